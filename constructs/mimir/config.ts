import type { Cluster, Endpoint } from '../kit';
import type { QueryTimeouts } from '../kit/model/timeouts';
import { promotedLabels } from '../kit/vocabulary/signal-labels';
import {
  type BucketStoreProps,
  bucketSettings,
  type Evaluation,
  evaluatesAlerts,
  lateArrival,
  type ObjectStorage,
  ownAddress,
} from '../stores';
import { rulesStorage } from './evaluated';
import { seriesTaken } from './limits';

/** Where it keeps its data. */
export const dataFolder = '/data';

/** Mimir's configuration, as the property `configuration` is given it. */
export type MimirConfiguration = ReturnType<typeof mimirConfiguration>;

/** What the configuration depends on. */
type ConfiguredProps = Pick<BucketStoreProps, 'retention' | 'storage'> &
  Evaluation & { readonly activeSeries: number; readonly acceptHaSamples?: boolean };

/** https://grafana.com/docs/mimir/latest/configure/configuration-parameters/ */
export function mimirConfiguration(
  props: ConfiguredProps,
  timeouts: QueryTimeouts,
  cluster: Pick<Cluster, 'ipFamilies' | 'name'>,
) {
  const { alertsTo, storage, acceptHaSamples } = props;
  const address = ownAddress(cluster);
  const ring = { kvstore: { store: 'inmemory' }, instance_addr: address };
  return {
    multitenancy_enabled: false,
    usage_stats: { enabled: false },
    activity_tracker: { filepath: `${dataFolder}/activity.log` },
    server: {
      http_listen_port: 8080,
      grpc_listen_port: 9095,
      log_format: 'json',
      // Longer answers are thrown away without a word.
      http_server_write_timeout: timeouts.answer.toString(),
    },
    // Querier, scheduler and frontend look for an address like the others.
    querier: {
      timeout: timeouts.query.toString(),
      ...(address ? { ring } : {}),
      ...(storage ? { query_store_after: '0s' } : {}),
    },
    // One process: its rings have one member, found in memory.
    ingester: { ring: { ...ring, replication_factor: 1, min_ready_duration: '0s' } },
    distributor: {
      ring,
      // Which of a pair is kept is in memory too: after a start it is the one that comes first.
      ...(acceptHaSamples ? { ha_tracker: { enable_ha_tracker: true, kvstore: { store: 'inmemory' } } } : {}),
    },
    store_gateway: { sharding_ring: { ...ring, replication_factor: 1 } },
    compactor: {
      data_dir: `${dataFolder}/compactor`,
      sharding_ring: ring,
    },
    ruler: { rule_path: `${dataFolder}/ruler`, ring, ...(alertsTo ? { alertmanager_url: told(alertsTo) } : {}) },
    ...(address ? { query_scheduler: { ring }, frontend: { address } } : {}),
    ...(storage ? { common: { storage: inBucket(storage) } } : {}),
    blocks_storage: {
      ...(storage
        ? { storage_prefix: prefixesOf(storage).blocks }
        : { backend: 'filesystem', filesystem: { dir: `${dataFolder}/blocks` } }),
      tsdb: {
        dir: `${dataFolder}/tsdb`,
        // What is in memory goes into the bucket at the end, so that a pod with an empty volume has it.
        ...(storage ? { flush_blocks_on_shutdown: true } : {}),
      },
      bucket_store: { sync_dir: `${dataFolder}/tsdb-sync`, ...(storage ? everyBlock : {}) },
    },
    ruler_storage: rulerStorage(props),
    limits: {
      compactor_blocks_retention_period: props.retention.toString(),
      out_of_order_time_window: lateArrival.toString(),
      max_global_exemplars_per_user: 100_000,
      // Metrics by OTLP get the names that dashboards expect: with unit and _total.
      otel_metric_suffixes_enabled: true,
      promote_otel_resource_attributes: promotedLabels(cluster).join(','),
      ...seriesLimits(props.activeSeries),
      // Beyond its rate Mimir answers 429, after which senders repeat the whole request without end, with the samples of everybody
      // else in it. The series bound the memory, and a series brings a sample each time that it is pulled.
      ingestion_rate: unlimitedSamples,
      ingestion_burst_size: unlimitedSamples,
      // The labels of an application, those that are promoted, and those that are made of its resource. The default is 30.
      max_label_names_per_series: 60,
      // A text as a label is cut, and ends with its hash. By default the series is refused.
      label_value_length_over_limit_strategy: 'truncate',
      ...(acceptHaSamples ? { accept_ha_samples: true } : {}),
    },
  };
}

/**
 * A pod with an empty volume has the last hours in the bucket alone. By default they are asked of memory for twelve hours, and blocks that
 * are younger than ten are not loaded; new ones are looked for each quarter of an hour.
 */
const everyBlock = { ignore_blocks_within: '0s', sync_interval: '1m' };

const inBucket = (storage: ObjectStorage) => ({ backend: storage.kind, ...bucketSettings(storage, 'path') });

/** Mimir does not start where blocks and rules have one prefix, and takes no slash in one. */
export const prefixesOf = ({ prefix = '' }: ObjectStorage) => ({ blocks: `${prefix}blocks`, rules: `${prefix}rules` });

function rulerStorage(props: Pick<BucketStoreProps, 'storage'> & Evaluation) {
  if (evaluatesAlerts(props)) return { backend: 'local', local: { directory: rulesStorage } };
  if (props.storage) return { storage_prefix: prefixesOf(props.storage).rules };
  return { backend: 'filesystem', filesystem: { dir: `${dataFolder}/rules` } };
}

/** Where each pod must be told, the name of all of them is asked for their addresses, and not for one. */
const told = ({ url, offers }: Endpoint<'alertmanager'>): string => (offers.everyPod ? `dns+${url}` : url);

/** More samples a second than any sender has. */
const unlimitedSamples = 10_000_000;

/**
 * What is beyond these is refused with 400, after which nothing is sent again: those series are lost, and nobody else's. One
 * metric may have half of the series, so that one with identifiers in its labels does not take the room of all others.
 */
const seriesLimits = (activeSeries: number) => ({
  max_global_series_per_user: seriesTaken(activeSeries),
  max_global_series_per_metric: Math.ceil(activeSeries / 2),
});
