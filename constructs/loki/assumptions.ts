import { assumptions } from '../stores/sizing';

const table = 'https://grafana.com/docs/loki/latest/setup/size/, less than 3 TB a day, which is 34.7 MB/s';
const read = '2026-11-27';
const calibrated = 'measured by npm run calibrate';
const measuredOn = '2026-11-28';

/** The figures by which Loki is sized. */
export const lokiAssumptions = assumptions({
  baseMemory: {
    value: 150,
    unit: 'mebibytes of memory per process without streams',
    source: 'measured, of one process with all of its parts',
    date: read,
  },
  distributorTime: {
    value: 0.035,
    unit: 'microseconds of processor time per byte of lines',
    source: calibrated,
    date: measuredOn,
    upstream: { value: 0.23, source: `${table}: 4 pods of 2 cores` },
    measuredAs: 'loki.distributorTime',
  },
  distributorMemory: {
    value: 7,
    unit: 'mebibytes of memory per megabyte of lines a second',
    source: calibrated,
    date: measuredOn,
    upstream: { value: 60, source: `${table}: 4 pods of 0.5 GiB` },
    measuredAs: 'loki.distributorMemory',
  },
  ingesterTime: {
    value: 0.04,
    unit: 'microseconds of processor time per byte of lines and copy',
    source: `${calibrated}, without queries: nearly twice of it`,
    date: measuredOn,
    upstream: { value: 0.115, source: `${table}: 6 pods of 2 cores, with three copies` },
    measuredAs: 'loki.ingesterTime',
  },
  openLine: {
    value: 2.5,
    unit: 'bytes of memory per byte of a line that is not compressed yet',
    source: 'measured: 970 MiB with 350 MiB of lines in 3,000 streams and a trace id beside each line',
    date: read,
  },
  chunkBytes: {
    value: 1_572_864,
    unit: 'bytes of memory per open chunk that is full',
    source: 'https://grafana.com/docs/loki/latest/configure/#ingester, chunk_target_size',
    date: read,
  },
  headBytes: {
    value: 262_144,
    unit: 'bytes of lines per stream that are not compressed yet',
    source: 'https://grafana.com/docs/loki/latest/configure/#ingester, chunk_block_size',
    date: read,
  },
  openHours: {
    value: 2,
    unit: 'hours for which a chunk is open at most',
    source: 'https://grafana.com/docs/loki/latest/configure/#ingester, max_chunk_age',
    date: read,
  },
  usualFill: {
    value: 0.5,
    unit: 'share of a full chunk that an open one has on average',
    source: 'streams begin at different times; after a restart all begin together, which is the most that they take',
    date: read,
  },
  storedShare: {
    value: 1 / 3,
    unit: 'bytes of chunks per byte of lines',
    source: `${calibrated}: lines of 220 bytes of which four have a trace id in common; index and rewritten chunks come to it`,
    date: measuredOn,
    measuredAs: 'loki.storedShare',
  },
  querierTime: {
    value: 0.29,
    unit: 'cores of queriers per megabyte of lines a second',
    source: `${table}: 10 pods of 1 core`,
    date: read,
  },
  querierMemory: {
    value: 295,
    unit: 'mebibytes of memory of queriers per megabyte of lines a second',
    source: `${table}: 10 pods of 1 GiB`,
    date: read,
  },
  indexGatewayCores: { value: 0.5, unit: 'cores per index gateway', source: table, date: read },
  indexGatewayMemory: { value: 2048, unit: 'mebibytes of memory per index gateway', source: table, date: read },
  indexGatewayLoad: {
    value: 8.7,
    unit: 'megabytes of lines a second per index gateway',
    source: `${table}: 4 pods`,
    date: read,
  },
  frontendCores: { value: 1, unit: 'cores per query frontend', source: table, date: read },
  frontendMemory: { value: 2048, unit: 'mebibytes of memory per query frontend', source: table, date: read },
  schedulerCores: { value: 1, unit: 'cores per query scheduler', source: table, date: read },
  schedulerMemory: { value: 512, unit: 'mebibytes of memory per query scheduler', source: table, date: read },
  compactorCores: { value: 2, unit: 'cores of the compactor', source: `${table}; 6 from 3 to 30 TB a day`, date: read },
  compactorMemory: {
    value: 10_240,
    unit: 'mebibytes of memory of the compactor',
    source: `${table}; 20 GiB from 3 to 30 TB a day`,
    date: read,
  },
  copiesStored: {
    value: 3,
    unit: 'copies of a chunk in the bucket',
    source: 'the most: what two ingesters cut alike is stored once, which depends on the hour at which they began',
    date: read,
  },
  readsPerQuery: {
    value: 20,
    unit: 'requests to the bucket per query',
    source: 'an estimate: chunks of 1.5 MiB of the last hours; the cache answers the rest',
    date: read,
  },
  cachedHours: {
    value: 1,
    unit: 'hours of chunks in the cache',
    source:
      'a choice: what is younger than two hours is answered by ingesters; dashboards look at what was just before',
    date: read,
  },
});
