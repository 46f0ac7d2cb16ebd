import { resourceLabels, signalLabels } from './signal-labels';

/** Metrics that somebody produces. Checks compare the queries of dashboards and alerts with them. */
export interface KnownMetrics {
  /** Matches the whole name of each, such as `/^shop_orders_total$/`. */
  readonly name: RegExp;
  /** Every label that their series can have. `le` of a histogram's buckets is known without being listed. */
  readonly labels: readonly string[];
}

/** The labels that every scrape adds. https://prometheus.io/docs/concepts/jobs_instances/ */
export const targetLabels: readonly string[] = ['job', 'instance'];

/** The labels of the series that a scrape takes from a pod. */
export const scrapedLabels: readonly string[] = [...targetLabels, ...Object.values(signalLabels)];

/** The labels that a metrics store makes of the resource of metrics by OTLP. */
export const otlpLabels: readonly string[] = [...scrapedLabels, ...Object.values(resourceLabels)];

/** Metrics of one producer. `common`: the labels of all their series; `labels`: those of some beyond these. */
export function metricsWith(
  common: readonly string[],
  metrics: readonly { readonly name: RegExp; readonly labels?: readonly string[] }[],
): KnownMetrics[] {
  return metrics.map(({ name, labels = [] }) => ({ name, labels: [...common, ...labels] }));
}
