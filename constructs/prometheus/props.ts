import type { Alert, ConfigurationChange, Duration, Endpoint, RecordingRule } from '../kit';
import {
  anything,
  count,
  duration,
  endpoint,
  list,
  optional,
  type Validators,
  validator,
} from '../kit/model/validation';
import { keepValidator } from '../scrape/keep-validator';
import { type Pulled, pulledValidator } from '../scrape/pulled';
import { type StoreProps, storeValidators } from '../stores';
import type { PrometheusConfiguration } from './config';

/**
 * `retention`: how long samples are kept, at most as many as fit on four fifths of the disk; whether the stated `series` do is checked.
 * `resources` by default: enough for the stated `series`.
 */
export interface PrometheusProps extends StoreProps {
  /**
   * Metrics that no component of the environment brings: those of pods, `scrape({ … })` and `annotatedPods({ … })`, those of
   * programs outside, `scrapeHosts({ … })`, and those of every node, `kubelet()` and `cadvisor()`. Default: none.
   */
  readonly scrape?: readonly Pulled[];
  /**
   * Further metrics of nodes, objects, kubelets and containers to store. Without it, only those are stored that a dashboard, an alert or a
   * link of the environment asks for, your own among them. Names, such as `['node_boot_time_seconds', 'kube_node_.+']`, as regular expressions (RE2) for
   * whole names; or `everything`. Default: none.
   */
  readonly keep?: readonly string[] | 'everything';
  /**
   * Alerts of your own, in PromQL. Without `alertsTo` they are seen in Grafana and on Prometheus' own page, and nobody is told.
   * Default: none.
   */
  readonly alerts?: readonly Alert[];
  /**
   * Queries whose results are stored as metrics of their own, for those that are asked often and take long: `recordingRule({ … })`, in
   * PromQL. Each series of a result counts among `series`. Default: none.
   * https://prometheus.io/docs/prometheus/latest/configuration/recording_rules/
   */
  readonly recordingRules?: readonly RecordingRule[];
  /**
   * Where samples go besides: a Mimir, which keeps them for longer and has those of others too. Prometheus itself goes on pulling and
   * evaluating while it is away. Default: nowhere.
   * https://prometheus.io/docs/prometheus/latest/configuration/configuration/#remote_write
   */
  readonly metricsTo?: Endpoint<'prometheus.remote-write'>;
  /**
   * One pod, or two that pull and evaluate the same, so that one may be away. Alerts of both are one, and of their samples a Mimir with
   * `acceptHaSamples` keeps those of one at a time. People ask the Mimir. At `query` each address that asks is led to
   * one of the two, which has what it has pulled itself. Default: 1.
   * https://grafana.com/docs/mimir/latest/configure/configure-high-availability-deduplication/
   */
  readonly replicas?: 1 | 2;
  /** Who is told when something is wrong: by alerts of your own, and by those of the components that it watches. Default: nobody. */
  readonly alertsTo?: Endpoint<'alertmanager'>;
  /**
   * The series that have samples now, of all that is pulled and sent, by which memory and disk are checked. Prometheus refuses nothing
   * that is sent. A program that shows more than half of them at once is not pulled, and counts as down. Default: 50,000.
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

const replicas = validator<1 | 2>({
  example: '2',
  expected: '1, or 2 so that one may be away',
  standIn: 1,
  isKind: (value) => value === 1 || value === 2,
});

export const prometheusValidators: Validators<PrometheusProps> = {
  ...storeValidators,
  series: optional(count(1000, 10_000_000)),
  scrapeInterval: optional(duration('seconds(30)')),
  scrape: optional(list(pulledValidator)),
  keep: optional(keepValidator),
  // Checked by `checkAlerts`.
  alerts: anything(),
  // Checked by `checkRecordingRules`.
  recordingRules: anything(),
  alertsTo: optional(endpoint('alertmanager')),
  metricsTo: optional(endpoint('prometheus.remote-write')),
  replicas: optional(replicas),
  // Checked when it is applied.
  configuration: anything(),
};
