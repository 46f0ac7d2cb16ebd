import type { ComponentProps, Endpoint, Image, WorkloadProps } from '../kit';

export interface DemoProps extends ComponentProps {
  /** Where frontend and spring-app send their signals. */
  readonly otlpTo: Endpoint<'otlp.grpc'>;
  /** Gives spring-app its agent: `withJavaAgent({ otlpTo: … })`. */
  readonly instrument: NonNullable<WorkloadProps['patch']>;
  /** The image that is built from `examples/spring-app`. Default: the one in `constructs/images.ts`. */
  readonly springImage?: Image;
}
