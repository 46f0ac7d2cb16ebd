import { readdirSync } from 'node:fs';
import { ask } from '../http';
import type { Available } from '../programs';
import { eventually, sleep } from '../wait';
import { chosen } from './calibration';
import { push, pushShort } from './lines';
import { type CalibratedRole, lokiAddresses, lokiBucket, lokiConfiguration } from './loki-configuration';
import { askAtOnce, askSteadily } from './loki-queries';
import type { Measured } from './measured';
import { atRate } from './pace';
import { sizeOf } from './size-of';
import { Target } from './target';
import { Targets } from './targets';

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
  const targets: Targets<CalibratedRole> = new Targets((role) => {
    const variables: Readonly<Record<string, string>> =
      role === 'ingester' ? { GOGC: String(chosen('loki.ingesterCollectsAt')) } : {};
    return new Target({
      program,
      name: role,
      folder,
      port: lokiAddresses.http(role),
      configuration: lokiConfiguration(role),
      variables,
    });
  });
  try {
    const begin = Date.now() - hour;
    const written = await measureWriting(targets, folder, begin);
    const read = await measureReading(targets, { begin, end: begin + hour });
    return { ...written, ...read, ...(await measureCompaction(targets, folder)) };
  } finally {
    await targets.stop();
  }
}

async function measureWriting(targets: Targets<CalibratedRole>, folder: string, begin: number): Promise<Measured> {
  await targets.launchAll(['ingester', 'distributor']);
  const ingester = targets.of('ingester');
  const url = targets.of('distributor').url('/loki/api/v1/push');
  const taken = await eventually(90, () => push(url, 0, 100, begin - 1000).then(() => true));
  if (!taken) throw new Error('the distributor of Loki does not find its ingester in 90 s');
  const empty = await ingester.needed();
  const before = targets.used();
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
  const after = targets.used();
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
  await targets.launch('ingester').ready();
  const indexed = await eventually(150, async () => indexes(folder).length > 0 || undefined);
  if (!indexed) throw new Error('the ingester of Loki brings no index within 150 s');
  const [heads, open] = needed;
  if (!heads || !open) throw new Error('the memory of open chunks was not seen');
  const all = targets.used();
  return {
    'loki.baseMemory': before.of('ingester').memory / 1_048_576,
    'loki.distributorTime': (after.secondsSince(before, 'distributor') / lines) * 1e6,
    'loki.distributorMemory': all.grownSince(before, 'distributor') / 1_048_576 / (lines / 1_000_000 / elapsed),
    'loki.ingesterTime': (after.secondsSince(before, 'ingester') / lines) * 1e6,
    'loki.openLine': (heads.memory - empty) / heads.lines,
    'loki.chunkLine': (open.memory - heads.memory) / (open.lines - heads.lines),
    'loki.garbage': after.of('ingester').mostMemory / last,
    'loki.chunkLines': 1_572_864 / (stored / lines),
    'loki.walBytes': wal / lines,
    'loki.storedShare': stored / lines,
  };
}

/** Pushes lines of each stream. Some streams are louder than others, so that their chunks do not end together. Returns the bytes of lines. */
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
  targets: Targets<CalibratedRole>,
  time: { readonly begin: number; readonly end: number },
): Promise<Measured> {
  await targets.launchAll(['query-frontend', 'index-gateway', 'query-scheduler', 'querier']);
  const asked = { url: targets.of('query-frontend').url(''), ...time };
  await sleep(5000);
  const before = targets.used();
  const { queries, bytes } = await askSteadily(asked);
  const after = targets.used();
  await askAtOnce(asked);
  const last = targets.used();
  const seconds = (role: CalibratedRole) => after.secondsSince(before, role);
  const grown = (role: CalibratedRole) => last.grownSince(before, role) / 1_048_576;
  return {
    'loki.indexGatewayTime': (seconds('index-gateway') / queries) * 1000,
    'loki.indexGatewayMemory': grown('index-gateway'),
    'loki.schedulerTime': (seconds('query-scheduler') / queries) * 1000,
    'loki.schedulerMemory': grown('query-scheduler'),
    'loki.frontendTime': (seconds('query-frontend') / queries) * 1000,
    'loki.frontendMemory': grown('query-frontend'),
    'loki.querierReadTime': (seconds('querier') / bytes) * 1e6,
    'loki.querierMemory': grown('querier'),
  };
}

async function measureCompaction(targets: Targets<CalibratedRole>, folder: string): Promise<Measured> {
  await targets.launchAll(['compactor']);
  const before = targets.used();
  const compacted = await eventually(
    200,
    async () => indexes(folder).some((name) => name.includes('/fake/')) || undefined,
  );
  if (!compacted) throw new Error('the compactor of Loki compacts nothing within 200 s');
  // It looks for what is too old after that.
  await sleep(15_000);
  const after = targets.used();
  const chunks = short.streams * short.chunksEach;
  return {
    'loki.compactorTime': (after.secondsSince(before, 'compactor') / chunks) * 1e6,
    'loki.compactorMemory': after.grownSince(before, 'compactor') / chunks,
  };
}
