import type { Alert, ConfigurationChange, Duration, Endpoint } from '../kit';
import { anything, count, duration, endpoint, list, optional, type Validators } from '../kit/model/validation';
import { keepValidator } from '../scrape/keep-validator';
import { type Pulled, pulledValidator } from '../scrape/pulled';
import { type StoreProps, storeValidators } from '../stores';
import type { PrometheusConfiguration } from './config';

/**
 * `retention`: how long samples are kept, at most as many as fit on four fifths of the disk; whether the stated `series` do is checked.
 * `resources` by default: enough for 50,000 series.
 */
export interface PrometheusProps extends StoreProps {
  /**
   * Metrics that no component of the environment brings: those of pods, `scrape({ … })` and `annotatedPods({ … })`, those of
   * programs outside, `scrapeHosts({ … })`, and those of every node, `kubelet()` and `cadvisor()`. Default: none.
   */
  readonly scrape?: readonly Pulled[];
  /**
   * Of the metrics of nodes, objects, kubelets and containers those are stored for which a dashboard, an alert or a link of the environment
   * asks, your own among them. `keep`: further names, such as `['node_boot_time_seconds', 'kube_node_.+']`, as regular expressions (RE2) for
   * whole names; or `everything`. Default: none.
   */
  readonly keep?: readonly string[] | 'everything';
  /**
   * Alerts of your own, in PromQL. Without `alertsTo` they are seen in Grafana and on Prometheus' own page, and nobody is told.
   * Default: none.
   */
  readonly alerts?: readonly Alert[];
  /** Who is told when something is wrong: by alerts of your own, and by those of the components that it watches. Default: nobody. */
  readonly alertsTo?: Endpoint<'alertmanager'>;
  /**
   * The series that have samples now, of all that is pulled and sent, by which memory and disk are checked. Of what is sent, Prometheus
   * refuses none. A program that shows more than half of them at once is not pulled, and counts as down. Default: 50,000.
   * https://prometheus.io/docs/prometheus/latest/configuration/configuration/#scrape_config
   */
  readonly series?: number;
  /**
   * How often everything is pulled that says nothing else. Twice as often is twice the disk. From 1 second to 2 minutes, as dashboards
   * and alerts look back over 5. Default: 15 seconds.
   * https://prometheus.io/docs/prometheus/latest/configuration/configuration/#configuration-file
   */
  readonly scrapeInterval?: Duration;
  /**
   * What is to be different in Prometheus's configuration, where there is no property for it. Default: nothing.
   * https://prometheus.io/docs/prometheus/latest/configuration/configuration/
   */
  readonly configuration?: ConfigurationChange<PrometheusConfiguration>;
}

export const prometheusValidators: Validators<PrometheusProps> = {
  ...storeValidators,
  series: optional(count(1000, 10_000_000)),
  scrapeInterval: optional(duration('seconds(30)')),
  scrape: optional(list(pulledValidator)),
  keep: optional(keepValidator),
  // Checked by `checkAlerts`.
  alerts: anything(),
  alertsTo: optional(endpoint('alertmanager')),
  // Checked when it is applied.
  configuration: anything(),
};
