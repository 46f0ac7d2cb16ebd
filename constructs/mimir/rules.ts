import { type Endpoint, minutes } from '../kit';
import type { ComponentAlert } from '../kit/vocabulary/alert';
import { loss, type Observed, ofPod, ownSeries, podName, retries } from '../kit/vocabulary/alert-forms';
import { cannotUpload, failedOperations, failsRequests } from '../stores';
import { seriesTaken } from './limits';

/** Refused with 429, which the agents and the Collector repeat. A sender that does not repeat it counts the loss itself. */
const repeated = 'rate_limited';

/** The share of the series that are taken at which there is still time to do something. */
const nearly = 0.8;

/** What a Mimir's alerts depend on. */
interface MimirAlertsProps {
  readonly activeSeries: number;
  readonly evaluatesAlerts: boolean;
  readonly alertsTo?: Endpoint<'alertmanager'>;
  /** In how many ingesters each series is. */
  readonly copies: number;
  readonly inBucket: boolean;
}

/** https://grafana.com/docs/mimir/latest/manage/mimir-runbooks/ */
export function mimirAlerts(
  mimir: Observed,
  { activeSeries, evaluatesAlerts, alertsTo, copies, inBucket }: MimirAlertsProps,
): ComponentAlert[] {
  const discarded = { counter: 'cortex_discarded_samples_total', by: ['reason'] };
  const taken = seriesTaken(activeSeries);
  return [
    {
      name: 'MimirNearsSeriesLimit',
      kind: 'condition',
      expression: `sum(cortex_ingester_memory_series{${ownSeries(mimir)}})${copies > 1 ? ` / ${copies}` : ''} > ${Math.floor(taken * nearly)}`,
      holdsFor: minutes(10),
      severity: 'warning',
      summary: 'Mimir has nearly as many series as it takes; beyond that, it refuses new ones.',
      description: `{{ $value }} series are in memory. ${taken} are taken, half as many again as the ${activeSeries} that are stated.`,
    },
    loss(mimir, {
      ...discarded,
      name: 'MimirDiscardsSamples',
      matchers: `reason!="${repeated}"`,
      summary: 'Mimir refuses samples, and they are lost.',
      description: '{{ $value | humanize }} samples in fifteen minutes, for the reason {{ $labels.reason }}.',
    }),
    retries(mimir, {
      ...discarded,
      name: 'MimirLimitsRate',
      matchers: `reason="${repeated}"`,
      summary: 'More samples come than Mimir is to take, and senders repeat them.',
      description:
        '{{ $value | humanize }} samples were refused in five minutes ({{ $labels.reason }}). Senders that give up lose theirs.',
    }),
    failsRequests(mimir, { program: 'Mimir', counter: 'cortex_request_duration_seconds_count' }),
    retries(mimir, {
      name: 'MimirCannotWriteDisk',
      counter: {
        'a block': 'cortex_ingester_tsdb_compactions_failed_total',
        'the write-ahead log': 'cortex_ingester_tsdb_wal_writes_failed_total',
      },
      by: ofPod,
      summary: 'Mimir cannot write to its volume: its memory fills, or it takes no samples.',
      description: `In five minutes {{ $value | humanize }} tries of ${podName} to write {{ $labels.what }} have failed.`,
    }),
    ...cannotUpload(mimir, inBucket, {
      program: 'Mimir',
      counter: failedOperations('thanos_'),
      // Before it writes a block it asks whether it is there.
      matchers: 'component="ingester", operation=~"exists|upload"',
      meanwhile: 'What waits is on its volume, until that is full.',
    }),
    ...(evaluatesAlerts ? [ruleFailures(mimir)] : []),
    ...(alertsTo ? [droppedAlerts(mimir)] : []),
  ];
}

const ruleFailures = (mimir: Observed): ComponentAlert =>
  loss(mimir, {
    name: 'MimirRuleFailures',
    counter: 'cortex_prometheus_rule_evaluation_failures_total',
    by: ['rule_group'],
    summary: 'Mimir cannot evaluate alerts, and they do not fire.',
    description: '{{ $value | humanize }} evaluations of {{ $labels.rule_group }} failed in fifteen minutes.',
  });

const droppedAlerts = (mimir: Observed): ComponentAlert =>
  loss(mimir, {
    name: 'MimirDropsAlerts',
    counter: 'cortex_prometheus_notifications_dropped_total',
    by: ['alertmanager'],
    summary: 'Alertmanager does not take alerts of Mimir, and nobody is told of them.',
    description: '{{ $value | humanize }} alerts in fifteen minutes, for {{ $labels.alertmanager }}.',
  });
