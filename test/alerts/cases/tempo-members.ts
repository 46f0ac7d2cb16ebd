import { type Cases, repeated } from '../case';

const [hour, hours] = [240, 480];

/** Two partitions are written, as a process that knows the ring says. */
const written = { 'tempo_partition_ring_partitions{name="livestore-partitions", state="Active"}': `2x${hours}` };
const builder = (partition: number) =>
  `tempo_block_builder_owned_partitions{partition="${partition}", state="PartitionActive"}`;
const liveStore = (partition: number, zone: 'a' | 'b') =>
  `tempo_live_store_partition_owned{partition="${partition}", zone="tempo-live-store-zone-${zone}"}`;
const lag = (group: string) => `tempo_ingest_group_partition_lag_seconds{group="${group}", partition="0"}`;

const always = `1x${hours}`;
/** Away for three minutes, as a pod that is replaced. */
const replaced = `1x${hour} stale _x12 1x${hour - 14}`;

const outstanding = 'tempodb_compaction_outstanding_blocks{tenant="single-tenant"}';
const listAge = 'tempodb_blocklist_tenant_index_age_seconds{tenant="single-tenant"}';
const pollErrors = 'tempodb_blocklist_poll_errors_total{tenant=""}';
const unhealthy = 'tempo_ring_members{name="live-store", state="Unhealthy"}';
const reloaded = 'tempo_runtime_config_last_reload_successful{config="overrides"}';

/** Alerts of a Tempo in several processes. */
export const ofMembers: Cases = {
  TempoCannotWriteLog: {
    kind: 'waiting',
    ...repeated('tempo_distributor_produce_failures_total{reason="timeout"}', 5),
    says: ({ figure }) => ({
      labels: { reason: 'timeout' },
      description: `${figure} records were not written in five minutes (timeout). Senders that give up lose theirs.`,
    }),
  },
  TempoPartitionUnread: {
    kind: 'condition',
    holds: { ...written, [builder(0)]: always },
    figure: '1',
    says: ({ figure }) => ({
      description: `${figure} partitions. What is in them is lost when the log deletes it.`,
    }),
    healthy: { ...written, [builder(0)]: always, [builder(1)]: always },
    rollOut: { ...written, [builder(0)]: always, [builder(1)]: replaced },
  },
  TempoBlockBuilderLags: {
    kind: 'condition',
    holds: { [lag('block-builder')]: `1800x${hours}` },
    figure: '30m 0s',
    says: ({ figure }) => ({
      labels: { partition: '0' },
      description: `Those that a block-builder reads now of partition 0 are ${figure} old. What waits longer than the log keeps records is lost.`,
    }),
    // A cycle takes five minutes.
    healthy: { [lag('block-builder')]: `330x${hours}` },
    rollOut: { [lag('block-builder')]: `330x${hour} 600x12 330x${hour - 13}` },
  },
  TempoLiveStoreLags: {
    kind: 'condition',
    holds: { [lag('tempo-live-store-zone-a')]: `300x${hours}` },
    figure: '5m 0s',
    says: ({ figure }) => ({
      labels: { group: 'tempo-live-store-zone-a', partition: '0' },
      description: `tempo-live-store-zone-a is ${figure} behind in partition 0.`,
    }),
    healthy: { [lag('tempo-live-store-zone-a')]: `1x${hours}` },
    rollOut: { [lag('tempo-live-store-zone-a')]: `1x${hour} 180x12 1x${hour - 13}` },
  },
  TempoPartitionWithoutLiveStore: {
    kind: 'condition',
    holds: { ...written, [liveStore(0, 'a')]: always },
    figure: '1',
    says: ({ figure }) => ({
      description: `${figure} partitions. Nothing is lost: what is in the log comes into the bucket.`,
    }),
    healthy: { ...written, [liveStore(0, 'a')]: always, [liveStore(1, 'a')]: always },
    rollOut: { ...written, [liveStore(0, 'a')]: always, [liveStore(1, 'a')]: replaced },
  },
  TempoLiveStoreAlone: {
    kind: 'condition',
    holds: { [liveStore(0, 'a')]: always },
    figure: '1',
    says: () => ({
      labels: { partition: '0' },
      description: 'It is partition 0. When that live-store is away too, they are not found.',
    }),
    healthy: { [liveStore(0, 'a')]: always, [liveStore(0, 'b')]: always },
    rollOut: { [liveStore(0, 'a')]: always, [liveStore(0, 'b')]: replaced },
  },
  TempoLiveStoreDropsRecords: {
    kind: 'loss',
    counter: 'tempo_live_store_records_dropped_total{tenant="single-tenant", reason="too_old"}',
    says: ({ figure }) => ({
      labels: { reason: 'too_old' },
      description: `${figure} records in fifteen minutes, for the reason too_old.`,
    }),
    sentAgain: { never: 'they are in the log, and come into the bucket' },
  },
  TempoCompactionFallsBehind: {
    kind: 'condition',
    holds: { [outstanding]: `250x${hours}` },
    figure: '250',
    says: ({ figure }) => ({
      labels: { tenant: 'single-tenant' },
      description: `${figure} blocks of single-tenant wait to be joined with others.`,
    }),
    healthy: { [outstanding]: `20x${hours}` },
    rollOut: { [outstanding]: `20x${hour} 250x12 20x${hour - 13}` },
  },
  TempoBlockListOld: {
    kind: 'condition',
    holds: { [listAge]: `1800x${hours}` },
    figure: '30m 0s',
    says: ({ figure }) => ({
      labels: { tenant: 'single-tenant' },
      description: `That of single-tenant is ${figure} old.`,
    }),
    healthy: { [listAge]: `300x${hours}` },
    rollOut: { [listAge]: `300x${hour} 780x12 300x${hour - 13}` },
  },
  TempoCannotReachBucket: {
    kind: 'waiting',
    holds: { [pollErrors]: `0+1x${hours}` },
    // One each quarter of a minute.
    figure: '40',
    says: ({ figure }) => ({
      description: `Its processes failed ${figure} times in ten minutes to list what is there.`,
    }),
    healthy: { [pollErrors]: `7x${hours}` },
    rollOut: { [pollErrors]: `0x${hour} 0+1x12 12x${hour - 13}` },
  },
  TempoRingUnhealthy: {
    kind: 'condition',
    holds: { [unhealthy]: always },
    figure: '1',
    says: ({ figure }) => ({ labels: { name: 'live-store' }, description: `${figure} of the ring live-store.` }),
    healthy: { [unhealthy]: `0x${hours}` },
    rollOut: { [unhealthy]: `0x${hour} 1x12 0x${hour - 13}` },
  },
  TempoIgnoresOverrides: {
    kind: 'condition',
    holds: { [reloaded]: `0x${hours}` },
    figure: '1',
    says: ({ figure }) => ({ description: `${figure} processes. One that starts now ends at once.` }),
    healthy: { [reloaded]: always },
    rollOut: { [reloaded]: replaced },
  },
};
