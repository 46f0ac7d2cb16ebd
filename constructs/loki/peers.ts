import type { Endpoint } from '../kit';
import { memcachedClient } from '../stores/caches';
import type { Members } from '../stores/forms';

/** What one of several pods of a Loki knows of the others. */
export interface LokiPeers {
  /** How pods find each other. */
  readonly members: Members['configuration'];
  /** Where the file is that is read again. */
  readonly overrides: string;
  /** Whether the ring knows which ingesters are in one zone. */
  readonly knowsZones: boolean;
  /** Where each role is, if each is a workload of its own. Default: every pod has every role. */
  readonly roles?: {
    readonly scheduler: string;
    readonly frontend: string;
    readonly querier: string;
    readonly indexGateway: string;
    readonly compactor: string;
  };
  /** The caches that it has beside those in its own memory. */
  readonly caches: {
    readonly results?: Endpoint<'memcached'>;
    readonly chunks?: Endpoint<'memcached'>;
  };
}

/** Every ring is kept by memberlist. A ring of which only another setting is stated would be in the memory of each process alone. */
export const membersRing = ({ roles }: LokiPeers) => ({
  ...(roles ? { compactor_grpc_address: roles.compactor } : {}),
  ring: { kvstore: { store: 'memberlist' } },
});

export const ringOfIngesters = (peers: LokiPeers | undefined) =>
  peers
    ? {
        // After the loss of a node for good nobody has to remove its ingester from the ring by hand.
        autoforget_unhealthy: true,
        lifecycler: peers.knowsZones ? { ring: { zone_awareness_enabled: true } } : undefined,
      }
    : {};

/** Otherwise every querier would download the whole index. */
export const indexGateway = (peers: LokiPeers | undefined) =>
  peers?.roles
    ? {
        tsdb_shipper: {
          index_gateway_client: {
            server_address: `dns+${peers.roles.indexGateway}`,
            // So long a question waits for one whose node is lost, and then goes to another one: by default 5 s, as long as it is on the list.
            grpc_client_config: { connect_timeout: '1s' },
          },
        },
      }
    : {};

/**
 * A querier takes an ingester that has begun to answer for one that answers, and waits for the rest: so it learns within this time that its node
 * is lost. By default it looks every 15 s.
 */
export const callsIngesters = (peers: LokiPeers | undefined) =>
  peers ? { ingester_client: { pool_config: { client_cleanup_period: '5s' } } } : {};

/** Who answers questions, where each role is a workload of its own. */
export const calledByDistributed = (peers: LokiPeers | undefined) =>
  peers?.roles
    ? {
        frontend: {
          scheduler_address: peers.roles.scheduler,
          // Live tailing is answered by queriers alone.
          tail_proxy_url: peers.roles.querier,
        },
        frontend_worker: { scheduler_address: peers.roles.scheduler },
        // Its callers find it by its name.
        query_scheduler: { use_scheduler_ring: false },
      }
    : {};

/** Alerts are shared out among those who evaluate them. By default each of them evaluates all. */
export const rulerOfSeveral = (peers: LokiPeers | undefined) =>
  peers
    ? {
        enable_sharding: true,
        // Queries of alerts are split and cached as those of people are.
        ...(peers.roles
          ? { evaluation: { mode: 'remote', query_frontend: { address: `dns:///${peers.roles.frontend}` } } }
          : {}),
      }
    : {};

/** https://grafana.com/docs/loki/latest/operations/caching/ */
export const askedCaches = (peers: LokiPeers | undefined) => ({
  ...(peers?.caches.results
    ? {
        query_range: {
          cache_results: true,
          results_cache: {
            cache: { memcached_client: { ...memcachedClient(peers.caches.results), timeout: '500ms' } },
          },
        },
      }
    : {}),
  ...(peers?.caches.chunks
    ? {
        chunk_store_config: {
          chunk_cache_config: {
            memcached_client: { ...memcachedClient(peers.caches.chunks), timeout: '500ms' },
            // What waits to be written is in the memory of queriers and ingesters: by default up to 500 MB.
            background: { writeback_size_limit: '64MB' },
          },
        },
      }
    : {}),
});
