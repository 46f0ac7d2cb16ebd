import type { Bytes } from '../kit/model/units';
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
  replicationFactor,
  roleSize,
  type Sized,
  type StoreSize,
  storeSize,
  together,
} from '../stores/sizing';
import { mimirAssumptions as assumed } from './assumptions';
import { seriesTaken } from './limits';
import { heldMemory } from './pushes';

/** What Mimir does in processes of their own. https://grafana.com/docs/mimir/latest/references/architecture/components/ */
export type MimirRole =
  | 'distributor'
  | 'ingester'
  | 'querier'
  | 'query-frontend'
  | 'query-scheduler'
  | 'store-gateway'
  | 'compactor'
  | 'ruler';

const year = 365 * 86_400;

/** One process has been seen with so many; three share three times as many, each of them three times. */
const mostSeries = { single: 500_000, replicated: 2_000_000 };

/** What a query takes of all roles together, in milliseconds of processor time. */
const queryTime = (copies: number): number =>
  assumed.frontendTime.value +
  assumed.schedulerTime.value +
  assumed.querierTime.value +
  assumed.ingesterQueryTime.value * copies +
  assumed.storeGatewayTime.value;

/** The share of queries that reach the bucket. https://grafana.com/docs/mimir/latest/manage/run-production-environment/planning-capacity/ */
const reachesBucket = 0.1;

function needs(load: Load, copies: number): Readonly<Record<MimirRole, RoleNeed>> {
  const { activeSeries: series, samplesPerSecond: samples, queriesPerSecond, retention } = load;
  const baseMemory = assumed.baseMemory.value;
  const pushed = fromBytes(assumed.distributorMemory.value * samples);
  const inMemory = series * copies;
  const atMost = seriesTaken(series) * copies;
  const two = Math.min(2, copies);
  const milliseconds = (value: number) => coresOf(value * 1000, queriesPerSecond);
  const millions = series / 1_000_000;
  // Each has room for one query at least.
  const running = fromMegabytes(assumed.runningQuery.value);
  const compactors = Math.max(1, Math.ceil(millions / 20));
  return {
    distributor: {
      cores: coresOf(assumed.distributorTime.value, samples),
      memory: pushed,
      peakMemory: pushed + heldMemory(load),
      baseMemory,
      least: two,
    },
    ingester: {
      cores:
        coresOf(assumed.ingesterTime.value, samples * copies) + milliseconds(assumed.ingesterQueryTime.value * copies),
      memory: fromBytes(assumed.ingesterMemory.value * inMemory),
      peakMemory: fromBytes(assumed.ingesterMemory.value * atMost),
      baseMemory,
      disk: fromBytes(assumed.ingesterDisk.value * atMost),
      least: copies,
      step: copies,
      mostCores: 4,
      // The replay of its log takes minutes with more.
      mostMemory: 24 * 1024,
      takesOver: false,
    },
    querier: {
      cores: milliseconds(assumed.querierTime.value),
      memory: fromMegabytes(assumed.querierMemory.value * queriesPerSecond),
      baseMemory: baseMemory + running,
      least: two,
    },
    'query-frontend': {
      cores: milliseconds(assumed.frontendTime.value),
      memory: fromMegabytes(assumed.frontendMemory.value * queriesPerSecond),
      baseMemory,
      least: two,
    },
    'query-scheduler': {
      cores: milliseconds(assumed.schedulerTime.value),
      memory: fromMegabytes(assumed.schedulerMemory.value * queriesPerSecond),
      baseMemory,
      least: two,
    },
    'store-gateway': {
      cores: milliseconds(assumed.storeGatewayTime.value),
      memory: fromMegabytes(assumed.storeGatewayMemory.value * queriesPerSecond),
      baseMemory: baseMemory + running,
      disk: fromBytes((assumed.storeGatewayDisk.value * series * retention.metrics.seconds) / year),
      // Questions need more pods, and not what is on volumes.
      mostDisk: Number.MAX_SAFE_INTEGER,
      least: copies,
      step: copies,
      takesOver: false,
    },
    compactor: {
      cores: Math.min(compactors, assumed.compactorCores.value * millions),
      memory: fromMegabytes(
        Math.min(assumed.compactorMostMemory.value * compactors, assumed.compactorMemory.value * millions),
      ),
      baseMemory,
      disk: fromBytes(assumed.compactorDisk.value * series),
      least: compactors,
      // While one is away its blocks wait.
      takesOver: false,
    },
    ruler: {
      // All queries may be those of rules.
      cores: milliseconds(assumed.rulerTime.value),
      memory: fromMegabytes(assumed.rulerMemory.value * queriesPerSecond),
      baseMemory,
      least: two,
    },
  };
}

/**
 * The memory in which one process answers queries: the limit of a querier as a workload of its own. One that has samples beside needs the rest of
 * its own limit for them.
 */
export function queryMemory(load: Load): Bytes {
  const { memory, memoryLimit = memory } = roleSize(needs(load, replicationFactor).querier).resources;
  return memoryLimit;
}

/** The blocks of a bucket, and what it is asked. */
function bucket(load: Load, copies: number) {
  const { samplesPerSecond, retention, queriesPerSecond } = load;
  const { sampleBytes, blockObjects, readsPerQuery } = assumed;
  const ingesters = roleSize(needs(load, copies).ingester).replicas;
  // Each ingester brings a block each two hours; the compactor writes them once more for each of its three steps, and looks each half hour.
  const blocks = (month / 7200) * ingesters * 4;
  return {
    bytes: samplesPerSecond * sampleBytes.value * retention.metrics.seconds,
    writesAMonth: Math.round(blocks * blockObjects.value + month / 60),
    readsAMonth: Math.round(
      blocks * blockObjects.value + queriesPerSecond * month * reachesBucket * readsPerQuery.value,
    ),
  };
}

/** How Mimir is sized for a load. */
export function mimirSizing(load: Load): Sized<MimirRole> {
  const { activeSeries, samplesPerSecond, queriesPerSecond } = load;
  const chunks = samplesPerSecond * assumed.cachedHours.value * 3600 * assumed.sampleBytes.value;
  return {
    store: 'Mimir',
    forms: ['single', 'replicated', 'distributed'],
    carried: [
      { what: 'active series', amount: activeSeries, most: mostSeries, inWords: grouped },
      queries(queriesPerSecond, queryTime),
    ],
    roles: needs(load, replicationFactor),
    processes: (copies) => together(needs(load, copies), copies),
    caches: {
      results: cacheSize(512),
      metadata: cacheSize(512),
      index: cacheSize(fromBytes(chunks / 10)),
      chunks: cacheSize(fromBytes(chunks)),
    },
    bucket: (copies) => bucket(load, copies),
    weaknesses: {
      single: ['While its pod or node is away, nothing is written or read, and what its volume has is lost with it'],
    },
  };
}

/** What Mimir needs for a load, in the form that the load needs or in the one that is insisted on. Throws a `Refusal` where that can't carry it. */
export const mimirSize = (load: Load, form?: FormName): StoreSize<MimirRole> => storeSize(mimirSizing(load), form);
