import { readdirSync } from 'node:fs';
import path from 'node:path';
import type { Available } from '../programs';
import { eventually, sleep } from '../wait';
import { host } from './addresses';
import { startKafka } from './kafka';
import type { Measured } from './measured';
import { atRate } from './pace';
import { send } from './send';
import { sizeOf } from './size-of';
import { spansOf, traces } from './spans';
import { Target } from './target';
import { Targets } from './targets';
import {
  type CalibratedRole,
  cycle,
  otlpPort,
  tempoAddresses,
  tempoBucket,
  tempoConfiguration,
  tempoRoles,
} from './tempo-configuration';
import { type Asked, askSteadily, searchAtOnce } from './tempo-queries';

/**
 * Spans in a second: first without queries, for several blocks of each that stores them; then with queries beside. The spans of a cycle are
 * more than the block-builder may take at once.
 */
const load = { spansPerSecond: 2000, alone: 180, queried: 60 };

/** Sends spans at the rate of the load. Returns the bytes that were sent. */
async function sendSpans(seconds: number, asked: Asked): Promise<number> {
  const url = `http://${host}:${otlpPort}/v1/traces`;
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
  const targets: Targets<CalibratedRole> = new Targets(
    (role) =>
      new Target({
        program,
        name: role,
        folder,
        port: tempoAddresses.http(role),
        configuration: tempoConfiguration(role),
      }),
  );
  try {
    await sleep(10_000);
    await targets.launchAll(tempoRoles);
    const asked: Asked = { url: targets.of('query-frontend').url(''), begin: Date.now(), traces: [] };
    const taken = await eventually(90, () => sendSpans(0.1, asked).then(() => true));
    if (!taken) throw new Error('the distributor of Tempo takes no spans within 90 s');
    const base = targets.used();
    const [brokerBefore, began] = [broker.used(), performance.now()];
    const alone = await sendSpans(load.alone, asked);
    const written = targets.used();
    const rate = alone / ((performance.now() - began) / 1000) / 1e6;
    const [beside] = await Promise.all([sendSpans(load.queried, asked), askSteadily(asked, load.queried)]);
    const bytes = alone + beside;
    // What was sent last is stored in the next cycle but one.
    await sleep((2 * cycle.seconds + 10) * 1000);
    const stored = targets.used();
    const brokerTime = broker.used() - brokerBefore;
    const bucket = storedIn(tempoBucket(folder));
    const quiet = targets.used();
    const queries = await askSteadily(asked, load.queried);
    const queried = targets.used();
    const searches = await searchAtOnce(asked);
    const searched = targets.used();
    const grown = (role: CalibratedRole) => searched.grownSince(base, role) / 1e6;
    return {
      'tempo.baseMemory': base.of('live-store').memory / 1_048_576,
      'tempo.liveStoreTime': (written.secondsSince(base, 'live-store') / alone) * 1e6,
      'tempo.distributorTime': (stored.secondsSince(base, 'distributor') / bytes) * 1e6,
      'tempo.distributorMemory': grown('distributor') / rate,
      'tempo.liveStoreMemory': grown('live-store') / rate,
      'tempo.liveStoreQueryTime': (queried.secondsSince(quiet, 'live-store') / queries) * 1000,
      'tempo.blockBuilderTime': (stored.secondsSince(base, 'block-builder') / bytes) * 1e6,
      'tempo.blockBuilderMemory': grown('block-builder') / (cycle.bytes / 1e6),
      'tempo.storedShare': bucket / bytes,
      'tempo.querierTime': (queried.secondsSince(quiet, 'querier') / queries) * 1000,
      'tempo.querierSearchTime': (searched.secondsSince(queried, 'querier') / searches / (bucket / 1e6)) * 1000,
      'tempo.querierMemory': grown('querier'),
      'tempo.frontendTime': (queried.secondsSince(quiet, 'query-frontend') / queries) * 1000,
      'tempo.frontendMemory': grown('query-frontend'),
      'tempo.schedulerTime': searched.secondsSince(base, 'backend-scheduler') / ((performance.now() - began) / 1000),
      'tempo.schedulerMemory': grown('backend-scheduler'),
      'tempo.workerTime': (searched.secondsSince(base, 'backend-worker') / bytes) * 1e6,
      'tempo.workerMemory': grown('backend-worker'),
      'tempo.kafkaTime': (brokerTime / bytes) * 1e6,
    };
  } finally {
    await targets.stop();
    broker.stop();
  }
}
