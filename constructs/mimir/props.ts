import type { ConfigurationChange } from '../kit';
import { anything, type Validators } from '../kit/model/validation';
import { type StoreProps, storeValidators } from '../stores';
import type { MimirConfiguration } from './config';

/** `retention`: how long samples are kept. `resources` by default: enough for about 100,000 active series. */
export interface MimirProps extends StoreProps {
  /**
   * What is to be different in Mimir's configuration, where there is no property for it. Default: nothing.
   * https://grafana.com/docs/mimir/latest/configure/configuration-parameters/
   */
  readonly configuration?: ConfigurationChange<MimirConfiguration>;
}

export const mimirValidators: Validators<MimirProps> = {
  ...storeValidators,
  // Checked when it is applied.
  configuration: anything(),
};
