import type { Alert, ConfigurationChange, Endpoint } from '../kit';
import { anything, count, endpoint, list, optional, type Validators } from '../kit/model/validation';
import type { Scraped } from '../scrape';
import { scrapedValidator } from '../scrape/validator';
import { type StoreProps, storeValidators } from '../stores';
import type { PrometheusConfiguration } from './config';

/** `retention`: how long samples are kept, at most as many as fit on four fifths of the disk. */
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
   * The series of all that is watched, by which memory is checked. A program that shows more than half of them at once is not
   * pulled, and counts as down. Default: 50,000.
   * https://prometheus.io/docs/prometheus/latest/configuration/configuration/#scrape_config
   */
  readonly series?: number;
  /**
   * What is to be different in Prometheus's configuration, where there is no property for it. Default: nothing.
   * https://prometheus.io/docs/prometheus/latest/configuration/configuration/
   */
  readonly configuration?: ConfigurationChange<PrometheusConfiguration>;
}

export const prometheusValidators: Validators<PrometheusProps> = {
  ...storeValidators,
  series: optional(count(1000, 10_000_000)),
  scrape: optional(list(scrapedValidator)),
  // Checked by `checkAlerts`.
  alerts: anything(),
  alertsTo: optional(endpoint('alertmanager')),
  // Checked when it is applied.
  configuration: anything(),
};
