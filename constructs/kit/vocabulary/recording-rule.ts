import { madeOf } from '../model/plain-object';
import { written } from '../model/written-at';
import type { KnownMetrics } from './metrics';

/**
 * A query that is evaluated again and again, and whose result is stored as a metric: for one that is asked often and takes long.
 * https://prometheus.io/docs/prometheus/latest/configuration/recording_rules/
 */
export interface RecordingRule {
  /**
   * The name of the metric that it makes. Upstream's convention is level, metric and operation: `service_name:shop_orders:rate5m`.
   * https://prometheus.io/docs/practices/rules/#recording-rules
   */
  readonly record: string;
  /** The query: PromQL, or LogQL that makes numbers of lines. */
  readonly expression: string;
  /** Labels that the result gets beside its own: `{ team: 'orders' }`. Default: none. */
  readonly labels?: Readonly<Record<string, string>>;
}

/** A recording rule, for the property `recordingRules` of Prometheus, Mimir, KubePrometheusStack and Loki. */
export const recordingRule = (props: RecordingRule): RecordingRule => madeOf(props, (given) => written({ ...given }));

/** The metric of a rule, and not of a program. */
interface RecordedMetrics extends KnownMetrics {
  readonly byRule: true;
}

/** https://prometheus.io/docs/concepts/data_model/#metric-names-and-labels */
export const isMetricName = (value: unknown): value is string =>
  typeof value === 'string' && /^[A-Za-z_:][A-Za-z0-9_:]*$/.test(value);

/** The metrics that rules make. What labels the result of a query has is followed by `check`. */
export const recordedMetrics = (rules: readonly RecordingRule[] | undefined): readonly RecordedMetrics[] =>
  (Array.isArray(rules) ? (rules as readonly (RecordingRule | undefined)[]) : []).flatMap((rule) =>
    isMetricName(rule?.record)
      ? [{ name: new RegExp(`^${rule.record}$`), labels: Object.keys(rule.labels ?? {}), byRule: true }]
      : [],
  );

export const isRecorded = (metrics: KnownMetrics): boolean => 'byRule' in metrics;

/** Recording rules as the first group of a file, where there are some. */
export const recordingGroups = (rules: readonly RecordingRule[] = [], name = 'recording-rules') =>
  rules.length === 0 ? [] : [{ name, rules: rules.map(writtenRule) }];

const writtenRule = ({ record, expression, labels = {} }: RecordingRule) => ({
  record,
  expr: expression,
  ...(Object.keys(labels).length > 0 ? { labels } : {}),
});
