import { readdirSync } from 'node:fs';
import path from 'node:path';
import type { Available } from '../programs';
import { eventually, sleep } from '../wait';
import { chosen } from './calibration';
import { gossip } from './gossip';
import { brokerPort, startKafka } from './kafka';
import type { Measured } from './measured';
import { atRate } from './pace';
import { sizeOf, Target } from './process';
import { send } from './send';
import { spansOf, traces } from './spans';
import { type Asked, askSteadily, searchAtOnce } from './tempo-queries';

/**
 * Spans in a second: first without queries, for several blocks of each that stores them; then with queries beside. The spans of a cycle are
 * more than the block-builder may take at once.
 */
const load = { spansPerSecond: 2000, alone: 180, queried: 60, cycle: 120, cycleBytes: 150_000_000 };

const otlpPort = 4318;

const roles = [
  'live-store',
  'distributor',
  'block-builder',
  'backend-scheduler',
  'backend-worker',
  'query-frontend',
  'querier',
] as const;

type Role = (typeof roles)[number];

const port = (role: Role) => 3200 + roles.indexOf(role);
const grpcPort = (role: Role) => 9195 + roles.indexOf(role);

const configuration = (role: Role) => (folder: string) => ({
  target: role,
  server: {
    http_listen_address: '127.0.0.1',
    http_listen_port: port(role),
    grpc_listen_address: '127.0.0.1',
    grpc_listen_port: grpcPort(role),
    log_level: 'warn',
  },
  usage_report: { reporting_enabled: false },
  memberlist: gossip(role, roles.indexOf(role)),
  distributor: {
    ring: { instance_addr: '127.0.0.1' },
    receivers: { otlp: { protocols: { http: { endpoint: `127.0.0.1:${otlpPort}` } } } },
  },
  ingest: {
    kafka: {
      address: `127.0.0.1:${brokerPort}`,
      topic: 'spans',
      auto_create_topic_enabled: true,
      auto_create_topic_default_partitions: 1,
    },
  },
  live_store: {
    ring: { instance_id: 'live-store-zone-a-0', instance_addr: '127.0.0.1', instance_zone: 'a' },
    wal: { path: `${folder}/live-store/traces` },
    shutdown_marker_dir: `${folder}/live-store/marker`,
  },
  block_builder: {
    instance_id: 'block-builder-0',
    partitions_per_instance: 1,
    consume_cycle_duration: `${load.cycle}s`,
    max_consuming_bytes: load.cycleBytes,
    wal: { path: `${folder}/block-builder/traces` },
  },
  // Time runs faster here: what is stored is found, searched and compacted at once.
  query_frontend: { search: { query_backend_after: '31s' } },
  querier: {
    frontend_worker: { frontend_address: `127.0.0.1:${grpcPort('query-frontend')}` },
    max_concurrent_queries: chosen('tempo.queriesAtOnce'),
  },
  backend_scheduler: { local_work_path: `${folder}/work` },
  backend_worker: { backend_scheduler_addr: `127.0.0.1:${grpcPort('backend-scheduler')}` },
  storage: {
    trace: {
      backend: 'local',
      local: { path: bucketOf(path.dirname(folder)) },
      wal: { path: `${folder}/wal` },
      blocklist_poll: '10s',
    },
  },
  overrides: { defaults: { ingestion: { rate_limit_bytes: 1e9, burst_size_bytes: 1e9, max_traces_per_user: 0 } } },
});

const bucketOf = (folder: string): string => `${folder}/bucket`;

/** Sends spans at the rate of the load. Returns the bytes that were sent. */
async function sendSpans(seconds: number, asked: Asked): Promise<number> {
  const url = `http://127.0.0.1:${otlpPort}/v1/traces`;
  const begin = performance.now();
  let [bytes, spans] = [0, 0];
  while (performance.now() - begin < seconds * 1000) {
    const request = traces((id) => asked.traces.push(id));
    await send(url, request, { 'Content-Type': 'application/x-protobuf' });
    bytes += request.length;
    spans += spansOf.request;
    await atRate(spans, load.spansPerSecond, begin);
  }
  return bytes;
}

