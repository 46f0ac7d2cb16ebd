import { type Cases, failedRequests, failedUploads, repeated } from '../case';

const discarded = (reason: string) => `loki_discarded_samples_total{tenant="fake", reason="${reason}"}`;
const ofReason = (reason: string, description: string) => ({ labels: { reason }, description });

export const lokiCases: Cases = {
  LokiDiscardsLines: {
    kind: 'loss',
    counter: discarded('line_too_long'),
    says: ({ figure }) =>
      ofReason('line_too_long', `${figure} lines in fifteen minutes, for the reason line_too_long.`),
    sentAgain: [discarded('rate_limited')],
  },
  LokiLimitsStreams: {
    kind: 'loss',
    counter: discarded('stream_limit'),
    says: ({ figure }) =>
      ofReason('stream_limit', `${figure} refusals of lines in fifteen minutes, for the reason stream_limit.`),
    sentAgain: [discarded('rate_limited')],
  },
  LokiHasManyStreams: {
    kind: 'condition',
    holds: { 'loki_ingester_memory_streams{tenant="fake"}': '5001x480' },
    figure: '5001',
    says: ({ figure }) => ({
      description: `${figure} streams are open, and 5000 are stated. It takes them all until its memory ends.`,
    }),
    healthy: { 'loki_ingester_memory_streams{tenant="fake"}': '5000x480' },
    // New pods have streams of their own, beside those of the old ones.
    rollOut: { 'loki_ingester_memory_streams{tenant="fake"}': '4000x240 5500x12 4000x228' },
  },
  LokiLimitsRate: {
    kind: 'waiting',
    ...repeated(discarded('rate_limited'), 2),
    says: ({ figure }) =>
      ofReason(
        'rate_limited',
        `${figure} lines were refused in five minutes (rate_limited). Senders that give up lose theirs.`,
      ),
  },
  LokiTruncatesLines: {
    kind: 'loss',
    counter: 'loki_mutated_samples_total{reason="line_too_long", truncated="fake"}',
    says: ({ figure }) =>
      ofReason('line_too_long', `${figure} lines in fifteen minutes, for the reason line_too_long.`),
    sentAgain: { never: 'Loki has taken the line' },
  },
  LokiRuleFailures: {
    kind: 'loss',
    counter: 'loki_prometheus_rule_evaluation_failures_total{user="fake", rule_group="lines"}',
    says: ({ figure }) => ({
      labels: { rule_group: 'lines' },
      description: `${figure} evaluations of lines failed in fifteen minutes.`,
    }),
    sentAgain: { never: 'an evaluation is not repeated' },
  },
  LokiDropsRecordedSamples: {
    kind: 'loss',
    counter:
      'loki_ruler_wal_prometheus_remote_storage_samples_failed_total{tenant="fake", remote_name="fake-rw-mimir", url="http://mimir"}',
    says: ({ figure }) => ({
      labels: { remote_name: 'fake-rw-mimir' },
      description: `${figure} samples for fake-rw-mimir in fifteen minutes.`,
    }),
    sentAgain: [
      'loki_ruler_wal_prometheus_remote_storage_samples_retried_total{tenant="fake", remote_name="fake-rw-mimir", url="http://mimir"}',
    ],
  },
  LokiFailsRequests: failedRequests(
    (route, status) =>
      `loki_request_duration_seconds_count{method="GET", route="${route}", status_code="${status}", ws="false"}`,
    'loki_api_v1_query_range',
  ),
  LokiCannotUpload: failedUploads([
    (labels) => `loki_objstore_bucket_operation_failures_total{bucket="", operation="upload", ${labels}}`,
  ]),
};
