import { minutes } from '../kit';
import type { ComponentAlert } from '../kit/vocabulary/alert';
import { loss, type Observed, ownSeries, retries } from '../kit/vocabulary/alert-forms';
import { cannotUpload, failedOperations, failsRequests } from '../stores';
import { lokiPeerAlerts } from './peer-alerts';

/** A request beyond the rate of all senders is refused as a whole, with 429, and every sender repeats that. */
const repeated = 'rate_limited';

/** What is beyond the limit of a stream is refused with 429 only where it is the last stream of a request; else it is lost. */
const ofStreams = 'stream_limit|per_stream_rate_limit';

/** https://grafana.com/docs/loki/latest/operations/troubleshooting/ */
export function lokiAlerts(
  loki: Observed,
  {
    evaluatesAlerts,
    records,
    streams,
    peers,
    inBucket,
  }: {
    readonly evaluatesAlerts: boolean;
    /** Whether it sends what its rules make to a store of metrics. */
    readonly records: boolean;
    readonly streams: number;
    /** What is known of a Loki of several pods. Undefined: it is one. */
    readonly peers?: { readonly ingesters: number; readonly copies: number };
    readonly inBucket: boolean;
  },
): ComponentAlert[] {
  const discarded = { counter: 'loki_discarded_samples_total', by: ['reason'] };
  return [
    loss(loki, {
      ...discarded,
      name: 'LokiDiscardsLines',
      matchers: `reason!~"${repeated}|${ofStreams}"`,
      summary: 'Loki refuses log lines, and they are lost.',
      description: '{{ $value | humanize }} lines in fifteen minutes, for the reason {{ $labels.reason }}.',
    }),
    ...(peers ? [] : [manyStreams(loki, streams)]),
    loss(loki, {
      ...discarded,
      name: 'LokiLimitsStreams',
      matchers: `reason=~"${ofStreams}"`,
      severity: 'warning',
      summary: 'Log streams are beyond their limits: of their lines some are lost, others are sent again.',
      description: '{{ $value | humanize }} refusals of lines in fifteen minutes, for the reason {{ $labels.reason }}.',
    }),
    retries(loki, {
      ...discarded,
      name: 'LokiLimitsRate',
      matchers: `reason="${repeated}"`,
      summary: 'More log lines come than Loki is to take, and senders repeat them.',
      description:
        '{{ $value | humanize }} lines were refused in five minutes ({{ $labels.reason }}). Senders that give up lose theirs.',
    }),
    loss(loki, {
      name: 'LokiTruncatesLines',
      counter: 'loki_mutated_samples_total',
      by: ['reason'],
      severity: 'warning',
      summary: 'Log lines are longer than Loki takes, and it stores their beginnings.',
      description: '{{ $value | humanize }} lines in fifteen minutes, for the reason {{ $labels.reason }}.',
    }),
    failsRequests(loki, { program: 'Loki', counter: 'loki_request_duration_seconds_count' }),
    ...cannotUpload(loki, inBucket, {
      program: 'Loki',
      counter: failedOperations('loki_'),
      matchers: 'operation="upload"',
      meanwhile: 'What waits is in memory and on its volume, until these are full.',
    }),
    ...(evaluatesAlerts
      ? [
          loss(loki, {
            name: 'LokiRuleFailures',
            counter: 'loki_prometheus_rule_evaluation_failures_total',
            by: ['rule_group'],
            severity: 'warning' as const,
            summary: 'Loki cannot evaluate alerts about log lines, and they do not fire.',
            description: '{{ $value | humanize }} evaluations of {{ $labels.rule_group }} failed in fifteen minutes.',
          }),
        ]
      : []),
    ...(records
      ? [
          loss(loki, {
            name: 'LokiDropsRecordedSamples',
            counter: 'loki_ruler_wal_prometheus_remote_storage_samples_failed_total',
            by: ['remote_name'],
            severity: 'warning' as const,
            summary: 'The store of metrics refuses for good what recording rules of Loki make, and it is lost.',
            description: '{{ $value | humanize }} samples for {{ $labels.remote_name }} in fifteen minutes.',
          }),
        ]
      : []),
    ...(peers ? lokiPeerAlerts(loki, { ...peers, streams }) : []),
  ];
}

const manyStreams = (loki: Observed, streams: number): ComponentAlert => ({
  kind: 'condition',
  name: 'LokiHasManyStreams',
  expression: `sum(loki_ingester_memory_streams{${ownSeries(loki)}}) > ${streams}`,
  holdsFor: minutes(5),
  severity: 'warning',
  summary: 'Loki has more streams open than its memory is meant for.',
  description: `{{ $value }} streams are open, and ${streams} are stated. It takes them all until its memory ends.`,
});
