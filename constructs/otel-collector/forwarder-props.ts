import type { Endpoint } from '../kit';
import { endpoint, type Validators } from '../kit/model/validation';
import { type CollectorProps, collectorValidators } from './common-props';

export interface OtelForwarderProps extends CollectorProps {
  /**
   * Where everything goes: `endpointsOf(observabilityCluster).otlp.with({ credentials: bearerToken({ … }) })`, or an `external`
   * endpoint. The environment's cluster must have a name.
   */
  readonly sendTo: Endpoint<'otlp.http'>;
}

export const otelForwarderValidators: Validators<OtelForwarderProps> = {
  ...collectorValidators,
  sendTo: endpoint('otlp.http'),
};
