import { type Cluster, type Endpoint, percent, type ResourceProps } from '../kit';
import type { FileOf } from '../kit/model/secret-key';
import type { ShownAt } from '../kit/model/shown-at';
import type { QueryTimeouts } from '../kit/model/timeouts';
import { untilUnready } from '../kit/pods/until-unready';
import {
  type BucketStoreProps,
  bucketSettings,
  type Evaluation,
  evaluatesRules,
  type ObjectStorage,
  ownAddress,
  serverOfSeveral,
} from '../stores';
import { limits } from './limit-settings';
import { largestMessage } from './limits';
import { rulesStorage } from './log-alerts';
import {
  askedCaches,
  calledByDistributed,
  callsIngesters,
  indexGateway,
  type LokiPeers,
  membersRing,
  ringOfIngesters,
  rulerOfSeveral,
} from './peers';
import { remoteWrite } from './recorded';
import type { RetentionStream } from './retention-stream';

/** Where it keeps its data. */
export const dataFolder = '/var/loki';

/** How chunks can be compressed. https://grafana.com/docs/loki/latest/configure/#ingester */
export const chunkEncodings = ['gzip', 'zstd', 'snappy', 'lz4'] as const;

/** What the configuration is made from, beside the memory. */
export interface LokiConfigurationProps extends Pick<BucketStoreProps, 'retention' | 'storage'>, Evaluation {
  readonly chunkEncoding?: (typeof chunkEncodings)[number];
  readonly retentionStream?: readonly RetentionStream[];
  readonly cluster: Pick<Cluster, 'ipFamilies' | 'name'>;
  /** The other pods of it, where it has several. Default: it is one process. */
  readonly peers?: LokiPeers;
  /** The store of metrics to which it sends what its recording rules make. Default: it has none. */
  readonly metricsTo?: Endpoint<'prometheus.remote-write'>;
  readonly fileOf: FileOf;
  /** Where people see its lines. Default: nowhere. */
  readonly shownAt?: ShownAt;
}

/** Loki's configuration, as the property `configuration` is given it. */
export type LokiConfiguration = ReturnType<typeof lokiConfiguration>;

/** https://grafana.com/docs/loki/latest/configure/ */
export function lokiConfiguration(props: LokiConfigurationProps, resources: ResourceProps, timeouts: QueryTimeouts) {
  const memoryLimit = resources.memoryLimit ?? resources.memory;
  const { storage, peers } = props;
  const objectStore = storage?.kind ?? 'filesystem';
  return {
    auth_enabled: false,
    analytics: { reporting_enabled: false },
    server: {
      http_listen_port: 3100,
      grpc_listen_port: 9095,
      log_format: 'json',
      // The parts of one process talk by gRPC too. With the default of 4 MiB a request of 1.6 MB is refused with 503, and so
      // repeated for ever, and 1,000 answers of 8 KB never arrive.
      grpc_server_max_recv_msg_size: largestMessage,
      grpc_server_max_send_msg_size: largestMessage,
      // With the default of 30 s longer answers are thrown away without a word.
      http_server_write_timeout: timeouts.answer.toString(),
      ...(peers ? serverOfSeveral : {}),
    },
    common: {
      path_prefix: dataFolder,
      instance_addr: ownAddress(props.cluster),
      ...(peers
        ? membersRing(peers)
        : // One process: its rings have one member, found in memory.
          { replication_factor: 1, ring: { kvstore: { store: 'inmemory' } } }),
      ...(storage
        ? {}
        : {
            storage: {
              filesystem: { chunks_directory: `${dataFolder}/chunks`, rules_directory: `${dataFolder}/rules` },
            },
          }),
    },
    schema_config: {
      // A period that has begun is never edited; a new schema is a new entry with a later date.
      configs: [
        {
          from: '2026-01-01',
          store: 'tsdb',
          object_store: objectStore,
          schema: 'v13',
          index: { prefix: 'index_', period: '24h' },
        },
      ],
    },
    ...(storage ? { storage_config: { ...inBucket(storage), ...indexGateway(peers) } } : {}),
    ...(peers ? { shutdown_delay: untilUnready.toString() } : {}),
    ...(peers ? { memberlist: peers.members, runtime_config: { file: peers.overrides } } : {}),
    ...calledByDistributed(peers),
    ...callsIngesters(peers),
    ...askedCaches(peers),
    ingester: {
      ...ringOfIngesters(peers),
      chunk_encoding: props.chunkEncoding,
      // The default of 4 GB is beyond the container's limit: the replay after a crash would end in the next one.
      wal: {
        replay_memory_ceiling: `${memoryLimit.share(percent(40)).mebibytes}MB`,
        // What is in memory goes into the bucket at the end, so that a pod with an empty volume has it, and one that is not to come back
        // takes nothing with it.
        ...(storage ? { flush_on_shutdown: true } : {}),
      },
    },
    ...(evaluatesRules(props)
      ? { ruler: { ...ruler(props), ...rulerOfSeveral(peers) }, ...rulesBesideBucket(storage) }
      : {}),
    compactor: { retention_enabled: true, delete_request_store: objectStore },
    ...(peers ? {} : { limits_config: limits(props, timeouts) }),
  };
}

/** The clients of the former kind are deprecated. https://grafana.com/docs/loki/latest/configure/#thanos_object_store_config */
const inBucket = (storage: ObjectStorage) => ({
  use_thanos_objstore: true,
  object_store: {
    ...(storage.prefix ? { storage_prefix: storage.prefix } : {}),
    ...bucketSettings(storage, 'path'),
  },
});

/** What evaluates rules about lines. https://grafana.com/docs/loki/latest/alert/ */
function ruler({ alertsTo, storage, shownAt, metricsTo, fileOf }: LokiConfigurationProps) {
  return {
    ...(alertsTo ? { ...told(alertsTo), ...(shownAt ? source(shownAt) : {}) } : {}),
    // They come as files; what the API would write has no place.
    ...(storage ? {} : { storage: { type: 'local', local: { directory: rulesStorage } } }),
    rule_path: `${dataFolder}/rule-evaluation`,
    // Each look reads ten minutes of lines.
    evaluation_interval: '2m',
    ...(metricsTo ? remoteWrite(metricsTo, { fileOf, dataFolder }) : {}),
  };
}

/** Where the link *Source* of an alert leads: to its query in Grafana's Explore. Without it the link has no host. */
const source = ({ grafana, uid }: ShownAt) => ({ external_url: grafana, datasource_uid: uid });

/** With the newer clients of buckets Loki reads this section, and starts no ruler without it. It does not read `ruler.storage` then. */
const rulesBesideBucket = (storage: ObjectStorage | undefined) =>
  storage ? { ruler_storage: { backend: 'local', local: { directory: rulesStorage } } } : {};

/** Where each pod must be told, the name of all of them is asked for their addresses and ports, and not for one. */
function told({ url, scheme, host, portName, path, offers }: Endpoint<'alertmanager'>) {
  if (!offers.everyPod) return { alertmanager_url: url };
  return {
    alertmanager_url: `${scheme}://_${portName}._tcp.${host}${path}`,
    enable_alertmanager_discovery: true,
  };
}
