import { assumptions } from '../stores/sizing';

const planning = 'https://grafana.com/docs/mimir/latest/manage/run-production-environment/planning-capacity/';
const read = '2026-11-27';
const calibrated = 'measured by npm run calibrate';
const measuredOn = '2026-11-28';

/** The figures by which Mimir is sized. */
export const mimirAssumptions = assumptions({
  baseMemory: {
    value: 150,
    unit: 'mebibytes of memory per process without series',
    source: 'measured: 120 resident, of one process with all of its parts',
    date: read,
  },
  distributorTime: {
    value: 4.5,
    unit: 'microseconds of processor time per sample',
    source: calibrated,
    date: measuredOn,
    upstream: { value: 40, source: planning },
    measuredAs: 'mimir.distributorTime',
  },
  distributorMemory: {
    value: 1800,
    unit: 'bytes of memory per sample a second',
    source: calibrated,
    date: measuredOn,
    upstream: { value: 40_000, source: planning },
    measuredAs: 'mimir.distributorMemory',
  },
  ingesterTime: {
    value: 4.8,
    unit: 'microseconds of processor time per sample and copy',
    source: calibrated,
    date: measuredOn,
    upstream: { value: 50, source: `${planning}, with queries` },
    measuredAs: 'mimir.ingesterTime',
  },
  ingesterQueryTime: {
    value: 11,
    unit: 'milliseconds of processor time of ingesters per query',
    source:
      'measured by npm run calibrate: a rate of 600 series by service over an hour; upstream counts it as time per sample',
    date: measuredOn,
    measuredAs: 'mimir.ingesterQueryTime',
  },
  ingesterMemory: {
    value: 6450,
    unit: 'bytes of memory per series and copy',
    source: calibrated,
    date: measuredOn,
    upstream: { value: 8333, source: planning },
    measuredAs: 'mimir.ingesterMemory',
  },
  ingesterDisk: { value: 16_667, unit: 'bytes of disk per series and copy', source: planning, date: read },
  churn: {
    value: 1.5,
    unit: 'series in memory per active series',
    source:
      'Mimir as rendered takes half as many more than are stated, for those that a roll-out of applications replaces',
    date: read,
  },
  frontendTime: { value: 4, unit: 'milliseconds of processor time per query', source: planning, date: read },
  frontendMemory: { value: 4, unit: 'megabytes of memory per query a second', source: planning, date: read },
  schedulerTime: { value: 2, unit: 'milliseconds of processor time per query', source: planning, date: read },
  schedulerMemory: { value: 0.2, unit: 'megabytes of memory per query a second', source: planning, date: read },
  querierTime: { value: 100, unit: 'milliseconds of processor time per query', source: planning, date: read },
  querierMemory: { value: 100, unit: 'megabytes of memory per query a second', source: planning, date: read },
  runningQuery: {
    value: 1000,
    unit: 'megabytes of memory of a querier or store-gateway for one query that runs',
    source: planning,
    date: read,
  },
  storeGatewayTime: { value: 100, unit: 'milliseconds of processor time per query', source: planning, date: read },
  storeGatewayMemory: { value: 100, unit: 'megabytes of memory per query a second', source: planning, date: read },
  storeGatewayDisk: {
    value: 13_000,
    unit: 'bytes of disk per series and year of retention',
    source: planning,
    date: read,
  },
  compactorCores: {
    value: 1,
    unit: 'cores of a compactor per million series, and for up to 20 million',
    source: `mimir-distributed, small.yaml; ${planning}`,
    date: read,
  },
  compactorMemory: {
    value: 1610,
    unit: 'megabytes of memory of a compactor per million series, up to compactorMostMemory',
    source: 'mimir-distributed, small.yaml: 1.5 GiB',
    date: read,
  },
  compactorMostMemory: {
    value: 4000,
    unit: 'megabytes of memory of a compactor of up to 20 million series',
    source: planning,
    date: read,
  },
  compactorDisk: { value: 15_000, unit: 'bytes of disk per series', source: planning, date: read },
  rulerCores: {
    value: 1,
    unit: 'cores of the rulers together per million series',
    source: 'mimir-distributed, small.yaml; large.yaml has 3 for ten million',
    date: read,
  },
  rulerMemory: {
    value: 2048,
    unit: 'mebibytes of memory of the rulers together per million series',
    source: 'mimir-distributed, small.yaml; large.yaml has 12 GiB for ten million',
    date: read,
  },
  sampleBytes: {
    value: 3,
    unit: 'bytes in the bucket per sample',
    source: calibrated,
    date: measuredOn,
    upstream: { value: 2, source: planning },
    measuredAs: 'mimir.sampleBytes',
  },
  cachedHours: {
    value: 12,
    unit: 'hours of blocks in the cache of chunks',
    source: 'a choice: what is younger is answered by ingesters; what is older than a day is rarely asked for',
    date: read,
  },
  blockObjects: { value: 4, unit: 'objects per block', source: 'two or more of chunks, index, meta.json', date: read },
  readsPerQuery: {
    value: 20,
    unit: 'requests to the bucket per query that reaches it',
    source: 'an estimate; the caches answer the rest',
    date: read,
  },
});
