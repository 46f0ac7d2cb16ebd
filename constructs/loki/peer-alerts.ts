import { hours, minutes } from '../kit';
import { type ComponentAlert, explainedOn } from '../kit/vocabulary/alert';
import { type Observed, ownSeries } from '../kit/vocabulary/alert-forms';
import { lokiPage } from '../kit/vocabulary/alert-pages';

/** By default the ingester refuses every line when its disk is nine tenths full. */
const fillsAbove = 0.7;

/** It deletes and compacts every ten minutes. */
const retentionLate = hours(3);

/**
 * What is to be known of a Loki of several pods. `ingesters`: how many there are. `streams`: how many are to be open, of which `copies` pods
 * count each. https://grafana.com/docs/loki/latest/operations/observability/
 */
export function lokiPeerAlerts(
  loki: Observed,
  { ingesters, streams, copies }: { readonly ingesters: number; readonly streams: number; readonly copies: number },
): readonly ComponentAlert[] {
  const series = ownSeries(loki);
  return explainedOn(lokiPage, [
    {
      kind: 'condition',
      name: 'LokiLacksIngesters',
      // In a roll-out one after the other is away, each for minutes, and all are there for a quarter of a minute in between.
      expression: `max(max_over_time(loki_ring_members{${series}, name="ingester", state="ACTIVE"}[5m])) < ${ingesters}`,
      holdsFor: minutes(10),
      severity: 'critical',
      summary: 'Ingesters of Loki are missing: lines have fewer copies, and when one more goes none are taken.',
      description: `{{ $value }} of ${ingesters} are there.`,
    },
    {
      kind: 'condition',
      name: 'LokiIngestersHaveManyStreams',
      expression: `sum(loki_ingester_memory_streams{${series}}) / ${copies} > ${streams}`,
      holdsFor: minutes(5),
      severity: 'warning',
      summary: 'Loki has more streams open than its ingesters are sized for.',
      description: `{{ $value | humanize }} streams are open, and the load has ${streams}. It takes them all until its memory ends.`,
    },
    {
      kind: 'condition',
      name: 'LokiWriteAheadLogFills',
      expression: `max by (instance) (loki_ingester_wal_disk_usage_percent{${series}}) > ${fillsAbove}`,
      holdsFor: minutes(10),
      severity: 'critical',
      summary: 'The disk of an ingester fills. At 90 % it takes no more lines.',
      description: 'That of {{ $labels.instance }} is {{ $value | humanizePercentage }} full.',
    },
    {
      kind: 'condition',
      name: 'LokiDoesNotDelete',
      expression: `time() - max(loki_compactor_apply_retention_last_successful_run_timestamp_seconds{${series}}) > ${retentionLate.seconds}`,
      holdsFor: minutes(45),
      severity: 'warning',
      summary: 'Loki has not deleted old lines for hours, and its bucket grows.',
      description: 'The last time was {{ $value | humanizeDuration }} ago.',
    },
    {
      kind: 'condition',
      name: 'LokiOverridesNotRead',
      expression: `min by (service_name) (loki_runtime_config_last_reload_successful{${series}}) == 0`,
      holdsFor: minutes(10),
      severity: 'warning',
      summary: 'Loki cannot read its overrides again, and goes on with those that it has.',
      description: 'So says {{ $labels.service_name }}. A pod that starts now does not start.',
    },
  ]);
}
