import type { ConfigurationChange } from '../kit';
import { anything, count, optional, type Validators } from '../kit/model/validation';
import { type StoreProps, storeValidators } from '../stores';
import type { MimirConfiguration } from './config';

/** `retention`: how long samples are kept. `resources` by default: enough for 50,000 active series. */
export interface MimirProps extends StoreProps {
  /**
   * The series that have samples now, by which memory and disk are checked. Half as many more are taken; what is beyond is refused
   * and counted, and one metric may have half of the stated series. Default: 50,000.
   * https://grafana.com/docs/mimir/latest/configure/configuration-parameters/#limits
   */
  readonly activeSeries?: number;
  /**
   * What is to be different in Mimir's configuration, where there is no property for it. Default: nothing.
   * https://grafana.com/docs/mimir/latest/configure/configuration-parameters/
   */
  readonly configuration?: ConfigurationChange<MimirConfiguration>;
}

export const mimirValidators: Validators<MimirProps> = {
  ...storeValidators,
  activeSeries: optional(count(1000, 10_000_000)),
  // Checked when it is applied.
  configuration: anything(),
};
