import type { Alert, ConfigurationChange, Endpoint } from '../kit';
import { anything, endpoint, list, optional, type Validators } from '../kit/model/validation';
import type { Scraped } from '../scrape';
import { scrapedValidator } from '../scrape/validator';
import { type StoreProps, storeValidators } from '../stores';
import type { PrometheusConfiguration } from './config';

/** `retention`: how long samples are kept. `resources` by default: enough for about 50,000 series. */
export interface PrometheusProps extends StoreProps {
  /** Metrics of pods that no component of the environment brings: `scrape({ … })`, `annotatedPods({ … })`. Default: none. */
  readonly scrape?: readonly Scraped[];
  /**
   * Alerts of your own, in PromQL. Without `alertsTo` they are seen in Grafana and on Prometheus' own page, and nobody is told.
   * Default: none.
   */
  readonly alerts?: readonly Alert[];
  /** Who is told when something is wrong: by alerts of your own, and by those of the components that it watches. Default: nobody. */
  readonly alertsTo?: Endpoint<'alertmanager'>;
  /**
   * What is to be different in Prometheus's configuration, where there is no property for it. Default: nothing.
   * https://prometheus.io/docs/prometheus/latest/configuration/configuration/
   */
  readonly configuration?: ConfigurationChange<PrometheusConfiguration>;
}

export const prometheusValidators: Validators<PrometheusProps> = {
  ...storeValidators,
  scrape: optional(list(scrapedValidator)),
  // Checked by `checkAlerts`.
  alerts: anything(),
  alertsTo: optional(endpoint('alertmanager')),
  // Checked when it is applied.
  configuration: anything(),
};
