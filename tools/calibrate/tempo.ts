import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdirSync, openSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { run } from '../command';
import type { Available } from '../programs';
import { eventually, sleep } from '../wait';
import { field, fixed, whole } from './encode';
import { gossip } from './gossip';
import type { Measured } from './measured';
import { sizeOf, Target } from './process';
import { send } from './send';

/** Spans in a second and for how long: enough for several blocks of each that stores them. */
const load = { spansPerSecond: 2000, seconds: 150, request: 500, trace: 20 };

const ports = { kafka: 9092, controller: 9093, otlp: 4318 };

const roles = ['live-store', 'block-builder', 'distributor'] as const;

const configuration = (role: (typeof roles)[number]) => (folder: string) => ({
  target: role,
  server: {
    http_listen_address: '127.0.0.1',
    http_listen_port: 3200 + roles.indexOf(role),
    grpc_listen_address: '127.0.0.1',
    grpc_listen_port: 9195 + roles.indexOf(role),
    log_level: 'warn',
  },
  usage_report: { reporting_enabled: false },
  memberlist: gossip(role, roles.indexOf(role)),
  distributor: {
    ring: { instance_addr: '127.0.0.1' },
    receivers: { otlp: { protocols: { http: { endpoint: `127.0.0.1:${ports.otlp}` } } } },
  },
  ingest: {
    kafka: {
      address: `127.0.0.1:${ports.kafka}`,
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
    consume_cycle_duration: '60s',
    wal: { path: `${folder}/block-builder/traces` },
  },
  storage: { trace: { backend: 'local', local: { path: `${folder}/bucket` }, wal: { path: `${folder}/wal` } } },
  overrides: { defaults: { ingestion: { rate_limit_bytes: 1e9, burst_size_bytes: 1e9, max_traces_per_user: 0 } } },
});

/** A broker, which is its own controller. */
async function startKafka(libraries: string, folder: string): Promise<() => void> {
  const place = path.join(folder, 'kafka');
  mkdirSync(place, { recursive: true });
  const settings = path.join(place, 'server.properties');
  writeFileSync(
    settings,
    [
      'process.roles=broker,controller',
      'node.id=1',
      `controller.quorum.voters=1@127.0.0.1:${ports.controller}`,
      `listeners=PLAINTEXT://127.0.0.1:${ports.kafka},CONTROLLER://127.0.0.1:${ports.controller}`,
      `advertised.listeners=PLAINTEXT://127.0.0.1:${ports.kafka}`,
      'controller.listener.names=CONTROLLER',
      'listener.security.protocol.map=PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT',
      'offsets.topic.replication.factor=1',
      'transaction.state.log.replication.factor=1',
      'transaction.state.log.min.isr=1',
      'message.max.bytes=16000000',
      `log.dirs=${place}/data`,
      '',
    ].join('\n'),
  );
  const classes = ['-cp', path.join(libraries, '*')];
  run(
    'java',
    ...classes,
    'kafka.tools.StorageTool',
    'format',
    '--cluster-id',
    'MkU3OEVBNTcwNTJENDM2Qk',
    '--config',
    settings,
  );
  const log = openSync(path.join(place, 'log'), 'w');
  const broker = spawn('java', ['-Xms512m', '-Xmx512m', ...classes, 'kafka.Kafka', settings], {
    stdio: ['ignore', log, log],
  });
  return () => broker.kill('SIGKILL');
}

const attribute = (number: number, name: string, value: string): Buffer =>
  field(number, Buffer.concat([field(1, name), field(2, field(1, value))]));

const attributes = (number: number, all: Readonly<Record<string, string>>): Buffer =>
  Buffer.concat(Object.entries(all).map(([name, value]) => attribute(number, name, value)));

/** A span of a request, with the attributes of today's semantic conventions: about a thousand bytes. */
function span(trace: Buffer, index: number): Buffer {
  const end = BigInt(Date.now()) * 1_000_000n;
  const all = {
    'http.request.method': 'GET',
    'http.response.status_code': index % 50 === 0 ? '500' : '200',
    'http.route': `/api/v1/orders/{id}/positions/${index % 17}`,
    'url.full': `https://shop.example.com/api/v1/orders/${Math.floor(Math.random() * 1e6)}/positions/${index % 17}?currency=EUR`,
    'user_agent.original':
      'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36',
    'server.address': `orders-${index % 7}.shop.svc.cluster.local`,
    'network.protocol.version': '1.1',
    'client.address': `10.2.${index % 200}.${Math.floor(Math.random() * 250)}`,
    'db.system.name': 'postgresql',
    'db.query.text':
      'SELECT id, customer, state, total FROM orders WHERE customer = $1 AND state <> $2 ORDER BY created DESC LIMIT 50',
    'thread.name': `http-nio-8080-exec-${index % 30}`,
    'code.function.name': 'com.example.shop.orders.OrderController.positions',
    'enduser.id': randomBytes(8).toString('hex'),
    'messaging.message.id': randomBytes(16).toString('hex'),
  };
  return Buffer.concat([
    field(1, trace),
    field(2, randomBytes(8)),
    field(4, randomBytes(8)),
    field(5, `GET /api/v1/orders/{id}/positions/${index % 17}`),
    whole(6, 2),
    fixed(7, end - BigInt(Math.floor(Math.random() * 2e8))),
    fixed(8, end),
    attributes(9, all),
  ]);
}

/** A request of whole traces, in which each five spans are of a service. */
function traces(): Buffer {
  const parts: Buffer[] = [];
  for (let trace = 0; trace < load.request / load.trace; trace++) {
    const id = randomBytes(16);
    for (let service = 0; service < load.trace; service += 5) {
      const resource = attributes(1, {
        'service.name': `shop-${(trace + service) % 40}`,
        'service.version': '1.17.3',
        'k8s.namespace.name': `team-${trace % 12}`,
        'k8s.pod.name': `shop-${(trace + service) % 40}-7d9c5b8f6d-x2v4q`,
        'k8s.container.name': 'shop',
      });
      const spans = [0, 1, 2, 3, 4].map((index) => field(2, span(id, service + index)));
      parts.push(field(1, Buffer.concat([field(1, resource), field(2, Buffer.concat(spans))])));
    }
  }
  return Buffer.concat(parts);
}

/** Sends spans at the rate of the load. Returns the bytes that were sent. */
async function sendSpans(seconds: number): Promise<number> {
  const url = `http://127.0.0.1:${ports.otlp}/v1/traces`;
  const begin = performance.now();
  let [bytes, spans] = [0, 0];
  while (performance.now() - begin < seconds * 1000) {
    const request = traces();
    await send(url, request, { 'Content-Type': 'application/x-protobuf' });
    bytes += request.length;
    spans += load.request;
    const ahead = (spans / load.spansPerSecond) * 1000 - (performance.now() - begin);
    if (ahead > 0) await sleep(ahead);
  }
  return bytes;
}

/** A distributor, a live-store and a block-builder of Tempo around a broker of Kafka. */
export async function measureTempo(program: Available, kafka: string, folder: string): Promise<Measured> {
  const stopKafka = await startKafka(kafka, folder);
  const targets: Target[] = [];
  const start = async (role: (typeof roles)[number]): Promise<Target> => {
    const target = new Target(program, role, folder, 3200 + roles.indexOf(role), configuration(role), []);
    targets.push(target);
    await target.ready();
    return target;
  };
  try {
    await sleep(10_000);
    const liveStore = await start('live-store');
    const distributor = await start('distributor');
    const blockBuilder = await start('block-builder');
    const taken = await eventually(90, () => sendSpans(0.1).then(() => true));
    if (!taken) throw new Error('the distributor of Tempo takes no spans within 90 s');
    const base = await Promise.all(targets.map((each) => each.used()));
    const watch = setInterval(() => void Promise.all(targets.map((each) => each.used())), 2000);
    const bytes = await sendSpans(load.seconds);
    // What was sent last is stored in the next cycle but one.
    await sleep(130_000);
    clearInterval(watch);
    const after = await Promise.all(targets.map((each) => each.used()));
    const time = (index: number) => (((after[index]?.seconds ?? 0) - (base[index]?.seconds ?? 0)) / bytes) * 1e6;
    const megabytesPerSecond = bytes / load.seconds / 1e6;
    return {
      'tempo.baseMemory': (base[0]?.memory ?? 0) / 1_048_576,
      'tempo.liveStoreTime': time(0),
      'tempo.distributorTime': time(1),
      'tempo.distributorMemory': (distributor.mostMemory - (base[1]?.memory ?? 0)) / 1e6 / megabytesPerSecond,
      'tempo.liveStoreMemory': (liveStore.mostMemory - (base[0]?.memory ?? 0)) / 1e6 / megabytesPerSecond,
      'tempo.blockBuilderTime': time(2),
      'tempo.storedShare': sizeOf(`${blockBuilder.folder}/bucket`) / bytes,
    };
  } finally {
    for (const target of targets) await target.stop();
    stopKafka();
  }
}
