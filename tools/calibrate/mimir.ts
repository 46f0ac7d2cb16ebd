import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { stringify } from 'yaml';
import { ask } from '../http';
import type { Available } from '../programs';
import { eventually, sleep } from '../wait';
import type { Measured } from './measured';
import { type CalibratedRole, mimirBucket, mimirConfiguration, mimirPort, mimirRules } from './mimir-configuration';
import { query } from './mimir-queries';
import { sizeOf, sumOfMetric, Target } from './process';
import { labelsOf, metricName, sendRound } from './series';

/** Series, each with the samples of two hours, as a head of Mimir has them before it is cut; then queries of a dashboard. */
const load = { series: 60_000, samples: 240, interval: 30_000, queries: 200, copies: 3 };

/** Rules that are evaluated every ten seconds, and for how long. */
const rules = { count: 100, seconds: 70 };

/** Starts a role. */
type Launch = (role: CalibratedRole) => Target;

/** The samples of two hours as they are written and asked for; then the blocks that they leave. */
export async function measureMimir(program: Available, folder: string): Promise<Measured> {
  const targets: Target[] = [];
  const launch: Launch = (role) => {
    const target = new Target(program, role, folder, mimirPort(role), mimirConfiguration(role));
    targets.push(target);
    return target;
  };
  writeRules(folder);
  try {
    const begin = Date.now() - load.samples * load.interval;
    const end = begin + (load.samples - 1) * load.interval;
    const written = await measureWriting(launch, folder, begin);
    return { ...written, ...(await measureCompaction(launch, folder)), ...(await measureReading(launch, end)) };
  } finally {
    for (const target of targets) await target.stop();
  }
}

function writeRules(folder: string): void {
  mkdirSync(`${mimirRules(folder)}/anonymous`, { recursive: true });
  const each = Array.from({ length: rules.count }, (_, index) => ({
    record: `service:requests_${index}:rate1h`,
    expr: `sum by (service) (rate(${metricName(index)}[1h]))`,
  }));
  const groups = [{ name: 'services', interval: '10s', rules: each }];
  writeFileSync(`${mimirRules(folder)}/anonymous/rules.yaml`, stringify({ groups }));
}

async function measureWriting(launch: Launch, folder: string, begin: number): Promise<Measured> {
  const [ingester, distributor] = [launch('ingester'), launch('distributor')];
  const [querier, frontend, scheduler] = [launch('querier'), launch('query-frontend'), launch('query-scheduler')];
  const all = [ingester, distributor, querier, frontend, scheduler] as const;
  for (const target of all) await target.ready();
  const used = () => all.map((target) => target.used());
  const url = distributor.url('/api/v1/push');
  const labels = Array.from({ length: load.series }, (_, index) => labelsOf(index));
  const values = new Float64Array(load.series);
  const first = () => sendRound(url, labels.slice(0, 1), new Float64Array(1), begin - load.interval);
  // Until the distributor knows of the ingester it refuses what is sent.
  const taken = await eventually(90, () => first().then(() => true));
  if (!taken) throw new Error('the distributor of Mimir does not find its ingester in 90 s');
  const before = used();
  const started = performance.now();
  for (let sample = 0; sample < load.samples; sample++) {
    await sendRound(url, labels, values, begin + sample * load.interval);
  }
  const elapsed = (performance.now() - started) / 1000;
  const written = used();
  const end = begin + (load.samples - 1) * load.interval;
  for (let metric = 0; metric < load.queries; metric++) await query(frontend.url(''), metric, end);
  const queried = used();
  const mostOfQueries = all.map((target) => target.mostMemory);
  const ruled = await measureRules(launch);
  const evaluated = used();
  // Those of the rules' results are beside those that were sent.
  const inMemory = await sumOfMetric(ingester, 'cortex_ingester_memory_series');
  const flush = await ask(ingester.url('/ingester/flush?wait=true'), { method: 'POST', timeoutSeconds: 300 });
  if (flush.status >= 300) throw new Error(`the ingester of Mimir does not flush: ${flush.status} ${flush.text}`);
  const cut = used();
  const samples = load.series * load.samples;
  const time = (index: number, from: typeof before, to: typeof before) =>
    (to[index]?.seconds ?? 0) - (from[index]?.seconds ?? 0);
  const grown = (index: number) => (mostOfQueries[index] ?? 0) - (before[index]?.memory ?? 0);
  return {
    'mimir.baseMemory': (before[0]?.memory ?? 0) / 1_048_576,
    'mimir.distributorTime': (time(1, before, written) / samples) * 1e6,
    'mimir.distributorMemory': grown(1) / (samples / elapsed),
    'mimir.ingesterTime': ((time(0, before, written) + time(0, evaluated, cut)) / samples) * 1e6,
    'mimir.ingesterMemory': (ingester.mostMemory - (before[0]?.memory ?? 0)) / inMemory,
    'mimir.ingesterQueryTime': (time(0, written, queried) / load.queries) * 1000,
    'mimir.querierTime': (time(2, written, queried) / load.queries) * 1000,
    'mimir.frontendTime': (time(3, written, queried) / load.queries) * 1000,
    'mimir.schedulerTime': (time(4, written, queried) / load.queries) * 1000,
    'mimir.sampleBytes': sampleBytes(mimirBucket(folder)),
    ...ruled,
  };
}

