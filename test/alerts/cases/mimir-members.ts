import { type Cases, type LastingCase, repeated } from '../case';

const hour = 240;

/** A time that stays where it is; in a healthy hour it is now, and during a roll-out it is old for three minutes. */
const stands = (series: string, figure: (time: string) => string, says: LastingCase['says']): LastingCase => ({
  kind: 'condition',
  // An hour later it is four hours ago.
  holds: { [series]: `-10800x${2 * hour}` },
  figure: figure('4h 0m 0s'),
  says,
  healthy: { [series]: `1+15x${2 * hour}` },
  rollOut: { [series]: `1+15x${hour} -10800x12 3781+15x${hour - 12}` },
});

const ofPod =
  (words: string): LastingCase['says'] =>
  () => ({
    labels: { instance: 'pod' },
    description: words,
  });

const rejected = 'cortex_ingester_instance_rejected_requests_total{reason="ingester_max_inflight_push_requests"}';
const operations =
  'thanos_cache_operations_total{backend="memcached", component="store-gateway", name="index-cache", operation="getmulti"}';
const failures =
  'thanos_cache_operation_failures_total{backend="memcached", component="store-gateway", name="index-cache", operation="getmulti", reason="network-error"}';
const ring = 'cortex_ring_members{name="ingester", state="Unhealthy"}';
const members = 'memberlist_client_cluster_members_count';
const reloaded = 'cortex_runtime_config_last_reload_successful{config="mimir-runtime-config"}';

export const mimirMemberCases: Cases = {
  MimirRingUnhealthy: {
    kind: 'condition',
    holds: { [ring]: `1x${2 * hour}` },
    figure: '1',
    says: ({ figure }) => ({
      labels: { name: 'ingester' },
      description: `${figure} members of the ring ingester are silent.`,
    }),
    healthy: { [ring]: `0x${2 * hour}` },
    rollOut: { [ring]: `0x${hour} 1x12 0x${hour - 12}` },
  },
  MimirMembersMissing: {
    kind: 'condition',
    holds: { [members]: `15x${2 * hour}` },
    figure: '15',
    says: ofPod('pod finds 15 of 16, itself included.'),
    healthy: { [members]: `16x${2 * hour}` },
    rollOut: { [members]: `16x${hour} 15x12 16x${hour - 12}` },
  },
  MimirBlocksNotShipped: stands(
    'cortex_ingester_oldest_unshipped_block_timestamp_seconds',
    (time) => time,
    ofPod('The oldest one of pod waits for 4h 0m 0s.'),
  ),
  MimirCompactorNotRun: stands(
    'cortex_compactor_last_successful_run_timestamp_seconds',
    (time) => time,
    ofPod('pod came to an end 4h 0m 0s ago, or has not since it started.'),
  ),
  MimirBucketIndexStale: stands(
    'cortex_bucket_index_last_successful_update_timestamp_seconds{user="anonymous"}',
    (time) => time,
    () => ({ description: 'It was written 4h 0m 0s ago.' }),
  ),
  MimirStoreGatewayNotSynced: stands(
    'cortex_bucket_stores_blocks_last_successful_sync_timestamp_seconds{component="store-gateway"}',
    (time) => time,
    ofPod('pod learned of them 4h 0m 0s ago.'),
  ),
  MimirRefusesRequests: {
    kind: 'waiting',
    ...repeated(rejected, 3),
    says: ({ figure }) => ({
      labels: { what: 'ingester', reason: 'ingester_max_inflight_push_requests' },
      description: `Each ingester together refused ${figure} requests in five minutes (ingester_max_inflight_push_requests).`,
    }),
  },
  MimirRefusesQueries: {
    kind: 'waiting',
    ...repeated('cortex_query_scheduler_discarded_requests_total{user="anonymous"}', 3),
    says: ({ figure }) => ({
      labels: { user: 'anonymous' },
      description: `${figure} parts of questions were refused in five minutes.`,
    }),
  },
  MimirOverridesNotRead: {
    kind: 'condition',
    holds: { [reloaded]: `0x${2 * hour}` },
    figure: '0',
    says: ofPod('It is pod.'),
    healthy: { [reloaded]: `1x${2 * hour}` },
    rollOut: { [reloaded]: `1x${hour} 0x12 1x${hour - 12}` },
  },
  MimirCacheFails: {
    kind: 'condition',
    holds: { [operations]: `0+20x${2 * hour}`, [failures]: `0+10x${2 * hour}` },
    figure: '50%',
    says: ({ figure }) => ({
      labels: { name: 'index-cache' },
      description: `Of what is asked of index-cache, ${figure} fails.`,
    }),
    healthy: { [operations]: `0+20x${2 * hour}`, [failures]: `0x${2 * hour}` },
    rollOut: { [operations]: `0+20x${2 * hour}`, [failures]: `0x${hour} 0+20x12 240x${hour - 12}` },
  },
};
