import { type Cluster, type Endpoint, percent, type ResourceProps } from '../kit';
import type { QueryTimeouts } from '../kit/model/timeouts';
import { labelsOfCluster, signalLabels } from '../kit/vocabulary/signal-labels';
import {
  type BucketStoreProps,
  bucketSettings,
  type Evaluation,
  evaluatesAlerts,
  type ObjectStorage,
  ownAddress,
} from '../stores';
import { largestMessage, unlimitedRate } from './limits';
import { rulesStorage } from './log-alerts';

/** Where it keeps its data. */
export const dataFolder = '/var/loki';

/** How chunks can be compressed. https://grafana.com/docs/loki/latest/configure/#ingester */
export const chunkEncodings = ['gzip', 'zstd', 'snappy', 'lz4'] as const;

/** What the configuration is made from, beside the memory. */
export interface LokiConfigurationProps extends Pick<BucketStoreProps, 'retention' | 'storage'>, Evaluation {
  readonly chunkEncoding?: (typeof chunkEncodings)[number];
  readonly cluster: Pick<Cluster, 'ipFamilies' | 'name'>;
}

/** Loki's configuration, as the property `configuration` is given it. */
export type LokiConfiguration = ReturnType<typeof lokiConfiguration>;

/** https://grafana.com/docs/loki/latest/configure/ */
export function lokiConfiguration(props: LokiConfigurationProps, resources: ResourceProps, timeouts: QueryTimeouts) {
  const memoryLimit = resources.memoryLimit ?? resources.memory;
  const { storage } = props;
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
    },
    common: {
      path_prefix: dataFolder,
      instance_addr: ownAddress(props.cluster),
      // One process: its rings have one member, found in memory.
      replication_factor: 1,
      ring: { kvstore: { store: 'inmemory' } },
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
    ...(storage ? { storage_config: inBucket(storage) } : {}),
    ingester: {
      chunk_encoding: props.chunkEncoding,
      // The default of 4 GB is beyond the container's limit: the replay after a crash would end in the next one.
      wal: {
        replay_memory_ceiling: `${memoryLimit.share(percent(40)).mebibytes}MB`,
        // What is in memory goes into the bucket at the end, so that a pod with an empty volume has it.
        ...(storage ? { flush_on_shutdown: true } : {}),
      },
    },
    ...(evaluatesAlerts(props) ? { ruler: ruler(props.alertsTo) } : {}),
    compactor: { retention_enabled: true, delete_request_store: objectStore },
    limits_config: {
      retention_period: props.retention.toString(),
      // The four labels that every line has, and room for two of somebody's own: each label multiplies the streams, and
      // with them the chunks in memory and the index. What varies from line to line belongs into structured metadata.
      max_label_names_per_series: 6,
      query_timeout: timeouts.query.toString(),
      // A rate without `by` has a series for each trace id that stands beside a line. An hour of a small application has some
      // thousands; beyond 500, Loki's own bound, the answer is an error.
      max_query_series: 20_000,
      // Beyond these bounds Loki answers 429, after which senders repeat the whole request without end, with the lines of everybody
      // else in it. So nothing is refused that may be taken later: an alert says when there are more streams than stated.
      max_global_streams_per_user: 0,
      ...unlimitedRate,
      // Beside a record stand its attributes. The default of 64 KB refuses records with a long stack trace, and the default of
      // 128 those with many attributes. The Collector cuts both, so that this is never reached.
      max_structured_metadata_size: '512KB',
      max_structured_metadata_entries_count: 0,
      // An entry beyond 256 KiB, the default of max_line_size, is cut. By default it is refused, and lost.
      max_line_size_truncate: true,
      otlp_config: { resource_attributes: resourceAttributes(props.cluster) },
    },
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

/** What evaluates alerts about lines. https://grafana.com/docs/loki/latest/alert/ */
function ruler(alertmanager: Endpoint<'alertmanager'> | undefined) {
  return {
    ...(alertmanager ? told(alertmanager) : {}),
    // They come as files; what the API would write has no place.
    storage: { type: 'local', local: { directory: rulesStorage } },
    rule_path: `${dataFolder}/rule-evaluation`,
    // Each look reads ten minutes of lines.
    evaluation_interval: '2m',
  };
}

/** Where each pod must be told, the name of all of them is asked for their addresses and ports, and not for one. */
function told({ url, scheme, host, portName, path, offers }: Endpoint<'alertmanager'>) {
  if (!offers.everyPod) return { alertmanager_url: url };
  return {
    alertmanager_url: `${scheme}://_${portName}._tcp.${host}${path}`,
    enable_alertmanager_discovery: true,
  };
}

/**
 * Records by OTLP get the same four stream labels as lines from files. Loki writes `service.name` as service_name by itself;
 * the other three have their copies. What describes the process rather than the record is not stored with every line.
 */
const resourceAttributes = (cluster: Pick<Cluster, 'name'>) => ({
  ignore_defaults: true,
  attributes_config: [
    {
      action: 'index_label',
      attributes: [
        'service.name',
        signalLabels['k8s.namespace.name'],
        signalLabels['k8s.pod.name'],
        signalLabels['k8s.container.name'],
        ...Object.keys(labelsOfCluster(cluster)),
      ],
    },
    {
      action: 'drop',
      regex: '(service_(name|namespace|version)|deployment_environment|(k8s|process|telemetry|os|host|container)[.].*)',
    },
  ],
});
