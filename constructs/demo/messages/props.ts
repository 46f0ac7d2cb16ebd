import type { ComponentProps, DeploymentPatch, Endpoint } from '../../kit';
import { componentValidators } from '../../kit/environment/component-props';
import { callback, endpoint, type Validators } from '../../kit/model/validation';

export interface MessagesDemoProps extends ComponentProps {
  /**
   * Where the spans of the page's browsers go, handed on by the nginx that serves the page. In another cluster nginx shows the endpoint's
   * credentials, which no browser gets.
   */
  readonly otlpTo: Endpoint<'otlp.http'>;
  /** Gives flask-backend its agent, `withPythonAgent({ otlpTo: … })`, or tells the SDK that it brings where to send, `withOtlp({ otlpTo: … })`. */
  readonly instrument: DeploymentPatch;
}

export const messagesDemoValidators: Validators<MessagesDemoProps> = {
  ...componentValidators,
  otlpTo: endpoint('otlp.http'),
  instrument: callback({
    example: 'withPythonAgent({ otlpTo: otel.otlp.http })',
    expected: 'a change of a Deployment, such as withPythonAgent({ otlpTo: otel.otlp.http })',
    standIn: (deployment) => deployment,
  }),
};