/** The bytes of the blocks that are not compacted into others. */
const storedIn = (bucket: string): number =>
  readdirSync(bucket, { recursive: true })
    .map(String)
    .filter((name) => path.basename(name) === 'meta.json')
    .reduce((sum, name) => sum + sizeOf(path.join(bucket, path.dirname(name))), 0);

/** Every role of Tempo around a broker of Kafka. */
export async function measureTempo(program: Available, kafka: string, folder: string): Promise<Measured> {
  const broker = startKafka(kafka, folder);
  const targets = new Map<Role, Target>();
  const of = (role: Role): Target => {
    const target = targets.get(role);
    if (!target) throw new Error(`there is no ${role}`);
    return target;
  };
  const used = () => new Map(roles.map((role) => [role, of(role).used()] as const));
  try {
    await sleep(10_000);
    // A query frontend is ready when a querier has come.
    for (const role of roles) targets.set(role, new Target(program, role, folder, port(role), configuration(role)));
    for (const target of targets.values()) await target.ready();
    const asked: Asked = { url: of('query-frontend').url(''), begin: Date.now(), traces: [] };
    const taken = await eventually(90, () => sendSpans(0.1, asked).then(() => true));
    if (!taken) throw new Error('the distributor of Tempo takes no spans within 90 s');
    const base = used();
    const [brokerBefore, began] = [broker.used(), performance.now()];
    const alone = await sendSpans(load.alone, asked);
    const written = used();
    const rate = alone / ((performance.now() - began) / 1000) / 1e6;
    const [beside] = await Promise.all([sendSpans(load.queried, asked), askSteadily(asked, load.queried)]);
    const bytes = alone + beside;
    // What was sent last is stored in the next cycle but one.
    await sleep((2 * load.cycle + 10) * 1000);
    const stored = used();
    const brokerTime = broker.used() - brokerBefore;
    const bucket = storedIn(bucketOf(folder));
    const quiet = used();
    const queries = await askSteadily(asked, load.queried);
    const queried = used();
    const searches = await searchAtOnce(asked);
    const searched = used();
    const time = (role: Role, from: typeof base, to: typeof base) =>
      (to.get(role)?.seconds ?? 0) - (from.get(role)?.seconds ?? 0);
    const grown = (role: Role) => (of(role).mostMemory - (base.get(role)?.memory ?? 0)) / 1e6;
    return {
      'tempo.baseMemory': (base.get('live-store')?.memory ?? 0) / 1_048_576,
      'tempo.liveStoreTime': (time('live-store', base, written) / alone) * 1e6,
      'tempo.distributorTime': (time('distributor', base, stored) / bytes) * 1e6,
      'tempo.distributorMemory': grown('distributor') / rate,
      'tempo.liveStoreMemory': grown('live-store') / rate,
      'tempo.liveStoreQueryTime': (time('live-store', quiet, queried) / queries) * 1000,
      'tempo.blockBuilderTime': (time('block-builder', base, stored) / bytes) * 1e6,
      'tempo.blockBuilderMemory': grown('block-builder') / (load.cycleBytes / 1e6),
      'tempo.storedShare': bucket / bytes,
      'tempo.querierTime': (time('querier', quiet, queried) / queries) * 1000,
      'tempo.querierSearchTime': (time('querier', queried, searched) / searches / (bucket / 1e6)) * 1000,
      'tempo.querierMemory': grown('querier'),
      'tempo.frontendTime': (time('query-frontend', quiet, queried) / queries) * 1000,
      'tempo.frontendMemory': grown('query-frontend'),
      'tempo.schedulerTime': time('backend-scheduler', base, searched) / ((performance.now() - began) / 1000),
      'tempo.schedulerMemory': grown('backend-scheduler'),
      'tempo.workerTime': (time('backend-worker', base, searched) / bytes) * 1e6,
      'tempo.workerMemory': grown('backend-worker'),
      'tempo.kafkaTime': (brokerTime / bytes) * 1e6,
    };
  } finally {
    for (const target of targets.values()) await target.stop();
    broker.stop();
  }
}
