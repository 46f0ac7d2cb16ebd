import type { KnownMetrics } from '../kit';
import { metricsWith, scrapedLabels } from '../kit/vocabulary/metrics';
import { recordedMetrics } from '../kit/vocabulary/own-rules';
import { alertSeries, processMetrics, pullMetrics, remoteWriteMetrics } from '../kit/vocabulary/shared-metrics';
import { isFromKubelet } from '../scrape/pulled';
import type { PrometheusProps } from './props';

/** What Prometheus says of itself. https://prometheus.io/docs/prometheus/latest/getting_started/#starting-prometheus */
export const prometheusMetrics: readonly KnownMetrics[] = metricsWith(scrapedLabels, [
  { name: /^prometheus_rule_evaluation_failures_total$/, labels: ['rule_group'] },
  { name: /^prometheus_notifications_dropped_total$/, labels: ['alertmanager'] },
  { name: /^prometheus_tsdb_(wal_writes|wal_truncations|compactions)_failed_total$/ },
  { name: /^prometheus_target_scrapes_sample_(out_of_order|duplicate_timestamp|out_of_bounds)_total$/ },
]);

/** What is there because of it: what it says of itself, what it asks kubelets for, and what its rules make. */
export const metricsOfPrometheus = ({
  metricsTo,
  scrape = [],
  recordingRules,
}: PrometheusProps): readonly KnownMetrics[] => [
  ...processMetrics,
  ...pullMetrics,
  ...prometheusMetrics,
  ...alertSeries,
  ...(metricsTo ? remoteWriteMetrics : []),
  ...scrape.filter(isFromKubelet).flatMap(({ knownMetrics }) => knownMetrics),
  ...recordedMetrics(recordingRules),
];
