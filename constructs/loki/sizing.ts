import {
  cacheSize,
  coresOf,
  type FormName,
  fromBytes,
  type Load,
  month,
  queries,
  type RoleNeed,
  replicationFactor,
  type Sized,
  type StoreSize,
  storeSize,
  together,
} from '../stores/sizing';
import { lokiAssumptions as assumed } from './assumptions';

/** What Loki does in processes of their own. https://grafana.com/docs/loki/latest/get-started/components/ */
export type LokiRole =
  | 'distributor'
  | 'ingester'
  | 'querier'
  | 'query-frontend'
  | 'query-scheduler'
  | 'index-gateway'
  | 'compactor'
  | 'ruler';

/** In megabytes a second. One process carries 20 GB a day, and several as much each. https://grafana.com/docs/loki/latest/get-started/deployment-modes/ */
const mostLines = { single: 20_000 / 86_400, replicated: 60_000 / 86_400 };

/** What a query takes of queriers where so many bytes of lines come in a second. In milliseconds of processor time. */
const readTime = (lines: number): number => {
  const { queriedMinutes, queriedShare, queriedBytes, querierReadTime } = assumed;
  const read = Math.min(queriedBytes.value, lines * queriedMinutes.value * 60 * queriedShare.value);
  return (read * querierReadTime.value) / 1000;
};

/** What a query takes of all roles at the most lines that so many processes carry. In milliseconds of processor time. */
const queryTime = (copies: number): number =>
  assumed.frontendTime.value +
  assumed.schedulerTime.value +
  assumed.indexGatewayTime.value +
  readTime((copies === 1 ? mostLines.single : mostLines.replicated) * 1_000_000);

/** Upstream's table has as many for so many lines, whatever is asked; where more is asked, there are as many as answer it. */
const querierCores = ({ logs: { bytesPerSecond }, queriesPerSecond }: Load): number =>
  Math.max(
    (assumed.querierTime.value * bytesPerSecond) / 1_000_000,
    coresOf(readTime(bytesPerSecond) * 1000, queriesPerSecond),
  );

/** The bytes of memory that an open stream takes which gets so many bytes of lines before its chunk ends. */
export function streamMemory(lines: number): number {
  const { headBytes, openLine, chunkLine, chunkLines } = assumed;
  const head = Math.min(lines, headBytes.value);
  return head * openLine.value + (Math.min(Math.max(lines, head), chunkLines.value) - head) * chunkLine.value;
}

/** The memory of all open streams, in mebibytes. `lines`: bytes a second of all of them. */
export const openMemory = (lines: number, streams: number): number =>
  fromBytes(streams * streamMemory((lines / streams) * assumed.openHours.value * 3600));

/** The most on the volume of an ingester, in mebibytes. Its memory grows with streams, and its volume does not. */
const mostOnDisk = 300 * 1024;

const ingesters = ({ logs, logStreams }: Load, copies: number): RoleNeed => ({
  cores: coresOf(assumed.ingesterTime.value, logs.bytesPerSecond * copies),
  memory: openMemory(logs.bytesPerSecond, logStreams) * assumed.usualFill.value * assumed.garbage.value * copies,
  peakMemory: openMemory(logs.bytesPerSecond, logStreams) * copies,
  baseMemory: assumed.baseMemory.value,
  // The write-ahead log has two hours of lines, and a checkpoint of them beside.
  disk: fromBytes(2 * logs.bytesPerSecond * assumed.openHours.value * 3600 * copies),
  mostDisk: mostOnDisk,
  least: copies,
  step: copies,
  mostCores: 4,
  // As an ingester of Mimir: the replay of its log takes minutes with more.
  mostMemory: 24 * 1024,
  takesOver: false,
});

/** The chunks that each ingester brings in a second. One ends when it is full, and after two hours at the latest. */
const chunksPerSecond = ({ logs, logStreams }: Load): number =>
  (logs.bytesPerSecond * assumed.storedShare.value) / assumed.chunkBytes.value +
  logStreams / (assumed.openHours.value * 3600);

/** Every ten minutes it makes the index of the day anew. https://grafana.com/docs/loki/latest/configure/#compactor */
const compactionInterval = 600;

/** The most cores of a pod that passes queries on. */
const mostCores = 2;

/** The index on a volume, in mebibytes. */
const indexDisk = assumed.indexDisk.value * 1024;

