import type { ComponentProps, DeploymentPatch, Endpoint } from '../kit';

export interface DemoProps extends ComponentProps {
  /** Where frontend and spring-app send their signals. */
  readonly otlpTo: Endpoint<'otlp.grpc'>;
  /** Gives spring-app its agent: `withJavaAgent({ otlpTo: … })`. */
  readonly instrument: DeploymentPatch;
}