async function measureRules(launch: Launch): Promise<Measured> {
  const ruler = launch('ruler');
  await ruler.ready();
  const before = ruler.used();
  await sleep(rules.seconds * 1000);
  const evaluations = await sumOfMetric(ruler, 'cortex_prometheus_rule_evaluations_total');
  const failed = await sumOfMetric(ruler, 'cortex_prometheus_rule_evaluation_failures_total');
  if (failed > 0 || evaluations < rules.count)
    throw new Error(`of ${evaluations} evaluations of rules ${failed} failed`);
  return {
    'mimir.rulerTime': ((ruler.used().seconds - before.seconds) / evaluations) * 1000,
    'mimir.rulerMemory': (ruler.mostMemory - before.memory) / 1e6 / (evaluations / rules.seconds),
  };
}

/** The bytes in the bucket per sample, when blocks are compacted: then the index stands once for a day, in place of once for two hours. */
function sampleBytes(bucket: string): number {
  const index = sizeOf(bucket, 'index');
  return (sizeOf(bucket) - index + index / 12) / (load.series * load.samples);
}

/** Blocks as three ingesters bring them, which become one. */
async function measureCompaction(launch: Launch, folder: string): Promise<Measured> {
  const blocks = path.join(mimirBucket(folder), 'anonymous');
  for (const block of readdirSync(blocks).filter((name) => existsSync(path.join(blocks, name, 'meta.json')))) {
    for (let copy = 1; copy < load.copies; copy++) {
      const ulid = `${block.slice(0, -2)}Z${copy}`;
      cpSync(path.join(blocks, block), path.join(blocks, ulid), { recursive: true });
      const meta = path.join(blocks, ulid, 'meta.json');
      writeFileSync(meta, readFileSync(meta, 'utf8').replace(block, ulid));
    }
  }
  const compactor = launch('compactor');
  await compactor.ready();
  const before = compactor.used();
  const completed = () => sumOfMetric(compactor, 'cortex_compactor_runs_completed_total');
  const done = await eventually(300, async () => (await completed()) > 0 || undefined);
  const made = await sumOfMetric(compactor, 'cortex_compactor_group_compactions_total');
  if (!done || made === 0) throw new Error(`the compactor of Mimir compacts nothing: ${made} compactions`);
  return { 'mimir.compactorMemory': (compactor.mostMemory - before.memory) / load.series };
}

/** Queries that are answered from the bucket alone. */
async function measureReading(launch: Launch, end: number): Promise<Measured> {
  const gateway = launch('store-gateway');
  await gateway.ready();
  const querier = launch('bucket-querier');
  await querier.ready();
  const found = await eventually(60, () => query(querier.url(''), 0, end).then(() => true));
  if (!found) throw new Error('the querier of Mimir finds nothing in the bucket within 60 s');
  const before = gateway.used();
  for (let metric = 0; metric < load.queries; metric++) await query(querier.url(''), metric, end);
  const seconds = gateway.used().seconds - before.seconds;
  const blocks = await sumOfMetric(gateway, 'cortex_bucket_store_blocks_loaded');
  return {
    'mimir.storeGatewayTime': (seconds / load.queries) * 1000,
    // Three of them have the header of each block, and blocks are of a day.
    'mimir.storeGatewayDisk': (sizeOf(`${gateway.folder}/sync`) / blocks / load.series) * load.copies * 365,
  };
}
