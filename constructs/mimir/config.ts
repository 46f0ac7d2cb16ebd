import type { Bytes, Cluster } from '../kit';
import type { ShownAt } from '../kit/model/shown-at';
import type { QueryTimeouts } from '../kit/model/timeouts';
import { type BucketStoreProps, type Evaluation, serverOfSeveral } from '../stores';
import type { MemcachedClient } from '../stores/caches';
import { type LimitsProps, limitsOfMembers, mimirLimits, queriesAtOnce } from './limits';
import { dataFolder, inBucket, prefixesOf, rulerStorage, told } from './places';
import { pushesAtOnce } from './pushes';
import { ringsOf, type ZonesKnown } from './rings';

/** Mimir's configuration, as the property `configuration` is given it. */
export type MimirConfiguration = ReturnType<typeof mimirConfiguration>;

/** What of it a process of several reads when it starts: the limits are read again while it runs. */
export type MimirFile = Omit<MimirConfiguration, 'limits'>;

/** What the configuration depends on. */
type ConfiguredProps = Pick<BucketStoreProps, 'storage'> &
  Evaluation &
  LimitsProps & {
    /** Where people see what it has. Default: nowhere. */
    readonly shownAt?: ShownAt;
  };

/** What several processes are told that one is not. */
export interface MimirMembers {
  /** How they find each other. */
  readonly memberlist: {
    readonly cluster_label: string;
    readonly join_members: string[];
    readonly rejoin_interval: string;
  };
  /** The file with the limits, which is read again. */
  readonly overrides: string;
  readonly zones: ZonesKnown;
  /** Where each role is asked, in host and port. Undefined: each process has all roles. */
  readonly queries?: { readonly scheduler: string; readonly frontend: string };
  readonly caches: MimirCaches;
  /** The memory in which a process answers queries. */
  readonly queryMemory: Bytes;
  /** The memory in which a process has the requests with samples that are under way. */
  readonly pushMemory: Bytes;
}

/** What is cached: answers, and what the bucket has of blocks, of their indexes, and of their samples. */
export type MimirCaches = Partial<Readonly<Record<'results' | 'metadata' | 'index' | 'chunks', MemcachedClient>>>;

/** https://grafana.com/docs/mimir/latest/configure/configuration-parameters/ */
export function mimirConfiguration(
  props: ConfiguredProps,
  timeouts: QueryTimeouts,
  cluster: Pick<Cluster, 'ipFamilies' | 'name'>,
  members?: MimirMembers,
) {
  const { alertsTo, storage, acceptHaSamples, shownAt } = props;
  const { ingester, storeGateway, others: rings } = ringsOf(cluster, members?.zones);
  return {
    multitenancy_enabled: false,
    usage_stats: { enabled: false },
    activity_tracker: { filepath: `${dataFolder}/activity.log` },
    ...(members ? betweenMembers(members) : {}),
    server: {
      ...(members ? serverOfMember(members) : { http_listen_port: 8080, grpc_listen_port: 9095 }),
      log_format: 'json',
      // Longer answers are thrown away without a word.
      http_server_write_timeout: timeouts.answer.toString(),
    },
    querier: {
      timeout: timeouts.query.toString(),
      ...(members ? { max_concurrent: queriesAtOnce } : {}),
      ...(rings.querier ? { ring: rings.querier } : {}),
      ...(storage && !members ? { query_store_after: '0s' } : {}),
    },
    ingester: { ring: ingester },
    ...(rings.distributor || acceptHaSamples || members
      ? {
          distributor: {
            ...(rings.distributor ? { ring: rings.distributor } : {}),
            ...(members ? { instance_limits: { max_inflight_push_requests: pushesAtOnce(members.pushMemory) } } : {}),
            ...(acceptHaSamples ? { ha_tracker: haTracker(members) } : {}),
          },
        }
      : {}),
    store_gateway: { sharding_ring: storeGateway },
    compactor: {
      data_dir: `${dataFolder}/compactor`,
      ...(rings.compactor ? { sharding_ring: rings.compactor } : {}),
    },
    ruler: {
      rule_path: `${dataFolder}/ruler`,
      ...(rings.ruler ? { ring: rings.ruler } : {}),
      ...(alertsTo ? { alertmanager_url: told(alertsTo) } : {}),
      // Where the link *Source* of an alert leads: to Grafana's page of alert rules. Without it the link has no host.
      ...(alertsTo && shownAt?.alertsPage ? { external_url: shownAt.alertsPage } : {}),
      ...(members ? rulerOfMember(members) : {}),
    },
    ...(rings.queryScheduler || members
      ? {
          query_scheduler: {
            ...(rings.queryScheduler ? { ring: rings.queryScheduler } : {}),
            ...(members ? scheduler : {}),
          },
        }
      : {}),
    ...(rings.frontend || members
      ? { frontend: { ...rings.frontend, ...(members ? frontendOfMember(members) : {}) } }
      : {}),
    ...(members?.queries ? { frontend_worker: { scheduler_address: members.queries.scheduler } } : {}),
    ...(storage ? { common: { storage: inBucket(storage) } } : {}),
    blocks_storage: {
      ...(storage
        ? { storage_prefix: prefixesOf(storage).blocks }
        : { backend: 'filesystem', filesystem: { dir: `${dataFolder}/blocks` } }),
      tsdb: {
        dir: `${dataFolder}/tsdb`,
        // What is in memory goes into the bucket at the end, so that a pod with an empty volume has it. Where there are several pods, two others have it.
        ...(storage && !members ? { flush_blocks_on_shutdown: true } : {}),
      },
      bucket_store: {
        sync_dir: `${dataFolder}/tsdb-sync`,
        ...(storage && !members ? everyBlock : {}),
        ...(members ? cachesOfBlocks(members.caches) : {}),
      },
    },
    ruler_storage: rulerStorage(props),
    limits: mimirLimits(props, cluster, members && limitsOfMembers(props, members.queryMemory)),
  };
}

