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
    value: 4.2,
    unit: 'microseconds of processor time per sample and copy',
    source: calibrated,
    date: measuredOn,
    upstream: { value: 50, source: `${planning}, with queries` },
    measuredAs: 'mimir.ingesterTime',
  },
  ingesterQueryTime: {
    value: 8,
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
  frontendTime: {
    value: 2.6,
    unit: 'milliseconds of processor time per query',
    source: calibrated,
    date: measuredOn,
    upstream: { value: 4, source: planning },
    measuredAs: 'mimir.frontendTime',
  },
  frontendMemory: { value: 4, unit: 'megabytes of memory per query a second', source: planning, date: read },
  schedulerTime: {
    value: 0.6,
    unit: 'milliseconds of processor time per query',
    source: calibrated,
    date: measuredOn,
    upstream: { value: 2, source: planning },
    measuredAs: 'mimir.schedulerTime',
  },
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
    unit: 'bytes of disk of all store-gateways per series and year of retention',
    source: `${planning}, with three copies, which are in it`,
    date: read,
  },
  compactorCores: {
    value: 1,
    unit: 'cores of a compactor per million series, and for up to 20 million',
    source: `mimir-distributed, small.yaml; ${planning}`,
    date: read,
  },
  compactorMemory: {
    value: 1500,
    unit: 'bytes of memory of a compactor per series, up to compactorMostMemory',
    source: `${calibrated}: three copies of a block become one`,
    date: measuredOn,
    upstream: { value: 1610, source: 'mimir-distributed, small.yaml: 1.5 GiB for a million' },
    measuredAs: 'mimir.compactorMemory',
  },
  compactorMostMemory: {
    value: 4000,
    unit: 'megabytes of memory of a compactor of up to 20 million series',
    source: planning,
    date: read,
  },
  compactorDisk: { value: 15_000, unit: 'bytes of disk per series', source: planning, date: read },
  rulerTime: {
    value: 1.6,
    unit: 'milliseconds of processor time of rulers per evaluation of a rule, whose query others answer',
    source: `${calibrated}: a recording rule with 40 results`,
    date: measuredOn,
    upstream: { value: 200, source: 'mimir-distributed, small.yaml: a core for five queries a second' },
    measuredAs: 'mimir.rulerTime',
  },
  rulerMemory: {
    value: 2,
    unit: 'megabytes of memory of rulers per evaluation of a rule a second',
    source: calibrated,
    date: measuredOn,
    upstream: { value: 430, source: 'mimir-distributed, small.yaml: 2 GiB for five queries a second' },
    measuredAs: 'mimir.rulerMemory',
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
