import { type Component, type Endpoint, hours, mebibytes } from '../kit';
import { repeated } from '../kit/model/repeated';
import type { Mount } from '../kit/pods/volumes';
import type { ObjectStorage } from '../stores';
import { addCache, connectCaches, memcachedClient } from '../stores/caches';
import { type StoreAutoscaling, StoreWorkloads } from '../stores/forms';
import type { DistributedSize } from '../stores/sizing';
import type { TempoConfiguration, TempoFile } from './config';
import type { TempoMembers } from './in-members';
import { dataFolder, ports } from './places';
import type { TempoPods } from './pods';
import type { TempoProps } from './props';
import { tempoRoles } from './roles';
import type { TempoRole } from './sizing';

/** What several processes are made from. */
export interface TempoMembersProps {
  readonly size: DistributedSize<TempoRole>;
  readonly storage: ObjectStorage;
  /** The brokers of the log. */
  readonly kafka: Endpoint<'kafka'>;
  /** The bytes of spans that are written into it in a second. */
  readonly bytesPerSecond: number;
  readonly makesMetrics: boolean;
  /** Default: each role has as many pods as its size says. */
  readonly autoscaling?: StoreAutoscaling;
  readonly props: Pick<TempoProps, 'alsoOnPort' | 'maxActiveSeries'>;
  readonly mounts: readonly Mount[];
  readonly configuration: (members: TempoMembers) => TempoConfiguration;
}

/** The largest that the log must take at once: Tempo writes up to 16,000,000 bytes. */
const largestRecord = mebibytes(16);

/** Who asks the cache. */
const asking: { readonly all: readonly TempoRole[] } = { all: ['querier', 'query-frontend'] };

/** What is read from the bucket again and again. https://grafana.com/docs/tempo/latest/configuration/#cache */
const cached = [
  'bloom',
  'trace-id-index',
  'parquet-footer',
  'parquet-column-idx',
  'parquet-offset-idx',
  'parquet-page',
  'frontend-search',
];

/**
 * Tempo's documented defaults, which count only for flags that it does not have: of an entry of `cache.caches` it fills in no more than the
 * time, the connections and how often it looks. Without them another number of pods moves all keys, and each key of a pod that is
 * away waits for the time of a connection. The time is the one of upstream's own deployment.
 * https://github.com/grafana/tempo/blob/v3.0.3/modules/cache/memcached/memcached.go
 */
const ofClient = {
  timeout: '200ms',
  consistent_hash: true,
  circuit_breaker_consecutive_failures: 10,
  circuit_breaker_timeout: '10s',
  circuit_breaker_interval: '10s',
};

/**
 * The roles that write and read the log. None of them shows the brokers a password: Tempo 3.0 has no TLS for Kafka, and would send it readably.
 * https://github.com/grafana/tempo/blob/v3.0.3/pkg/ingest/writer_client.go
 */
const ofLog: readonly TempoRole[] = ['distributor', 'live-store', 'block-builder', 'metrics-generator'];