function needs(load: Load): Readonly<Record<LokiRole, RoleNeed>> {
  const lines = load.logs.bytesPerSecond;
  const megabytes = lines / 1_000_000;
  const baseMemory = assumed.baseMemory.value;
  const chunks = chunksPerSecond(load) * 86_400 * assumed.copiesStored.value;
  const gateways = Math.max(2, Math.ceil(megabytes / assumed.indexGatewayLoad.value));
  /** What a query takes of all pods of a role, and what each of them has, however many there are. */
  const each = (milliseconds: number, memory: number, least = 2): RoleNeed => {
    const cores = coresOf(milliseconds * 1000, load.queriesPerSecond);
    const pods = Math.max(least, Math.ceil(cores / mostCores));
    return { cores, memory: memory * pods, baseMemory, least: pods, mostCores, takesOver: false };
  };
  const gateway = each(assumed.indexGatewayTime.value, assumed.indexGatewayMemory.value, gateways);
  return {
    distributor: {
      cores: coresOf(assumed.distributorTime.value, lines),
      memory: assumed.distributorMemory.value * megabytes,
      baseMemory,
      least: 2,
    },
    ingester: ingesters(load, replicationFactor),
    querier: {
      cores: querierCores(load),
      memory: 0,
      baseMemory: baseMemory + assumed.querierMemory.value,
      least: 2,
      mostCores: 1,
    },
    'query-frontend': each(assumed.frontendTime.value, assumed.frontendMemory.value),
    'query-scheduler': each(assumed.schedulerTime.value, assumed.schedulerMemory.value),
    // Each of them has the whole index.
    'index-gateway': { ...gateway, disk: indexDisk * gateway.least },
    compactor: {
      cores: coresOf(assumed.compactorTime.value, chunks / compactionInterval),
      memory: fromBytes(assumed.compactorMemory.value * chunks),
      baseMemory,
      least: 1,
      // One does it, however large it is; a second one would wait.
      mostCores: Number.POSITIVE_INFINITY,
      mostMemory: Number.MAX_SAFE_INTEGER,
      disk: indexDisk,
    },
    ruler: {
      cores: assumed.rulerCores.value,
      memory: assumed.rulerMemory.value,
      baseMemory,
      least: 2,
    },
  };
}

function bucket(load: Load, copies: number) {
  const { logs, retention, queriesPerSecond } = load;
  const kept = Math.min(copies, assumed.copiesStored.value);
  return {
    bytes: logs.bytesPerSecond * assumed.storedShare.value * retention.logs.seconds * kept,
    writesAMonth: Math.round(chunksPerSecond(load) * month * kept),
    readsAMonth: Math.round(queriesPerSecond * month * assumed.readsPerQuery.value),
  };
}

/**
 * What all roles need in one process, or in several. Few of them answer large queries at once, so that their memory is at times. What few lines
 * have of an index is small: one volume's worth is enough for all.
 */
function processes(load: Load, copies: number): RoleNeed {
  const { querier, 'index-gateway': gateway, ...others } = needs(load);
  const { querierMemory, baseMemory } = assumed;
  const answering = { ...querier, baseMemory: baseMemory.value, peakMemory: querierMemory.value * copies };
  const asked = { ...gateway, disk: indexDisk };
  return together({ ...others, querier: answering, gateway: asked, ingester: ingesters(load, copies) }, copies);
}

/** How Loki is sized for a load. */
export function lokiSizing(load: Load): Sized<LokiRole> {
  const cached = load.logs.bytesPerSecond * assumed.cachedHours.value * 3600 * assumed.storedShare.value;
  return {
    store: 'Loki',
    forms: ['single', 'replicated', 'distributed'],
    carried: [
      {
        what: 'of log lines',
        amount: load.logs.bytesPerSecond / 1_000_000,
        most: mostLines,
        inWords: (megabytes) => `${Math.round((megabytes * 86_400) / 1000)} GB a day`,
      },
      queries(load.queriesPerSecond, queryTime),
    ],
    roles: needs(load),
    processes: (copies) => processes(load, copies),
    caches: { results: cacheSize(1024), chunks: cacheSize(fromBytes(cached)) },
    bucket: (copies) => bucket(load, copies),
    weaknesses: {
      single: ['While its pod or node is away, nothing is written or read, and what its volume has is lost with it'],
      replicated: ['After the loss of the one that deletes old lines, the next begins ten minutes later'],
    },
  };
}

/** What Loki needs for a load, in the form that the load needs or in the one that is insisted on. Throws a `Refusal` where that can't carry it. */
export const lokiSize = (load: Load, form?: FormName): StoreSize<LokiRole> => storeSize(lokiSizing(load), form);
