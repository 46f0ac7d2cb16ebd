import {
  cacheSize,
  coresOf,
  type FormName,
  fromBytes,
  type Load,
  month,
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

/** From here on upstream's sizes are those of its second table, in megabytes a second: 3 TB a day. */
const secondTable = 3_000_000 / 86_400;

/** The bytes of memory that an open stream takes which gets so many bytes of lines before its chunk ends. */
export function streamMemory(lines: number): number {
  const { headBytes, openLine, chunkBytes, storedShare } = assumed;
  const compressed = Math.max(0, lines - headBytes.value) * storedShare.value;
  return Math.min(lines, headBytes.value) * openLine.value + Math.min(compressed, chunkBytes.value);
}

/** The memory of all open streams, in mebibytes. `lines`: bytes a second of all of them. */
export const openMemory = (lines: number, streams: number): number =>
  fromBytes(streams * streamMemory((lines / streams) * assumed.openHours.value * 3600));

const ingesters = ({ logs, logStreams }: Load, copies: number): RoleNeed => ({
  cores: coresOf(assumed.ingesterTime.value, logs.bytesPerSecond * copies),
  memory: openMemory(logs.bytesPerSecond, logStreams) * assumed.usualFill.value * copies,
  peakMemory: openMemory(logs.bytesPerSecond, logStreams) * copies,
  baseMemory: assumed.baseMemory.value,
  // The write-ahead log has two hours of lines, and a checkpoint of them beside.
  disk: fromBytes(2 * logs.bytesPerSecond * assumed.openHours.value * 3600 * copies),
  least: copies,
  step: copies,
  mostCores: 4,
  takesOver: false,
});

function needs(load: Load): Readonly<Record<LokiRole, RoleNeed>> {
  const lines = load.logs.bytesPerSecond;
  const megabytes = lines / 1_000_000;
  const baseMemory = assumed.baseMemory.value;
  const large = megabytes > secondTable;
  const each = (cores: number, memory: number, pods = 2): RoleNeed => ({
    cores: cores * pods,
    memory: memory * pods,
    least: pods,
    mostCores: cores,
    takesOver: false,
    asked: true,
  });
  return {
    distributor: {
      cores: coresOf(assumed.distributorTime.value, lines),
      memory: assumed.distributorMemory.value * megabytes,
      baseMemory,
      least: 2,
    },
    ingester: ingesters(load, replicationFactor),
    querier: {
      cores: assumed.querierTime.value * megabytes,
      memory: assumed.querierMemory.value * megabytes,
      baseMemory,
      least: 2,
      mostCores: 1,
      asked: true,
    },
    'query-frontend': each(assumed.frontendCores.value, assumed.frontendMemory.value, large ? 8 : 2),
    'query-scheduler': each(assumed.schedulerCores.value, assumed.schedulerMemory.value),
    'index-gateway': {
      ...each(
        assumed.indexGatewayCores.value,
        assumed.indexGatewayMemory.value * (large ? 2 : 1),
        Math.max(2, Math.ceil(megabytes / assumed.indexGatewayLoad.value)),
      ),
      disk: 10 * 1024,
    },
    compactor: {
      ...each(assumed.compactorCores.value * (large ? 3 : 1), assumed.compactorMemory.value * (large ? 2 : 1), 1),
      // One does it, however large it is; a second one would wait.
      mostMemory: 64 * 1024,
      disk: 10 * 1024,
    },
    ruler: {
      cores: assumed.querierTime.value,
      memory: assumed.querierMemory.value,
      baseMemory,
      least: 2,
    },
  };
}

function bucket({ logs, logStreams, retention, queriesPerSecond }: Load, copies: number) {
  const stored = logs.bytesPerSecond * assumed.storedShare.value;
  const kept = Math.min(copies, assumed.copiesStored.value);
  // A chunk is brought when it is full, and after two hours at the latest.
  const chunks = stored / assumed.chunkBytes.value + logStreams / (assumed.openHours.value * 3600);
  return {
    bytes: stored * retention.logs.seconds * kept,
    writesAMonth: Math.round(chunks * month * kept),
    readsAMonth: Math.round(queriesPerSecond * month * assumed.readsPerQuery.value),
  };
}

/** What all roles need in one process, or in several. Those of which upstream has a fixed size are there for a share of the table's load. */
function processes(load: Load, copies: number): RoleNeed {
  const { distributor, ingester: _, querier, ...fixed } = needs(load);
  const share = Math.min(1, load.logs.bytesPerSecond / 1_000_000 / secondTable);
  const part = ({ cores, memory, ...others }: RoleNeed): RoleNeed => ({
    ...others,
    cores: cores * share,
    memory: memory * share,
  });
  const shared = Object.fromEntries(Object.entries(fixed).map(([role, need]) => [role, part(need)]));
  return together({ distributor, ingester: ingesters(load, copies), querier, ...shared }, copies);
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
