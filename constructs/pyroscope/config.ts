import type { Cluster } from '../kit';
import type { QueryTimeouts } from '../kit/model/timeouts';
import { type BucketStoreProps, bucketSettings, type ObjectStorage, ownAddress } from '../stores';
import { limits } from './limits';

/** Where it keeps its data. */
export const dataFolder = '/var/pyroscope';

const metastoreFolder = `${dataFolder}/metastore`;

/** Pyroscope's configuration, as the property `configuration` is given it. */
export type PyroscopeConfiguration = ReturnType<typeof pyroscopeConfiguration>;

/** https://grafana.com/docs/pyroscope/latest/configure-server/reference-configuration-parameters/ */
export function pyroscopeConfiguration(
  { retention, storage }: Pick<BucketStoreProps, 'retention' | 'storage'>,
  timeouts: QueryTimeouts,
  cluster: Pick<Cluster, 'ipFamilies'>,
) {
  const address = ownAddress(cluster);
  // One process: its rings have one member, found in memory.
  const ring = { kvstore: { store: 'inmemory' }, instance_addr: address };
  return {
    // The default runs the parts of the old storage beside those of the new one, for data that a new store does not have.
    architecture_storage: 'v2',
    show_banner: false,
    analytics: { reporting_enabled: false },
    // It would push profiles of itself to itself; who wants them pulls them from it as from any other program.
    self_profiling: { disable_push: true },
    server: {
      log_format: 'json',
      // With the default of 30 s longer answers are thrown away without a word.
      http_server_write_timeout: timeouts.answer.toString(),
    },
    query_backend: { client_timeout: timeouts.query.toString() },
    distributor: { ring },
    overrides_exporter: { ring },
    segment_writer: {
      lifecycler: { ring: { kvstore: ring.kvstore }, address, ...readyAtOnce },
    },
    ...(address === undefined ? {} : { frontend: { address }, memberlist: { bind_addr: [address] } }),
    storage: storage ? inBucket(storage) : { backend: 'filesystem', filesystem: { dir: `${dataFolder}/blocks` } },
    metastore: {
      data_dir: `${metastoreFolder}/data`,
      raft: { dir: `${metastoreFolder}/raft`, snapshots_dir: `${metastoreFolder}/raft` },
      ...readyAtOnce,
    },
    // What is being compacted takes as much room as the blocks have; the default is the folder for temporary files.
    compaction_worker: { temp_dir: `${dataFolder}/compaction` },
    limits: { retention_period: retention.toString(), ...limits },
  };
}

const inBucket = (storage: ObjectStorage) => ({
  backend: storage.kind,
  ...(storage.prefix ? { prefix: storage.prefix } : {}),
  ...bucketSettings(storage, 'path-style'),
});

/** The defaults of 15 s and 30 s are for roll-outs of several replicas. With one, senders would only wait for it longer. */
const readyAtOnce = { min_ready_duration: '0s' } as const;
