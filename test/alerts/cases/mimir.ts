import { type Cases, failedRequests, failedUploads, repeated } from '../case';

const discarded = (reason: string) => `cortex_discarded_samples_total{user="anonymous", group="", reason="${reason}"}`;

const group = '/data/ruler/anonymous/alerts.yaml;cadvisor';
const alertmanager = 'http://alertmanager:9093/api/v2/alerts';

const series = 'cortex_ingester_memory_series';

export const mimirCases: Cases = {
  MimirNearsSeriesLimit: {
    kind: 'condition',
    holds: { [series]: '60001x480' },
    figure: '60001',
    says: ({ figure }) => ({
      description: `${figure} series are in memory. 75000 are taken, half as many again as the 50000 that are stated.`,
    }),
    healthy: { [series]: '50000x480' },
    // New pods have series of their own, beside those of the old ones.
    rollOut: { [series]: '45000x240 62000x12 45000x228' },
  },
  MimirDiscardsSamples: {
    kind: 'loss',
    counter: discarded('per_user_series_limit'),
    says: ({ figure }) => ({
      labels: { reason: 'per_user_series_limit' },
      description: `${figure} samples in fifteen minutes, for the reason per_user_series_limit.`,
    }),
    sentAgain: [discarded('rate_limited')],
  },
  MimirLimitsRate: {
    kind: 'waiting',
    ...repeated(discarded('rate_limited'), 3),
    says: ({ figure }) => ({
      labels: { reason: 'rate_limited' },
      description: `${figure} samples were refused in five minutes (rate_limited). Senders that give up lose theirs.`,
    }),
  },
  MimirRuleFailures: {
    kind: 'loss',
    counter: `cortex_prometheus_rule_evaluation_failures_total{user="anonymous", rule_group="${group}", reason="user"}`,
    says: ({ figure }) => ({
      labels: { rule_group: group },
      description: `${figure} evaluations of ${group} failed in fifteen minutes.`,
    }),
    sentAgain: { never: 'the next evaluation asks again, for another time' },
  },
  MimirDropsAlerts: {
    kind: 'loss',
    counter: `cortex_prometheus_notifications_dropped_total{user="anonymous", alertmanager="${alertmanager}"}`,
    says: ({ figure }) => ({
      labels: { alertmanager },
      description: `${figure} alerts in fifteen minutes, for ${alertmanager}.`,
    }),
    sentAgain: { never: 'an alert that still fires is told anew a minute later, and one that has ended is not' },
  },
  MimirFailsRequests: failedRequests(
    (route, status) =>
      `cortex_request_duration_seconds_count{method="POST", route="${route}", status_code="${status}", ws="false"}`,
    'prometheus_api_v1_query_range',
  ),
  MimirCannotWriteDisk: {
    kind: 'waiting',
    ...repeated('cortex_ingester_tsdb_compactions_failed_total{pod="mimir-0", instance="10.0.0.7:8080"}', 1),
    says: ({ figure }) => ({
      labels: { pod: 'mimir-0', instance: '10.0.0.7:8080', what: 'a block' },
      description: `In five minutes ${figure} tries of mimir-0 to write a block have failed.`,
    }),
  },
  MimirCannotUpload: failedUploads([
    (labels) =>
      `thanos_objstore_bucket_operation_failures_total{bucket="", component="ingester", operation="exists", ${labels}}`,
  ]),
};
