import { minutes } from '../kit';
import type { ComponentAlert } from '../kit/vocabulary/alert';
import { loss, type Observed, ownSeries, retries } from '../kit/vocabulary/alert-forms';
import { tempoGroups } from '../kit/vocabulary/consumer-groups';

/** How many blocks may wait for each process that compacts them. Upstream's own. */
const blocksOfWorker = 100;

/**
 * Alerts of a Tempo in several processes, between which a log stands: of the log, they tell what those who write and read it see. `workers`: how
 * many processes compact blocks.
 * https://github.com/grafana/tempo/blob/v3.0.3/operations/tempo-mixin/runbook.md
 */
export function alertsOfMembers(tempo: Observed, workers: number): ComponentAlert[] {
  const own = ownSeries(tempo);
  // Each process that knows the ring says how many there are.
  const written = `max(sum by (instance) (tempo_partition_ring_partitions{${own}, state=~"Active|Inactive"}))`;
  const each = (metric: string) => `(count(count by (partition) (${metric}{${own}})) or vector(0))`;
  return [
    retries(tempo, {
      name: 'TempoCannotWriteLog',
      counter: 'tempo_distributor_produce_failures_total',
      by: ['reason'],
      summary: 'Tempo does not get spans into the log, and senders repeat them.',
      description:
        '{{ $value | humanize }} records were not written in five minutes ({{ $labels.reason }}). Senders that give up lose theirs.',
    }),
    {
      name: 'TempoPartitionUnread',
      kind: 'condition',
      expression: `${written} - ${each('tempo_block_builder_owned_partitions')} > 0`,
      holdsFor: minutes(15),
      severity: 'critical',
      summary: 'Partitions of the log are written and no block-builder reads them: their spans are not in the bucket.',
      description: '{{ $value }} partitions. What is in them is lost when the log deletes it.',
    },
    {
      name: 'TempoBlockBuilderLags',
      kind: 'condition',
      expression: `max by (partition) (tempo_ingest_group_partition_lag_seconds{${own}, group="${tempoGroups.blockBuilder}"}) > 1200`,
      holdsFor: minutes(5),
      severity: 'critical',
      summary: 'Spans wait in the log and do not come into the bucket.',
      description:
        'Those that a block-builder reads now of partition {{ $labels.partition }} are {{ $value | humanizeDuration }} old. What waits longer than the log keeps records is lost.',
    },
    {
      name: 'TempoLiveStoreLags',
      kind: 'condition',
      expression: `max by (group, partition) (avg_over_time(tempo_ingest_group_partition_lag_seconds{${own}, group=~"${tempoGroups.liveStore}"}[6m])) > 200`,
      holdsFor: minutes(10),
      severity: 'warning',
      summary: 'Live-stores are behind: recent spans are not found yet.',
      description:
        '{{ $labels.group }} is {{ $value | humanizeDuration }} behind in partition {{ $labels.partition }}.',
    },
    {
      name: 'TempoPartitionWithoutLiveStore',
      kind: 'condition',
      expression: `${written} - ${each('tempo_live_store_partition_owned')} > 0`,
      holdsFor: minutes(10),
      severity: 'critical',
      summary: 'No live-store reads a partition of the log: spans of the last quarter of an hour are not found.',
      description: '{{ $value }} partitions. Nothing is lost: what is in the log comes into the bucket.',
    },
    {
      name: 'TempoLiveStoreAlone',
      kind: 'condition',
      expression: `count by (partition) (tempo_live_store_partition_owned{${own}}) == 1`,
      holdsFor: minutes(15),
      severity: 'warning',
      summary: 'One zone alone has the spans of the last quarter of an hour of a partition.',
      description: 'It is partition {{ $labels.partition }}. When that live-store is away too, they are not found.',
    },
    loss(tempo, {
      name: 'TempoLiveStoreDropsRecords',
      counter: 'tempo_live_store_records_dropped_total',
      by: ['reason'],
      severity: 'warning',
      summary: 'Live-stores leave records of the log out: their spans are not found until they are in the bucket.',
      description: '{{ $value | humanize }} records in fifteen minutes, for the reason {{ $labels.reason }}.',
    }),
    {
      name: 'TempoCompactionFallsBehind',
      kind: 'condition',
      expression: `max by (tenant) (min_over_time(tempodb_compaction_outstanding_blocks{${own}}[2h])) > ${workers * blocksOfWorker}`,
      holdsFor: minutes(30),
      severity: 'warning',
      summary: 'Blocks are made faster than they are joined, and queries become slower.',
      description: '{{ $value | humanize }} blocks of {{ $labels.tenant }} wait to be joined with others.',
    },
    {
      name: 'TempoBlockListOld',
      kind: 'condition',
      expression: `max by (tenant) (tempodb_blocklist_tenant_index_age_seconds{${own}}) > 1200`,
      holdsFor: minutes(5),
      severity: 'critical',
      summary: 'The list of blocks in the bucket is not made anew: what came into it lately is not found.',
      description: 'That of {{ $labels.tenant }} is {{ $value | humanizeDuration }} old.',
    },
    {
      name: 'TempoCannotReachBucket',
      kind: 'waiting',
      // Each process that reads the bucket looks for blocks every five minutes.
      expression: `sum(increase(tempodb_blocklist_poll_errors_total{${own}}[10m])) > 0`,
      holdsFor: minutes(15),
      severity: 'warning',
      summary:
        'Tempo does not reach its bucket: spans wait in the log, and those older than a quarter of an hour are not found.',
      description: 'Its processes failed {{ $value | humanize }} times in ten minutes to list what is there.',
    },
    {
      name: 'TempoRingUnhealthy',
      kind: 'condition',
      expression: `max by (name) (tempo_ring_members{${own}, state="Unhealthy"}) > 0`,
      holdsFor: minutes(15),
      severity: 'warning',
      summary: 'Processes of Tempo are gone without a word, and others still count on them.',
      description: '{{ $value }} of the ring {{ $labels.name }}.',
    },
    {
      name: 'TempoIgnoresOverrides',
      kind: 'condition',
      expression: `count(tempo_runtime_config_last_reload_successful{${own}} == 0) > 0`,
      holdsFor: minutes(15),
      severity: 'warning',
      summary: 'Tempo cannot read its limits again, and goes on with the ones before.',
      description: '{{ $value }} processes. One that starts now ends at once.',
    },
  ];
}
