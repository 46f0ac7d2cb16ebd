import { assumptions, spanBytes } from '../stores/sizing';

const table = 'https://grafana.com/docs/tempo/latest/set-up-for-tracing/setup-tempo/plan/size/';
const read = '2026-11-27';
const calibrated = 'measured by npm run calibrate';
const measuredOn = '2026-11-28';

/** The figures by which Tempo is sized. Where upstream gives a range of memory, it is the lower end, as it gives no reason for either. */
export const tempoAssumptions = assumptions({
  baseMemory: {
    value: 100,
    unit: 'mebibytes of memory per process without spans',
    source: 'measured: 74 to 88 resident, of each role',
    date: read,
  },
  spanBytes,
  distributorTime: {
    value: 0.035,
    unit: 'microseconds of processor time per byte of spans',
    source: calibrated,
    date: measuredOn,
    upstream: { value: 0.2, source: `${table}: 2 cores for 10 MB/s` },
    measuredAs: 'tempo.distributorTime',
  },
  distributorMemory: {
    value: 5,
    unit: 'megabytes of memory per megabyte of spans a second',
    source: calibrated,
    date: measuredOn,
    upstream: { value: 200, source: `${table}: 2 GB for 10 MB/s` },
    measuredAs: 'tempo.distributorMemory',
  },
  liveStoreLoad: {
    value: 6,
    unit: 'megabytes of spans a second per live-store of each zone',
    source: `${table}: 6 to 10`,
    date: read,
  },
  liveStoreTime: {
    value: 0.07,
    unit: 'microseconds of processor time per byte of spans in each zone',
    source: `${calibrated}, without queries: twice of it`,
    date: measuredOn,
    upstream: { value: 0.167, source: `${table}: 1 core for 6 MB/s` },
    measuredAs: 'tempo.liveStoreTime',
  },
  liveStoreMemory: {
    value: 4000,
    unit: 'megabytes of memory per live-store',
    source: `${table}: 4 to 20 GB; queries, which take the most of it, were not measured`,
    date: read,
  },
  liveStoreHours: {
    value: 1,
    unit: 'hours of spans on the disk of a live-store',
    source: 'complete blocks stay 20 minutes after they are cut each half hour; what is being cut stands beside',
    date: read,
  },
  blockBuilderTime: {
    value: 0.025,
    unit: 'microseconds of processor time per byte of spans',
    source: calibrated,
    date: measuredOn,
    upstream: { value: 0.05, source: `${table}: half a core for a partition of 10 MB/s` },
    measuredAs: 'tempo.blockBuilderTime',
  },
  blockBuilderMemory: {
    value: 5000,
    unit: 'megabytes of memory per partition',
    source: `${table}: 5 to 10 GB`,
    date: read,
  },
  generatorTime: {
    value: 50,
    unit: 'microseconds of processor time per span that becomes metrics',
    source: 'an estimate: as much as a distributor of Tempo takes for a quarter of a span; upstream states none',
    date: read,
  },
  generatorSeriesMemory: {
    value: 12_583,
    unit: 'bytes of memory per series of metrics from spans',
    source: 'measured, of one process with all of its parts',
    date: read,
  },
  generatorSeries: {
    value: 100_000,
    unit: 'series of metrics from spans',
    source: 'a bound that is set as maxActiveSeries',
    date: read,
  },
  querierLoad: { value: 2, unit: 'megabytes of spans a second per querier', source: `${table}: 1 to 2`, date: read },
  querierCores: {
    value: 1,
    unit: 'cores per querier',
    source: `an estimate; ${table} says that it depends`,
    date: read,
  },
  querierMemory: { value: 4000, unit: 'megabytes of memory per querier', source: `${table}: 4 to 20 GB`, date: read },
  frontendCores: {
    value: 1,
    unit: 'cores per query frontend',
    source: `an estimate; ${table} says that it depends`,
    date: read,
  },
  frontendMemory: {
    value: 4000,
    unit: 'megabytes of memory per query frontend',
    source: `${table}: 4 to 20 GB`,
    date: read,
  },
  schedulerCores: { value: 0.5, unit: 'cores of the backend scheduler', source: table, date: read },
  schedulerMemory: {
    value: 1000,
    unit: 'megabytes of memory of the backend scheduler',
    source: `${table}: 1 to 2 GB`,
    date: read,
  },
  workerLoad: {
    value: 5,
    unit: 'megabytes of spans a second per backend worker',
    source: `${table}: that of compactors, 3 to 5`,
    date: read,
  },
  workerCores: { value: 0.5, unit: 'cores per backend worker', source: table, date: read },
  workerMemory: {
    value: 1000,
    unit: 'megabytes of memory per backend worker',
    source: `${table}: 1 to 2 GB`,
    date: read,
  },
  partitionLoad: {
    value: 10,
    unit: 'megabytes of spans a second per partition at its peak',
    source: 'https://grafana.com/docs/tempo/latest/set-up-for-tracing/setup-tempo/migrate-to-3/',
    date: read,
  },
  partitionReserve: {
    value: 2,
    unit: 'partitions of the topic per partition that is needed',
    source: 'a topic can grow but not shrink without loss of its order; empty partitions cost nothing',
    date: read,
  },
  storedShare: {
    value: 0.19,
    unit: 'bytes in the bucket per byte of spans',
    source: calibrated,
    date: measuredOn,
    measuredAs: 'tempo.storedShare',
  },
  processBase: {
    value: 120,
    unit: 'mebibytes of memory without spans, of one process with all of its parts',
    source: 'measured: 85, and some for the first blocks',
    date: read,
  },
  processTime: {
    value: 0.3,
    unit: 'microseconds of processor time per byte of spans, of one process with all of its parts',
    source: `${table}: a distributor and a live-store`,
    date: read,
  },
  processMemory: {
    value: 157_286,
    unit: 'bytes of memory per span a second, of one process with all of its parts',
    source: 'measured: 240 MiB with 500, 466 with 2,000, spans of 600 bytes in traces of 20',
    date: read,
  },
  readsPerQuery: { value: 50, unit: 'requests to the bucket per query', source: 'an estimate', date: read },
  flushes: {
    value: 288,
    unit: 'blocks a day per partition',
    source: 'a cycle of the block-builder takes five minutes',
    date: read,
  },
  blockObjects: { value: 5, unit: 'objects per block', source: 'data, meta.json, index and blooms', date: read },
});
