import type { ConfigurationChange } from '../kit';
import { anything, count, optional, type Validators } from '../kit/model/validation';
import { type CollectorCopies, collectorCopies } from '../opentelemetry/copies';
import { type ReceivingProps, receivingValidators } from '../opentelemetry/props';
import type { CollectorConfiguration } from './configuration';

/** What every Collector takes. */
export interface CollectorProps extends ReceivingProps {
  /** How many pods. Of a Collector that samples more than one would each see a part of a trace. Default: 1. */
  readonly replicas?: number;
  /**
   * Where a copy of each signal goes, such as a cloud, beside its first destination. A copy has a queue of its own on the disk. Where that is
   * full, the copy has gaps, which are counted and told, and nothing else waits for it. Default: nothing is copied.
   */
  readonly copyTo?: CollectorCopies;
  /**
   * What is to be different in the Collector's configuration, where there is no property for it. Default: nothing.
   * https://opentelemetry.io/docs/collector/configuration/
   */
  readonly configuration?: ConfigurationChange<CollectorConfiguration>;
}

export const collectorValidators: Validators<CollectorProps> = {
  ...receivingValidators,
  replicas: optional(count(1, 1000)),
  copyTo: optional(collectorCopies),
  // Checked when it is applied.
  configuration: anything(),
};
