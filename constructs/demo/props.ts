import type { ComponentProps, DeploymentPatch, Endpoint } from '../kit';
import { componentValidators } from '../kit/environment/component-props';
import { callback, endpoint, type Validators } from '../kit/model/validation';

export interface DemoProps extends ComponentProps {
  /** Where frontend and spring-app send their signals. */
  readonly otlpTo: Endpoint<'otlp.grpc'>;
  /** Gives spring-app its agent: `withJavaAgent({ otlpTo: … })`. */
  readonly instrument: DeploymentPatch;
}

export const demoValidators: Validators<DemoProps> = {
  ...componentValidators,
  otlpTo: endpoint('otlp.grpc'),
  instrument: callback({
    example: 'withJavaAgent({ otlpTo: otel.otlp.grpc })',
    expected: 'a change of a Deployment, such as withJavaAgent({ otlpTo: otel.otlp.grpc })',
    standIn: (deployment) => deployment,
  }),
};
