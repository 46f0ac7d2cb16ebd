import type { ConfigurationChange } from '../kit';
import { anything, count, optional, type Validators } from '../kit/model/validation';
import { type ReceivingProps, receivingValidators } from '../opentelemetry/props';
import type { CollectorConfiguration } from './configuration';

/** What every Collector takes. */
export interface CollectorProps extends ReceivingProps {
  /** How many pods. Several pods of a Collector that samples would each see a part of a trace. Default: 1. */
  readonly replicas?: number;
  /**
   * What is to be different in the Collector's configuration, where there is no property for it. Default: nothing.
   * https://opentelemetry.io/docs/collector/configuration/
   */
  readonly configuration?: ConfigurationChange<CollectorConfiguration>;
}

export const collectorValidators: Validators<CollectorProps> = {
  ...receivingValidators,
  replicas: optional(count(1, 1000)),
  // Checked when it is applied.
  configuration: anything(),
};
