import type { ComponentAlert } from '../kit/vocabulary/alert';
import { loss, type Observed, retries } from '../kit/vocabulary/alert-forms';
import { cannotUpload, failsRequests } from '../stores';
import { metricsCopy } from './copies';
import { alertsOfMembers } from './member-alerts';

/** Refused with the advice to come again in five seconds, which the Collector follows. */
const repeated = 'rate_limited';

/** What the generator leaves out because it is told to. */
const filtered = '.*_filtered';

/**
 * What a Tempo counts that cannot write into its bucket. Where there are several processes, the block-builders bring the spans there and count no
 * failures; but the scheduler, which writes its list of work there once a minute, does.
 */
const uploads = {
  one: {
    counter: 'tempo_live_store_local_failed_flushes_total',
    meanwhile: 'What waits is on its volume, until that is full.',
  },
  several: {
    counter: 'tempo_backend_scheduler_work_flushes_failed_total',
    meanwhile: 'Spans wait in the log, until it deletes them.',
  },
} as const;

/** What a Tempo's alerts depend on. */
interface TempoAlertsProps {
  readonly makesMetrics: boolean;
  readonly copies: boolean;
  /** Its blocks are in a bucket. */
  readonly inBucket: boolean;
  /** How many processes compact blocks, where each role has its own. */
  readonly workers?: number;
}

/** https://grafana.com/docs/tempo/latest/troubleshooting/ */
export function tempoAlerts(
  tempo: Observed,
  { makesMetrics, copies, inBucket, workers }: TempoAlertsProps,
): ComponentAlert[] {
  const discarded = { counter: 'tempo_discarded_spans_total', by: ['reason'] };
  return [
    loss(tempo, {
      ...discarded,
      name: 'TempoDiscardsSpans',
      matchers: `reason!="${repeated}"`,
      summary: 'Tempo refuses spans, and traces have gaps.',
      description: '{{ $value | humanize }} spans in fifteen minutes, for the reason {{ $labels.reason }}.',
    }),
    retries(tempo, {
      ...discarded,
      name: 'TempoLimitsRate',
      matchers: `reason="${repeated}"`,
      summary: 'More spans come than Tempo is to take, and senders repeat them.',
      description:
        '{{ $value | humanize }} spans were refused in five minutes ({{ $labels.reason }}). Senders that give up lose theirs.',
    }),
    loss(tempo, {
      name: 'TempoTruncatesAttributes',
      counter: 'tempo_distributor_attributes_truncated_total',
      // Stack traces of exceptions are events, and nearly all of them are longer: it would fire wherever something fails.
      matchers: 'scope!="event"',
      by: ['scope'],
      severity: 'warning',
      summary: 'Attributes of traces are longer than Tempo stores, and their ends are cut.',
      description: '{{ $value | humanize }} attributes in fifteen minutes, of the kind {{ $labels.scope }}.',
    }),
    failsRequests(tempo, { program: 'Tempo', counter: 'tempo_request_duration_seconds_count' }),
    ...cannotUpload(tempo, inBucket, { program: 'Tempo', ...(workers ? uploads.several : uploads.one) }),
    ...(makesMetrics ? generatorAlerts(tempo, { copies }) : []),
    ...(workers ? alertsOfMembers(tempo, workers) : []),
  ];
}

/** https://grafana.com/docs/tempo/latest/metrics-from-traces/metrics-generator/ */
const generatorAlerts = (tempo: Observed, { copies }: { readonly copies: boolean }): ComponentAlert[] => [
  loss(tempo, {
    name: 'TempoLeavesSpansOut',
    counter: 'tempo_metrics_generator_spans_discarded_total',
    matchers: `reason!~"${filtered}"`,
    by: ['processor', 'reason'],
    severity: 'warning',
    summary: 'Spans are stored and not counted: the rates that are made from traces are too low.',
    description:
      '{{ $value | humanize }} spans in fifteen minutes, of {{ $labels.processor }}, for the reason {{ $labels.reason }}.',
  }),
  loss(tempo, {
    name: 'TempoLimitsSeries',
    counter: 'tempo_metrics_generator_registry_series_limited_total',
    by: ['tenant'],
    severity: 'warning',
    summary: 'Traces would make more series than Tempo is to make, and the rates of new names are not kept apart.',
    description:
      '{{ $value | humanize }} times in fifteen minutes (tenant {{ $labels.tenant }}), as somebody puts identifiers into names of spans or services.',
  }),
  loss(tempo, {
    name: 'TempoLosesMetrics',
    counter: 'prometheus_remote_storage_samples_failed_total',
    ...(copies ? { matchers: `remote_name!="${metricsCopy}"` } : {}),
    by: ['url'],
    summary: 'Metrics that are made from traces are refused where they are to be stored, and they are lost.',
    description: '{{ $value | humanize }} samples in fifteen minutes, on their way to {{ $labels.url }}.',
  }),
  ...(copies
    ? [
        loss(tempo, {
          name: 'TempoCopyLosesMetrics',
          counter: 'prometheus_remote_storage_samples_failed_total',
          matchers: `remote_name="${metricsCopy}"`,
          by: ['url'],
          severity: 'warning',
          summary:
            'The copy of the metrics that are made from traces has gaps: it is refused. The first destination has all of them.',
          description: '{{ $value | humanize }} samples in fifteen minutes, on their way to {{ $labels.url }}.',
        }),
      ]
    : []),
];
