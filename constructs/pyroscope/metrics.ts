import type { KnownMetrics } from '../kit';
import { metricsWith, scrapedLabels } from '../kit/vocabulary/metrics';

/**
 * What Pyroscope says of itself. https://github.com/grafana/pyroscope/blob/v2.2.1/pkg/validation/validate.go,
 * pkg/distributor/metrics.go, pkg/compactionworker/metrics.go
 */
export const pyroscopeMetrics: readonly KnownMetrics[] = metricsWith(scrapedLabels, [
  { name: /^pyroscope_discarded_(samples|bytes)_total$/, labels: ['reason', 'tenant'] },
  { name: /^pyroscope_request_duration_seconds_count$/, labels: ['method', 'route', 'status_code', 'ws'] },
  { name: /^pyroscope_distributor_received_(de)?compressed_bytes_(count|sum)$/, labels: ['tenant', 'type'] },
  { name: /^objstore_bucket_operation_failures_total$/, labels: ['bucket', 'operation'] },
  { name: /^pyroscope_compaction_worker_jobs_completed_total$/, labels: ['tenant', 'level', 'status'] },
]);
