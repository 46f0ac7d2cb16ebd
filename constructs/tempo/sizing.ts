import {
  cacheSize,
  coresOf,
  type FormName,
  fromBytes,
  fromMegabytes,
  grouped,
  type Load,
  month,
  queries,
  type RoleNeed,
  type Sized,
  type StoreSize,
  sentSpanBytesPerSecond,
  spanBytesPerSecond,
  storeSize,
} from '../stores/sizing';
import { tempoAssumptions as assumed } from './assumptions';

/** What Tempo 3 does in processes of their own. https://grafana.com/docs/tempo/latest/introduction/architecture/ */
export type TempoRole =
  | 'distributor'
  | 'live-store'
  | 'block-builder'
  | 'metrics-generator'
  | 'querier'
  | 'query-frontend'
  | 'backend-scheduler'
  | 'backend-worker';

/** One process has one distributor and one live-store: spans of 1 kB, 5 MB a second. */
const mostSpans = { single: 5000 };

/** What a query takes of queriers where so many megabytes of spans come in a second. In milliseconds of processor time. */
const querierTime = (megabytes: number): number => {
  const blocks = megabytes * assumed.storedShare.value * assumed.searchedHours.value * 3600;
  return assumed.querierTime.value + assumed.vainSearches.value * assumed.querierSearchTime.value * blocks;
};

/** What a query takes of all roles at the most spans that one process carries. In milliseconds of processor time. */
const queryTime = (): number =>
  assumed.liveStoreQueryTime.value +
  assumed.frontendTime.value +
  querierTime((mostSpans.single * assumed.spanBytes.value) / 1_000_000);

/** Zones in which each span is in a live-store. */
const zones = 2;

/** Those that are stored. What is sent twice is stored once, and found once. */
const megabytesOf = (load: Load): number => spanBytesPerSecond(load) / 1_000_000;

const sentMegabytesOf = (load: Load): number => sentSpanBytesPerSecond(load) / 1_000_000;

/** The most cores of a live-store, as of an ingester: with more queries there are more of them, each with a part of the spans. */
const liveStoreMostCores = 4;

/** The most cores of a generator. */
const generatorMostCores = 2;

/** The cores of the live-stores of a zone together. */
const liveStoreCores = (load: Load): number =>
  coresOf(assumed.liveStoreTime.value, sentSpanBytesPerSecond(load)) +
  coresOf(assumed.liveStoreQueryTime.value * 1000, load.queriesPerSecond);

/** How many live-stores of a zone the spans would fill, one at least. */
const fullLiveStores = (load: Load): number =>
  Math.max(1, sentMegabytesOf(load) / Math.min(assumed.liveStoreLoad.value, assumed.partitionLoad.value));

/** The partitions that get spans: each live-store of a zone has one. */
const activePartitions = (load: Load): number =>
  Math.ceil(Math.max(fullLiveStores(load), liveStoreCores(load) / liveStoreMostCores));

/** One process with all of its parts, which were measured together. */
function alone(load: Load, series: number): RoleNeed {
  const bytes = sentSpanBytesPerSecond(load);
  return {
    cores: coresOf(assumed.processTime.value, bytes) + coresOf(queryTime() * 1000, load.queriesPerSecond),
    memory: fromBytes(
      assumed.processMemory.value * load.sentSpansPerSecond + assumed.generatorSeriesMemory.value * series,
    ),
    baseMemory: assumed.processBase.value,
    disk: fromBytes(bytes * assumed.liveStoreHours.value * 3600),
    least: 1,
    // It is one, whatever it takes: a second one would know nothing of it.
    mostCores: Number.POSITIVE_INFINITY,
    mostMemory: Number.MAX_SAFE_INTEGER,
  };
}

/**
 * Traces are spread over the generators, so each has spans of every name and makes nearly all of the series: the bound is that of each. As the bound is
 * set so that it is rarely reached, half of it is asked for.
 */
function generator(load: Load, series: number): RoleNeed {
  const cores = coresOf(assumed.generatorTime.value, load.sentSpansPerSecond);
  const pods = Math.max(2, Math.ceil(cores / generatorMostCores));
  const memory = fromBytes(assumed.generatorSeriesMemory.value * series) * pods;
  return {
    cores,
    memory: memory / 2,
    peakMemory: memory,
    baseMemory: assumed.baseMemory.value,
    least: pods,
    mostCores: generatorMostCores,
    mostMemory: Number.MAX_SAFE_INTEGER,
    takesOver: false,
  };
}

