import type { Bytes, ComponentProps, ConfigurationChange, Endpoint, ResourceProps } from '../kit';
import { componentValidators } from '../kit/environment/component-props';
import { anything, bytes, count, endpoint, flag, oneOf, optional, type Validators } from '../kit/model/validation';
import { resourceValidator } from '../kit/pods/container';
import type { CollectorConfiguration } from './pipelines';

export interface OtelForwarderProps extends ComponentProps {
  /**
   * Where everything goes: `endpointsOf(observabilityCluster).otlp.with({ credentials: bearerToken({ … }) })`, or an `external`
   * endpoint. The environment's cluster must have a name.
   */
  readonly sendTo: Endpoint<'otlp.http'>;
  /** How many pods. Default: 1. */
  readonly replicas?: number;
  /**
   * The room for what waits to be sent, three fifths of it for data, a third of these for each signal. What lasts longer than an outage
   * fills it is refused with an error on which senders try again. Default: 2 GiB.
   */
  readonly disk?: Bytes;
  /**
   * Where that room is: on a `volume` of its own, which outlives the pod, or in a folder of the `pod`, which a restarted
   * container finds again and another pod does not. Default: `volume`.
   */
  readonly queues?: 'volume' | 'pod';
  /** It takes spans of Jaeger clients and agents too, by each of Jaeger's protocols. Default: no. */
  readonly jaeger?: boolean;
  /** Requests and limit. Default: enough for about 1,000 spans a second. */
  readonly resources?: ResourceProps;
  /**
   * What is to be different in the Collector's configuration, where there is no property for it. Default: nothing.
   * https://opentelemetry.io/docs/collector/configuration/
   */
  readonly configuration?: ConfigurationChange<CollectorConfiguration>;
}

export const otelForwarderValidators: Validators<OtelForwarderProps> = {
  ...componentValidators,
  sendTo: endpoint('otlp.http'),
  replicas: optional(count(1, 1000)),
  disk: optional(bytes('gibibytes(2)')),
  queues: optional(oneOf(['volume', 'pod'])),
  jaeger: optional(flag()),
  resources: optional(resourceValidator),
  // Checked when it is applied.
  configuration: anything(),
};
