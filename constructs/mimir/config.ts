import type { Cluster } from '../kit';
import { promotedLabels } from '../kit/vocabulary/signal-labels';
import { ownAddress, type StoreProps } from '../stores';

/** Where it keeps its data. */
export const dataFolder = '/data';

/** Mimir's configuration, as the property `configuration` is given it. */
export type MimirConfiguration = ReturnType<typeof mimirConfiguration>;

/** https://grafana.com/docs/mimir/latest/configure/configuration-parameters/ */
export function mimirConfiguration(props: Pick<StoreProps, 'retention'>, cluster: Pick<Cluster, 'ipFamilies'>) {
  const address = ownAddress(cluster);
  const ring = { kvstore: { store: 'inmemory' }, instance_addr: address };
  return {
    multitenancy_enabled: false,
    usage_stats: { enabled: false },
    activity_tracker: { filepath: `${dataFolder}/activity.log` },
    server: { http_listen_port: 8080, grpc_listen_port: 9095, log_format: 'json' },
    // One process: its rings have one member, found in memory.
    ingester: { ring: { ...ring, replication_factor: 1, final_sleep: '0s', min_ready_duration: '0s' } },
    distributor: { ring },
    store_gateway: { sharding_ring: { ...ring, replication_factor: 1 } },
    compactor: {
      data_dir: `${dataFolder}/compactor`,
      sharding_ring: ring,
    },
    ruler: { rule_path: `${dataFolder}/ruler`, ring },
    // They look for an address like the others.
    ...(address ? { querier: { ring }, query_scheduler: { ring }, frontend: { address } } : {}),
    blocks_storage: {
      backend: 'filesystem',
      filesystem: { dir: `${dataFolder}/blocks` },
      tsdb: { dir: `${dataFolder}/tsdb` },
      bucket_store: { sync_dir: `${dataFolder}/tsdb-sync` },
    },
    ruler_storage: { backend: 'filesystem', filesystem: { dir: `${dataFolder}/rules` } },
    limits: {
      compactor_blocks_retention_period: props.retention.toString(),
      // Writers that waited for half an hour send what they kept; another half hour is for their clocks and retries.
      out_of_order_time_window: '1h',
      max_global_exemplars_per_user: 100_000,
      native_histograms_ingestion_enabled: true,
      // Metrics by OTLP get the names that dashboards expect: with unit and _total.
      otel_metric_suffixes_enabled: true,
      promote_otel_resource_attributes: promotedLabels.join(','),
    },
  };
}
