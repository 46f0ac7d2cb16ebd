import type { Bytes, ComponentProps, ConfigurationChange, ResourceProps } from '../kit';
import { componentValidators } from '../kit/environment/component-props';
import { anything, bytes, count, flag, oneOf, optional, type Validators } from '../kit/model/validation';
import { resourceValidator } from '../kit/pods/container';
import type { CollectorConfiguration } from './pipelines';

/** What every Collector takes. */
export interface CollectorProps extends ComponentProps {
  /** How many pods. Of a Collector that samples more than one would each see a part of a trace. Default: 1. */
  readonly replicas?: number;
  /**
   * The room for what waits to be sent, three fifths of it for data, a third of these for each signal. When it is full, senders are
   * refused with an error on which they try again. Default: 2 GiB.
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

export const collectorValidators: Validators<CollectorProps> = {
  ...componentValidators,
  replicas: optional(count(1, 1000)),
  disk: optional(bytes('gibibytes(2)')),
  queues: optional(oneOf(['volume', 'pod'])),
  jaeger: optional(flag()),
  resources: optional(resourceValidator),
  // Checked when it is applied.
  configuration: anything(),
};