/** A workload for each role, with a log between those who take spans and those who keep them. */
export function severalPods(tempo: Component, props: TempoMembersProps): TempoPods {
  const { size, storage, kafka, makesMetrics } = props;
  const { roles, partitions = 1 } = size;
  checkKept(tempo, kafka);
  const builders = roles['block-builder'].replicas;
  const topic = `${tempo.environment.name}-${tempo.name}`;
  const cache = cacheOf(tempo, size);
  const pods: StoreWorkloads<TempoRole, TempoFile> = new StoreWorkloads<TempoRole, TempoFile>(tempo, {
    program: 'tempo',
    image: tempo.images.tempo,
    roles: tempoRoles(props.props),
    size,
    autoscaling: props.autoscaling,
    leftOut: makesMetrics ? [] : ['metrics-generator'],
    configuration: () => {
      const whole = props.configuration({
        memberlist: pods.members.configuration,
        log: { address: kafka.address, topic },
        assignedPartitions: assigned(tempo, builders, partitions),
        frontend: pods.addressOf('query-frontend'),
        scheduler: pods.addressOf('backend-scheduler'),
        cache: cache && { caches: [{ roles: cached, memcached: { ...memcachedClient(cache), ...ofClient } }] },
      });
      checkPartitions(tempo, whole, partitions);
      const { overrides, ...file } = whole;
      const { defaults, ...others } = overrides;
      return {
        file: { ...file, overrides: { ...others, per_tenant_override_config: pods.overrides.path } },
        overrides: { overrides: { '*': defaults } },
      };
    },
    dataFolder,
    storage,
    ports,
    // Only the process that sends metrics on knows the credentials for it.
    mounts: (named) => (named.includes('metrics-generator') ? props.mounts : []),
  });
  for (const role of ofLog)
    for (const workload of pods.of(role))
      workload.connect('kafka', 'kafka', kafka, {
        ...(role === 'distributor'
          ? {
              // One for each live-store of a zone; the others are a reserve.
              topic: { name: topic, partitions, writtenPartitions: builders, bytesPerSecond: props.bytesPerSecond },
              largestRequest: largestRecord,
            }
          : { topic: { name: topic, partitions } }),
      });
  connectCaches(pods, { all: cache }, asking);
  return {
    push: pods.the('distributor'),
    query: pods.the('query-frontend'),
    generator: pods.of('metrics-generator')[0],
    workloads: pods.workloads,
    everyPod: true,
  };
}

/** A live-store that has lost its volume reads forty minutes of the log again, and a block-builder is late when it was away. */
const leastKept = hours(1);

/** Reports a log that forgets what nobody has read yet. */
function checkKept({ check }: Component, { offers: { retention } }: Endpoint<'kafka'>): void {
  check.require(
    !check.sound('kafka') || retention === undefined || retention.seconds >= leastKept.seconds,
    'kafka',
    `records are kept for ${retention}, and spans that are not in the bucket by then are lost`,
    `retention: hours(24) of the Kafka: the longest absence of the bucket, and at least ${leastKept}`,
  );
}

/**
 * Which block-builder reads which partitions: they take them in turn. Only the first partitions are written, one for each live-store of a zone, so each
 * block-builder has the same number of those. Tempo's own rule gives each a range of partitions, and the first builder would have all of them.
 */
const assigned = (tempo: Component, builders: number, partitions: number): Record<string, number[]> =>
  Object.fromEntries(
    Array.from({ length: builders }, (_, builder) => [
      `${tempo.name}-block-builder-${builder}`,
      Array.from({ length: partitions }, (_, partition) => partition).filter((each) => each % builders === builder),
    ]),
  );

/** Reports partitions that nobody reads, or that two do. No probe of Tempo shows it. */
function checkPartitions(
  tempo: Component,
  {
    block_builder,
  }: { readonly block_builder?: { readonly assigned_partitions?: Readonly<Record<string, readonly number[]>> } },
  partitions: number,
): void {
  const read = Object.values(block_builder?.assigned_partitions ?? {}).flat();
  const all = Array.from({ length: partitions }, (_, partition) => partition);
  const unread = all.filter((each) => !read.includes(each));
  tempo.check.require(
    unread.length === 0,
    'configuration',
    `of ${partitions} partitions no block-builder reads ${unread.join(', ')}, and spans that are written there never come into the bucket`,
    'block_builder.assigned_partitions with each partition once',
  );
  const twice = [...repeated(read.map(String))];
  tempo.check.require(
    twice.length === 0,
    'configuration',
    `two block-builders read ${twice.join(', ')}, and what is there comes into the bucket twice`,
    'block_builder.assigned_partitions with each partition once',
  );
}

function cacheOf(
  tempo: Component,
  { caches: { all: size } }: Pick<DistributedSize<TempoRole>, 'caches'>,
): Endpoint<'memcached'> | undefined {
  return size && addCache(tempo, { name: `${tempo.name}-cache`, size, property: 'form' });
}
