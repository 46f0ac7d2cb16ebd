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
    source: `${calibrated}, without queries`,
    date: measuredOn,
    upstream: { value: 0.115, source: `${table}: 6 pods of 2 cores, with three copies` },
    measuredAs: 'loki.ingesterTime',
  },
  openLine: {
    value: 2.55,
    unit: 'bytes of memory per byte of a line that is not compressed yet',
    source: `${calibrated}: what is left when garbage is collected; four lines have a trace id beside them in common`,
    date: measuredOn,
    measuredAs: 'loki.openLine',
  },
  chunkLine: {
    value: 0.4,
    unit: 'bytes of memory per byte of a line that is compressed in an open chunk',
    source: `${calibrated}: more than is stored of it, as every trace id is in memory until the chunk ends`,
    date: measuredOn,
    measuredAs: 'loki.chunkLine',
  },
  chunkLines: {
    value: 6_500_000,
    unit: 'bytes of lines in a chunk that is full',
    source: calibrated,
    date: measuredOn,
    measuredAs: 'loki.chunkLines',
  },
  ingesterCollectsAt: {
    value: 25,
    unit: 'percent by which the memory of an ingester grows until its garbage is collected',
    source:
      'a choice, set as GOGC: it keeps lines for two hours, and with the default of 100 had 1.8 bytes per byte that it needs; it takes a third more processor time',
    date: measuredOn,
  },
  garbage: {
    value: 1.3,
    unit: 'bytes of memory of an ingester per byte that it needs',
    source: `${calibrated}, with GOGC as its pods have it`,
    date: measuredOn,
    measuredAs: 'loki.garbage',
  },
  chunkBytes: {
    value: 1_572_864,
    unit: 'bytes of a chunk that is full',
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
  querierReadTime: {
    value: 0.009,
    unit: 'microseconds of processor time of queriers per byte of lines that a query reads',
    source: `${calibrated}: the lines of a service that have a word, and how many of each level there are`,
    date: measuredOn,
    measuredAs: 'loki.querierReadTime',
  },
  // Rules look back a few minutes, and of what a dashboard has shown before the cache answers the rest.
  queriedMinutes: { value: 5, unit: 'minutes of lines that a query reads', source: 'an estimate', date: measuredOn },
  queriedShare: {
    value: 0.01,
    unit: 'share of the lines of that time that a query reads',
    source:
      "an estimate: one service of a hundred. With it the queriers of upstream's table answer ten queries a second",
    date: measuredOn,
  },
  queriedBytes: {
    value: 100_000_000,
    unit: 'bytes of lines that a query reads at most',
    source:
      'an estimate: a larger platform has more services, and none of them writes more than 330 kB a second. A search of a person through all lines of a day is beyond it, and waits',
    date: measuredOn,
  },
  querierMemory: {
    value: 1100,
    unit: 'mebibytes of memory per querier, of which each answers four parts of queries at once',
    source: `${calibrated}: 16 queries of 5,000 lines at once`,
    date: measuredOn,
    upstream: { value: 1024, source: table },
    measuredAs: 'loki.querierMemory',
  },
  indexGatewayTime: {
    value: 4.5,
    unit: 'milliseconds of processor time of index gateways per query',
    source: `${calibrated}; ${table}: 4 pods of half a core, whatever is asked`,
    date: measuredOn,
    measuredAs: 'loki.indexGatewayTime',
  },
  indexGatewayMemory: {
    value: 60,
    unit: 'mebibytes of memory per index gateway',
    source: `${calibrated}: 16 queries at once, and some that find 40,000 chunks`,
    date: measuredOn,
    upstream: { value: 2048, source: table },
    measuredAs: 'loki.indexGatewayMemory',
  },
  indexGatewayLoad: {
    value: 8.7,
    unit: 'megabytes of lines a second per index gateway',
    source: `${table}: 4 pods`,
    date: read,
  },
  indexDisk: {
    value: 10,
    unit: 'gibibytes of index on the volume of each index gateway, and of the compactor',
    source:
      'an estimate: each gateway may be asked for all of it, and a month of ten million chunks a day, with some 20 bytes for each, is 6 GB',
    date: measuredOn,
  },
  frontendTime: {
    value: 9,
    unit: 'milliseconds of processor time of query frontends per query',
    source: `${calibrated}; ${table}: 2 pods of a core, whatever is asked`,
    date: measuredOn,
    measuredAs: 'loki.frontendTime',
  },
  frontendMemory: {
    value: 160,
    unit: 'mebibytes of memory per query frontend',
    source: `${calibrated}: 16 queries of 5,000 lines at once`,
    date: measuredOn,
    upstream: { value: 2048, source: table },
    measuredAs: 'loki.frontendMemory',
  },
  schedulerTime: {
    value: 5,
    unit: 'milliseconds of processor time of query schedulers per query',
    source: `${calibrated}; ${table}: 2 pods of a core, whatever is asked`,
    date: measuredOn,
    measuredAs: 'loki.schedulerTime',
  },
  schedulerMemory: {
    value: 22,
    unit: 'mebibytes of memory per query scheduler',
    source: calibrated,
    date: measuredOn,
    upstream: { value: 512, source: table },
    measuredAs: 'loki.schedulerMemory',
  },
  compactorTime: {
    value: 5,
    unit: 'microseconds of processor time of the compactor per chunk in the index of a day, each time that it looks',
    source: calibrated,
    date: measuredOn,
    measuredAs: 'loki.compactorTime',
  },
  compactorMemory: {
    value: 370,
    unit: 'bytes of memory of the compactor per chunk in the index of a day',
    source: `${calibrated}: 40,000 chunks of 4,000 streams; ${table}: 10 GiB`,
    date: measuredOn,
    measuredAs: 'loki.compactorMemory',
  },
  rulerCores: {
    value: 0.29,
    unit: 'cores of the rulers together',
    source: 'an estimate: those of queriers for a megabyte of lines a second',
    date: read,
  },
  rulerMemory: {
    value: 295,
    unit: 'mebibytes of memory of the rulers together',
    source: 'an estimate: that of queriers for a megabyte of lines a second',
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
