import { readdirSync } from 'node:fs';
import { ask } from '../http';
import type { Available } from '../programs';
import { eventually, sleep } from '../wait';
import { chosen } from './calibration';
import { push, pushShort } from './lines';
import { type CalibratedRole, lokiBucket, lokiConfiguration, lokiPort } from './loki-configuration';
import { askAtOnce, askSteadily } from './loki-queries';
import type { Measured } from './measured';
import { atRate } from './pace';
import { sizeOf, Target } from './process';

/**
 * Streams that all are beyond their first chunk, which is full with about 6 MB of lines; in each push 100 kB of lines. Until `open` pushes
 * nearly all of them have their first chunk open.
 */
const load = { streams: 240, bytesEach: 8_000_000, push: 100_000, open: 36, bytesPerSecond: 12_000_000 };

/** Streams whose chunks have a line each, so that the index of a day has as many chunks as it has of a large load. */
const short = { streams: 4000, chunksEach: 10 };

const hour = 3_600_000;

/** Lines of an hour as they are written, the chunks that they leave, and what reads and compacts them. */
export async function measureLoki(program: Available, folder: string): Promise<Measured> {
  const targets: Target[] = [];
  const launch: Launch = (role) => {
    const variables: Readonly<Record<string, string>> =
      role === 'ingester' ? { GOGC: String(chosen('loki.ingesterCollectsAt')) } : {};
    const target = new Target(program, role, folder, lokiPort(role), lokiConfiguration(role), { variables });
    targets.push(target);
    return target;
  };
  try {
    const begin = Date.now() - hour;
    const written = await measureWriting(launch, folder, begin);
    const read = await measureReading(launch, { begin, end: begin + hour });
    return { ...written, ...read, ...(await measureCompaction(launch, folder)) };
  } finally {
    for (const target of targets) await target.stop();
  }
}

/** Starts a role. */
type Launch = (role: CalibratedRole) => Target;

async function measureWriting(launch: Launch, folder: string, begin: number): Promise<Measured> {
  const [ingester, distributor] = [launch('ingester'), launch('distributor')];
  await ingester.ready();
  await distributor.ready();
  const url = distributor.url('/loki/api/v1/push');
  const taken = await eventually(90, () => push(url, 0, 100, begin - 1000).then(() => true));
  if (!taken) throw new Error('the distributor of Loki does not find its ingester in 90 s');
  const empty = await ingester.needed();
  const before = { ingester: ingester.used(), distributor: distributor.used() };
  const started = performance.now();
  const steps = load.bytesEach / load.push;
  const needed: { readonly memory: number; readonly lines: number }[] = [];
  let [lines, idle] = [0, 0];
  for (let step = 0; step < steps; step++) {
    lines += await pushAll(url, begin + (step * hour) / steps);
    await atRate(lines, load.bytesPerSecond, started);
    if (step !== 0 && step !== load.open - 1) continue;
    const paused = performance.now();
    needed.push({ memory: await ingester.needed(), lines });
    idle += performance.now() - paused;
  }
  const elapsed = (performance.now() - started - idle) / 1000;
  const after = { ingester: ingester.used(), distributor: distributor.used() };
  const most = ingester.mostMemory;
  const last = await ingester.needed();
  const wal = sizeOf(`${ingester.folder}/wal`);
  await flush(ingester);
  await sleep(20_000);
  const stored = sizeOf(lokiBucket(folder));
  for (let round = 0; round < short.chunksEach; round++) {
    await pushShort(url, short.streams, begin + (round * hour) / short.chunksEach);
    await flush(ingester);
  }
  // When it starts anew it brings the index of what it had.
  await ingester.stop();
  await launch('ingester').ready();
  const indexed = await eventually(150, async () => indexes(folder).length > 0 || undefined);
  if (!indexed) throw new Error('the ingester of Loki brings no index within 150 s');
  const [heads, open] = needed;
  if (!heads || !open) throw new Error('the memory of open chunks was not seen');
  return {
    'loki.baseMemory': before.ingester.memory / 1_048_576,
    'loki.distributorTime': ((after.distributor.seconds - before.distributor.seconds) / lines) * 1e6,
    'loki.distributorMemory':
      (distributor.mostMemory - before.distributor.memory) / 1_048_576 / (lines / 1_000_000 / elapsed),
    'loki.ingesterTime': ((after.ingester.seconds - before.ingester.seconds) / lines) * 1e6,
    'loki.openLine': (heads.memory - empty) / heads.lines,
    'loki.chunkLine': (open.memory - heads.memory) / (open.lines - heads.lines),
    'loki.garbage': most / last,
    'loki.chunkLines': 1_572_864 / (stored / lines),
    'loki.walBytes': wal / lines,
    'loki.storedShare': stored / lines,
  };
}