/** In one process, which of a pair is kept is in memory too: after a start it is the one that comes first. */
const haTracker = (members: MimirMembers | undefined) => ({
  enable_ha_tracker: true,
  ...(members ? {} : { kvstore: { store: 'inmemory' } }),
});

/**
 * A pod with an empty volume has the last hours in the bucket alone. By default they are asked of memory for twelve hours, and blocks that
 * are younger than ten are not loaded; new ones are looked for each quarter of an hour.
 */
const everyBlock = { ignore_blocks_within: '0s', sync_interval: '1m' };

const betweenMembers = ({ memberlist, overrides }: MimirMembers) => ({
  memberlist,
  runtime_config: { file: overrides },
  // Those who call it by its name in DNS learn within two such times that it is about to end, and until then it answers.
  shutdown_delay: '90s',
});

const serverOfMember = ({ queries }: MimirMembers) => ({
  ...serverOfSeveral,
  // So who calls by a name in DNS looks again and again which pods it leads to.
  ...(queries ? { grpc_server_max_connection_age: '30s' } : {}),
});

const rulerOfMember = ({ queries }: MimirMembers) => ({
  // A changed file of rules counts without a restart. The default is ten minutes.
  poll_interval: '1m',
  // It has its queries answered as everybody's are.
  ...(queries ? { query_frontend: { address: `dns:///${queries.frontend}` } } : {}),
});

/** A dashboard asks one query for each of its panels, each of which is one for each day and part of the series. The default is 100. */
const scheduler = { max_outstanding_requests_per_tenant: 800 };

const frontendOfMember = ({ queries, caches }: MimirMembers) => ({
  ...(queries ? { scheduler_address: queries.scheduler } : {}),
  // Parts of a query are answered by several queriers at once, and none of them has all series in memory.
  parallelize_shardable_queries: true,
  ...(caches.results
    ? {
        cache_results: true,
        results_cache: memcached(caches.results, '500ms'),
        // It remembers there how many series a query has.
        query_sharding_target_series_per_shard: 2500,
      }
    : {}),
});

/** `timeout`: beyond it a part counts as not cached and is computed or read again, when the cache is busy already. The default is 200 ms. */
const memcached = (client: MemcachedClient, timeout?: string) => ({
  backend: 'memcached',
  memcached: timeout ? { ...client, timeout } : client,
});

const cachesOfBlocks = ({ metadata, index, chunks }: MimirCaches) => ({
  ...(metadata ? { metadata_cache: memcached(metadata) } : {}),
  // Upstream's own times. https://github.com/grafana/mimir/tree/main/operations/mimir
  ...(index ? { index_cache: memcached(index, '750ms') } : {}),
  ...(chunks ? { chunks_cache: memcached(chunks, '750ms') } : {}),
});
