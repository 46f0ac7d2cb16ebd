import type { ComponentProps, DeploymentPatch, Endpoint } from '../kit';
import { componentValidators } from '../kit/environment/component-props';
import { callback, endpoint, type Validators } from '../kit/model/validation';

export interface DemoProps extends ComponentProps {
  /** Where frontend sends its traces. */
  readonly otlpTo: Endpoint<'otlp.grpc'>;
  /** Gives spring-app its agent, `withJavaAgent({ otlpTo: … })`, or tells it where its traces go, `withMicrometer({ tracesTo: … })`. */
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
