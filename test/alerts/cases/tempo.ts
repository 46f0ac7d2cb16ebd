import { type Cases, failedRequests, failedUploads, repeated } from '../case';
import { ofMembers } from './tempo-members';

const discarded = (reason: string) => `tempo_discarded_spans_total{tenant="single-tenant", reason="${reason}"}`;
const url = 'http://mimir.monitoring.svc:8080/api/v1/push';
const remoteWrite = (what: string, name = '43b164') =>
  `prometheus_remote_storage_samples_${what}_total{tenant="single-tenant", remote_name="${name}", url="${url}"}`;

export const tempoCases: Cases = {
  TempoDiscardsSpans: {
    kind: 'loss',
    counter: discarded('trace_too_large'),
    says: ({ figure }) => ({
      labels: { reason: 'trace_too_large' },
      description: `${figure} spans in fifteen minutes, for the reason trace_too_large.`,
    }),
    sentAgain: [discarded('rate_limited')],
  },
  TempoLimitsRate: {
    kind: 'waiting',
    ...repeated(discarded('rate_limited'), 5),
    says: ({ figure }) => ({
      labels: { reason: 'rate_limited' },
      description: `${figure} spans were refused in five minutes (rate_limited). Senders that give up lose theirs.`,
    }),
  },
  TempoTruncatesAttributes: {
    kind: 'loss',
    counter: 'tempo_distributor_attributes_truncated_total{tenant="single-tenant", scope="span"}',
    says: ({ figure }) => ({
      labels: { scope: 'span' },
      description: `${figure} attributes in fifteen minutes, of the kind span.`,
    }),
    sentAgain: { never: 'Tempo has taken the span' },
  },
  TempoLeavesSpansOut: {
    kind: 'loss',
    counter:
      'tempo_metrics_generator_spans_discarded_total{processor="all", reason="outside_metrics_ingestion_slack", tenant="single-tenant"}',
    says: ({ figure }) => ({
      labels: { processor: 'all', reason: 'outside_metrics_ingestion_slack' },
      description: `${figure} spans in fifteen minutes, of all, for the reason outside_metrics_ingestion_slack.`,
    }),
    // Left out because the configuration says so.
    sentAgain: [
      'tempo_metrics_generator_spans_discarded_total{processor="span-metrics", reason="span_metrics_filtered"}',
    ],
  },
  TempoLimitsSeries: {
    kind: 'loss',
    counter: 'tempo_metrics_generator_registry_series_limited_total{tenant="single-tenant"}',
    says: ({ figure }) => ({
      labels: { tenant: 'single-tenant' },
      description: `${figure} times in fifteen minutes (tenant single-tenant), as somebody puts identifiers into names of spans or services.`,
    }),
    sentAgain: { never: 'the span is stored, and counted with others' },
  },
  TempoLosesMetrics: {
    kind: 'loss',
    counter: remoteWrite('failed'),
    says: ({ figure }) => ({
      labels: { url },
      description: `${figure} samples in fifteen minutes, on their way to ${url}.`,
    }),
    sentAgain: [remoteWrite('retried')],
  },
  TempoCopyLosesMetrics: {
    kind: 'loss',
    counter: remoteWrite('failed', 'copy'),
    says: ({ figure }) => ({
      labels: { url },
      description: `${figure} samples in fifteen minutes, on their way to ${url}.`,
    }),
    sentAgain: [remoteWrite('retried', 'copy')],
  },
  TempoFailsRequests: failedRequests(
    (route, status) =>
      `tempo_request_duration_seconds_count{method="GET", route="${route}", status_code="${status}", ws="false"}`,
    'api_v2_traces_traceid',
  ),
  TempoCannotUpload: failedUploads([
    (labels) => `tempo_live_store_local_failed_flushes_total{tenant="single-tenant", ${labels}}`,
    (labels) => `tempo_backend_scheduler_work_flushes_failed_total{${labels}}`,
  ]),
  ...ofMembers,
};