function needs(load: Load, series: number): Readonly<Record<TempoRole, RoleNeed>> {
  const sent = sentSpanBytesPerSecond(load);
  const sentMegabytes = sentMegabytesOf(load);
  const megabytes = megabytesOf(load);
  const partitions = activePartitions(load);
  const baseMemory = assumed.baseMemory.value;
  const milliseconds = (value: number) => coresOf(value * 1000, load.queriesPerSecond);
  const compacting = coresOf(assumed.workerTime.value * assumed.compactions.value, spanBytesPerSecond(load));
  // Each makes one block at a time.
  const workers = Math.max(2, Math.ceil(compacting));
  const each = (cores: number, memory: number, pods: number): RoleNeed => ({
    cores: cores * pods,
    memory: fromMegabytes(memory) * pods,
    baseMemory,
    least: pods,
    mostCores: Number.POSITIVE_INFINITY,
    mostMemory: Number.MAX_SAFE_INTEGER,
    takesOver: false,
  });
  return {
    distributor: {
      cores: coresOf(assumed.distributorTime.value, sent),
      memory: fromMegabytes(assumed.distributorMemory.value * sentMegabytes),
      baseMemory,
      least: 2,
    },
    'live-store': {
      ...each(
        liveStoreCores(load) / partitions,
        (assumed.liveStoreMemory.value * sentMegabytes) / partitions,
        partitions * zones,
      ),
      // Each has the volume of a full one, so that a further live-store makes no volume smaller.
      disk:
        (fromMegabytes(sentMegabytes * assumed.liveStoreHours.value * 3600) / fullLiveStores(load)) *
        partitions *
        zones,
    },
    'block-builder': each(
      coresOf(assumed.blockBuilderTime.value, sent) / partitions,
      (assumed.blockBuilderMemory.value * assumed.cycleBytes.value) / 1e6,
      partitions,
    ),
    'metrics-generator': generator(load, series),
    querier: each(
      assumed.querierCores.value,
      assumed.querierMemory.value,
      // Upstream's table has one for so many spans, whatever is asked; where more is asked, there are as many as answer it.
      Math.max(
        2,
        Math.ceil(megabytes / assumed.querierLoad.value),
        Math.ceil(milliseconds(querierTime(megabytes)) / assumed.querierCores.value),
      ),
    ),
    'query-frontend': each(milliseconds(assumed.frontendTime.value) / 2, assumed.frontendMemory.value, 2),
    'backend-scheduler': { ...each(assumed.schedulerTime.value, assumed.schedulerMemory.value, 1), disk: 1024 },
    'backend-worker': each(compacting / workers, assumed.workerMemory.value, workers),
  };
}

function bucket(load: Load) {
  const { retention, queriesPerSecond } = load;
  // A block is made in each cycle of each partition; where a cycle has more spans than a block takes, the last of its blocks is half full.
  const cycles = activePartitions(load) * assumed.flushes.value;
  const blocks = Math.max(cycles, (sentSpanBytesPerSecond(load) * 86_400) / assumed.cycleBytes.value + cycles / 2) * 30;
  return {
    bytes: megabytesOf(load) * 1_000_000 * assumed.storedShare.value * retention.traces.seconds,
    // They are written once more when they are compacted, and each five minutes the list of blocks is made anew.
    writesAMonth: Math.round(2 * blocks * assumed.blockObjects.value + (2 * month) / 300),
    readsAMonth: Math.round(
      blocks * assumed.blockObjects.value + queriesPerSecond * month * assumed.readsPerQuery.value,
    ),
  };
}

/** How Tempo is sized for a load. `series`: the most that each generator makes. */
export const tempoSizing = (load: Load, series: number = assumed.generatorSeries.value): Sized<TempoRole> => ({
  store: 'Tempo',
  forms: ['single', 'distributed'],
  carried: [
    { what: 'spans a second', amount: load.sentSpansPerSecond, most: mostSpans, inWords: grouped },
    queries(load.queriesPerSecond, queryTime),
  ],
  roles: needs(load, series),
  processes: () => alone(load, series),
  caches: { all: cacheSize(fromMegabytes(megabytesOf(load) * assumed.storedShare.value * 3600)) },
  bucket: () => bucket(load),
  partitions: activePartitions(load) * assumed.partitionReserve.value,
  weaknesses: {
    single: [
      'While its pod or node is away, spans wait in the queue of the Collector and nothing is read; what its volume has and the bucket has not is lost with it',
    ],
  },
});

/** What Tempo needs for a load, in the form that the load needs or in the one that is insisted on. Throws a `Refusal` where that can't carry it. */
export const tempoSize = (load: Load, form?: FormName): StoreSize<TempoRole> => storeSize(tempoSizing(load), form);