/** Pushes lines of each stream. Of these some are louder than others, so that their chunks do not end together. Returns the bytes of lines. */
async function pushAll(url: string, time: number): Promise<number> {
  let lines = 0;
  for (let stream = 0; stream < load.streams; stream += 4) {
    const each = [0, 1, 2, 3].map((offset) =>
      push(url, stream + offset, load.push * (0.5 + ((stream + offset) % 11) / 10), time),
    );
    for (const sent of await Promise.all(each)) lines += sent;
  }
  return lines;
}

async function flush(ingester: Target): Promise<void> {
  const { status, text } = await ask(ingester.url('/flush'), { method: 'POST', timeoutSeconds: 300 });
  if (status >= 300) throw new Error(`the ingester of Loki does not flush: ${status} ${text}`);
  await sleep(3000);
}

/** The files of the index in the bucket. */
const indexes = (folder: string): readonly string[] =>
  readdirSync(lokiBucket(folder), { recursive: true })
    .map(String)
    .filter((name) => name.startsWith('index/') && name.includes('.tsdb'));

async function measureReading(
  launch: Launch,
  time: { readonly begin: number; readonly end: number },
): Promise<Measured> {
  const frontend = launch('query-frontend');
  const all = [launch('index-gateway'), launch('query-scheduler'), frontend, launch('querier')];
  // A query frontend is ready when a querier has come.
  for (const target of all) await target.ready();
  const asked = { url: frontend.url(''), ...time };
  await sleep(5000);
  const before = all.map((target) => target.used());
  const { queries, bytes } = await askSteadily(asked);
  const after = all.map((target) => target.used());
  await askAtOnce(asked);
  const seconds = (index: number) => (after[index]?.seconds ?? 0) - (before[index]?.seconds ?? 0);
  const grown = (index: number) => ((all[index]?.mostMemory ?? 0) - (before[index]?.memory ?? 0)) / 1_048_576;
  return {
    'loki.indexGatewayTime': (seconds(0) / queries) * 1000,
    'loki.indexGatewayMemory': grown(0),
    'loki.schedulerTime': (seconds(1) / queries) * 1000,
    'loki.schedulerMemory': grown(1),
    'loki.frontendTime': (seconds(2) / queries) * 1000,
    'loki.frontendMemory': grown(2),
    'loki.querierReadTime': (seconds(3) / bytes) * 1e6,
    'loki.querierMemory': grown(3),
  };
}

async function measureCompaction(launch: Launch, folder: string): Promise<Measured> {
  const compactor = launch('compactor');
  await compactor.ready();
  const before = compactor.used();
  const compacted = await eventually(
    200,
    async () => indexes(folder).some((name) => name.includes('/fake/')) || undefined,
  );
  if (!compacted) throw new Error('the compactor of Loki compacts nothing within 200 s');
  // It looks for what is too old after that.
  await sleep(15_000);
  const chunks = short.streams * short.chunksEach;
  return {
    'loki.compactorTime': ((compactor.used().seconds - before.seconds) / chunks) * 1e6,
    'loki.compactorMemory': (compactor.mostMemory - before.memory) / chunks,
  };
}
