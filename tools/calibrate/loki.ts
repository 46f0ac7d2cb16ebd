import { ask } from '../e2e/http';
import type { Available } from '../programs';
import { eventually, sleep } from '../wait';
import { field, snappy, whole } from './encode';
import { gossip } from './gossip';
import type { Measured } from './measured';
import { sizeOf, Target } from './process';
import { send, snappyHeaders } from './send';

/** Streams that all are beyond their first chunk, which is full with about 5 MB of lines; in each push 100 kB of lines. */
const load = { streams: 240, bytesEach: 8_000_000, push: 100_000, bytesPerSecond: 12_000_000 };

const ports = { distributor: 3101, ingester: 3102 };

const configuration = (role: 'distributor' | 'ingester') => (folder: string) => ({
  target: role,
  auth_enabled: false,
  analytics: { reporting_enabled: false },
  server: {
    http_listen_address: '127.0.0.1',
    http_listen_port: ports[role],
    grpc_listen_address: '127.0.0.1',
    grpc_listen_port: ports[role] + 1000,
    grpc_server_max_recv_msg_size: 104_857_600,
    grpc_server_max_send_msg_size: 104_857_600,
    log_level: 'warn',
  },
  common: {
    path_prefix: folder,
    instance_addr: '127.0.0.1',
    replication_factor: 1,
    ring: { kvstore: { store: 'memberlist' } },
    storage: { filesystem: { chunks_directory: `${folder}/chunks`, rules_directory: `${folder}/rules` } },
  },
  memberlist: gossip(role, role === 'ingester' ? 0 : 1),
  schema_config: {
    configs: [
      {
        from: '2026-01-01',
        store: 'tsdb',
        object_store: 'filesystem',
        schema: 'v13',
        index: { prefix: 'index_', period: '24h' },
      },
    ],
  },
  // Time runs faster here. What is full is brought away at once, as it is at the pace of real streams.
  ingester: { flush_check_period: '1s', lifecycler: { final_sleep: '0s', min_ready_duration: '0s' } },
  limits_config: {
    ingestion_rate_mb: 1000,
    ingestion_burst_size_mb: 1000,
    per_stream_rate_limit: '1GB',
    per_stream_rate_limit_burst: '1GB',
    max_global_streams_per_user: 0,
    reject_old_samples: false,
  },
});

const words =
  'request handled by controller after retry of upstream connection pool while cache was cold for tenant'.split(' ');

const hexadecimal = (digits: number): string =>
  Array.from({ length: digits }, () => Math.floor(Math.random() * 16).toString(16)).join('');

const some = <T>(values: readonly T[]): T => values[Math.floor(Math.random() * values.length)] as T;

/** A line as applications print it, of about 220 bytes: words, numbers, and the id of its trace, which has four lines. */
const line = (trace: string): string =>
  JSON.stringify({
    level: some(['info', 'info', 'info', 'warn', 'error']),
    msg: Array.from({ length: 9 }, () => some(words)).join(' '),
    path: `/api/v1/orders/${Math.floor(Math.random() * 100_000)}`,
    status: some([200, 200, 200, 404, 500]),
    ms: Math.round(Math.random() * 10_000) / 10,
    trace,
  });

/** A line with its time, as it is pushed; it has its trace beside it as agents put it there. */
function entry(text: string, nanoseconds: bigint): Buffer {
  const time = Buffer.concat([
    whole(1, Number(nanoseconds / 1_000_000_000n)),
    whole(2, Number(nanoseconds % 1_000_000_000n)),
  ]);
  const trace = Buffer.concat([field(1, 'trace_id'), field(2, text.slice(-34, -2))]);
  return field(2, Buffer.concat([field(1, time), field(2, text), field(3, trace)]));
}

const labels = (stream: number): Buffer =>
  field(
    1,
    `{cluster="company-production", container="service", namespace="team-${stream % 12}", pod="service-${stream}-7d9c5b8f6d-x2v4q", service_name="service-${stream % 40}"}`,
  );

/** One push of many lines of one stream. Returns the bytes of its lines. */
async function push(url: string, stream: number, bytes: number, begin: number): Promise<number> {
  const entries: Buffer[] = [];
  let [sent, trace] = [0, ''];
  for (let count = 0; sent < bytes; count++) {
    if (count % 4 === 0) trace = hexadecimal(32);
    const text = line(trace);
    sent += text.length;
    entries.push(entry(text, BigInt(Math.round(begin)) * 1_000_000n + BigInt(count) * 1000n));
  }
  await send(url, snappy(field(1, Buffer.concat([labels(stream), ...entries]))), snappyHeaders);
  return sent;
}

/** A distributor and an ingester of Loki under the lines of an hour. */
export async function measureLoki(program: Available, folder: string): Promise<Measured> {
  const ingester = new Target(program, 'ingester', folder, ports.ingester, configuration('ingester'), []);
  const distributor = new Target(program, 'distributor', folder, ports.distributor, configuration('distributor'), []);
  const url = distributor.url('/loki/api/v1/push');
  const hour = 3_600_000;
  try {
    await ingester.ready();
    await distributor.ready();
    const begin = Date.now() - hour;
    const taken = await eventually(90, () => push(url, 0, 100, begin - 1000).then(() => true));
    if (!taken) throw new Error('the distributor of Loki does not find its ingester in 90 s');
    const empty = await ingester.needed();
    const before = { ingester: await ingester.used(), distributor: await distributor.used() };
    const started = performance.now();
    const steps = load.bytesEach / load.push;
    let lines = 0;
    for (let step = 0; step < steps; step++) {
      const time = begin + (step * hour) / steps;
      for (let stream = 0; stream < load.streams; stream += 4) {
        // Streams of which some are louder than others, so that their chunks do not end together.
        const each = [0, 1, 2, 3].map((offset) =>
          push(url, stream + offset, load.push * (0.5 + ((stream + offset) % 11) / 10), time),
        );
        for (const sent of await Promise.all(each)) lines += sent;
      }
      const ahead = (lines / load.bytesPerSecond) * 1000 - (performance.now() - started);
      if (ahead > 0) await sleep(ahead);
      if (step % 5 === 0) await Promise.all([ingester.used(), distributor.used()]);
    }
    const elapsed = (performance.now() - started) / 1000;
    const after = { ingester: await ingester.used(), distributor: await distributor.used() };
    const needed = await ingester.needed();
    const wal = sizeOf(`${ingester.folder}/wal`);
    await ask(ingester.url('/flush'), { method: 'POST', timeoutSeconds: 300 });
    await sleep(20_000);
    return {
      'loki.baseMemory': before.ingester.memory / 1_048_576,
      'loki.distributorTime': ((after.distributor.seconds - before.distributor.seconds) / lines) * 1e6,
      'loki.distributorMemory':
        (distributor.mostMemory - before.distributor.memory) / 1_048_576 / (lines / 1_000_000 / elapsed),
      'loki.ingesterTime': ((after.ingester.seconds - before.ingester.seconds) / lines) * 1e6,
      'loki.streamMemory': (needed - empty) / load.streams,
      'loki.ingesterMostMemory': ingester.mostMemory / 1_048_576,
      'loki.walBytes': wal / lines,
      'loki.storedShare': sizeOf(`${ingester.folder}/chunks`) / lines,
    };
  } finally {
    await distributor.stop();
    await ingester.stop();
  }
}
