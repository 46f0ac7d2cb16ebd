import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { stringify } from 'yaml';
import { ask } from '../http';
import type { Available } from '../programs';
import { eventually, sleep } from '../wait';
import type { Measured } from './measured';
import {
  type CalibratedRole,
  mimirAddresses,
  mimirBucket,
  mimirConfiguration,
  mimirRules,
} from './mimir-configuration';
import { query } from './mimir-queries';
import { labelsOf, metricName, sendRound } from './series';
import { sizeOf } from './size-of';
import { sumOfMetric, Target } from './target';
import { Targets } from './targets';

/** Series, each with the samples of two hours, as a head of Mimir has them before it is cut; then queries of a dashboard. */
const load = { series: 60_000, samples: 240, interval: 30_000, queries: 200, copies: 3 };

/** Rules that are evaluated every ten seconds, and for how long. */
const rules = { count: 100, seconds: 70 };

/** The samples of two hours as they are written and asked for; then the blocks that they leave. */
export async function measureMimir(program: Available, folder: string): Promise<Measured> {
  const targets: Targets<CalibratedRole> = new Targets(
    (role) =>
      new Target({
        program,
        name: role,
        folder,
        port: mimirAddresses.http(role),
        configuration: mimirConfiguration(role),
      }),
  );
  writeRules(folder);
  try {
    const begin = Date.now() - load.samples * load.interval;
    const end = begin + (load.samples - 1) * load.interval;
    const written = await measureWriting(targets, folder, begin);
    return { ...written, ...(await measureCompaction(targets, folder)), ...(await measureReading(targets, end)) };
  } finally {
    await targets.stop();
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

async function measureWriting(targets: Targets<CalibratedRole>, folder: string, begin: number): Promise<Measured> {
  await targets.launchAll(['ingester', 'distributor', 'querier', 'query-frontend', 'query-scheduler']);
  const [ingester, frontend] = [targets.of('ingester'), targets.of('query-frontend')];
  const url = targets.of('distributor').url('/api/v1/push');
  const labels = Array.from({ length: load.series }, (_, index) => labelsOf(index));
  const values = new Float64Array(load.series);
  const first = () => sendRound(url, labels.slice(0, 1), new Float64Array(1), begin - load.interval);
  // Until the distributor knows of the ingester it refuses what is sent.
  const taken = await eventually(90, () => first().then(() => true));
  if (!taken) throw new Error('the distributor of Mimir does not find its ingester in 90 s');
  const before = targets.used();
  const started = performance.now();
  for (let sample = 0; sample < load.samples; sample++) {
    await sendRound(url, labels, values, begin + sample * load.interval);
  }
  const elapsed = (performance.now() - started) / 1000;
  const written = targets.used();
  const end = begin + (load.samples - 1) * load.interval;
  for (let metric = 0; metric < load.queries; metric++) await query(frontend.url(''), metric, end);
  const queried = targets.used();
  const ruled = await measureRules(targets);
  const evaluated = targets.used();
  // Those of the rules' results are beside those that were sent.
  const inMemory = await sumOfMetric(ingester, 'cortex_ingester_memory_series');
  const flush = await ask(ingester.url('/ingester/flush?wait=true'), { method: 'POST', timeoutSeconds: 300 });
  if (flush.status >= 300) throw new Error(`the ingester of Mimir does not flush: ${flush.status} ${flush.text}`);
  const cut = targets.used();
  const samples = load.series * load.samples;
  const queryTime = (role: CalibratedRole) => (queried.secondsSince(written, role) / load.queries) * 1000;
  return {
    'mimir.baseMemory': before.of('ingester').memory / 1_048_576,
    'mimir.distributorTime': (written.secondsSince(before, 'distributor') / samples) * 1e6,
    'mimir.distributorMemory': queried.grownSince(before, 'distributor') / (samples / elapsed),
    'mimir.ingesterTime':
      ((written.secondsSince(before, 'ingester') + cut.secondsSince(evaluated, 'ingester')) / samples) * 1e6,
    'mimir.ingesterMemory': cut.grownSince(before, 'ingester') / inMemory,
    'mimir.ingesterQueryTime': queryTime('ingester'),
    'mimir.querierTime': queryTime('querier'),
    'mimir.frontendTime': queryTime('query-frontend'),
    'mimir.schedulerTime': queryTime('query-scheduler'),
    'mimir.sampleBytes': sampleBytes(mimirBucket(folder)),
    ...ruled,
  };
}

async function measureRules(targets: Targets<CalibratedRole>): Promise<Measured> {
  await targets.launchAll(['ruler']);
  const ruler = targets.of('ruler');
  const before = targets.used();
  await sleep(rules.seconds * 1000);
  const evaluations = await sumOfMetric(ruler, 'cortex_prometheus_rule_evaluations_total');
  const failed = await sumOfMetric(ruler, 'cortex_prometheus_rule_evaluation_failures_total');
  if (failed > 0 || evaluations < rules.count)
    throw new Error(`of ${evaluations} evaluations of rules ${failed} failed`);
  const after = targets.used();
  return {
    'mimir.rulerTime': (after.secondsSince(before, 'ruler') / evaluations) * 1000,
    'mimir.rulerMemory': after.grownSince(before, 'ruler') / 1e6 / (evaluations / rules.seconds),
  };
}

/** The bytes in the bucket per sample, when blocks are compacted: then the index stands once for a day, in place of once for two hours. */
function sampleBytes(bucket: string): number {
  const index = sizeOf(bucket, 'index');
  return (sizeOf(bucket) - index + index / 12) / (load.series * load.samples);
}

/** Blocks as three ingesters bring them, which become one. */
async function measureCompaction(targets: Targets<CalibratedRole>, folder: string): Promise<Measured> {
  const blocks = path.join(mimirBucket(folder), 'anonymous');
  for (const block of readdirSync(blocks).filter((name) => existsSync(path.join(blocks, name, 'meta.json')))) {
    for (let copy = 1; copy < load.copies; copy++) {
      const ulid = `${block.slice(0, -2)}Z${copy}`;
      cpSync(path.join(blocks, block), path.join(blocks, ulid), { recursive: true });
      const meta = path.join(blocks, ulid, 'meta.json');
      writeFileSync(meta, readFileSync(meta, 'utf8').replace(block, ulid));
    }
  }
  await targets.launchAll(['compactor']);
  const compactor = targets.of('compactor');
  const before = targets.used();
  const completed = () => sumOfMetric(compactor, 'cortex_compactor_runs_completed_total');
  const done = await eventually(300, async () => (await completed()) > 0 || undefined);
  const made = await sumOfMetric(compactor, 'cortex_compactor_group_compactions_total');
  if (!done || made === 0) throw new Error(`the compactor of Mimir compacts nothing: ${made} compactions`);
  return { 'mimir.compactorMemory': targets.used().grownSince(before, 'compactor') / load.series };
}

/** Queries that are answered only from the bucket. */
async function measureReading(targets: Targets<CalibratedRole>, end: number): Promise<Measured> {
  await targets.launchAll(['store-gateway']);
  await targets.launchAll(['bucket-querier']);
  const [gateway, querier] = [targets.of('store-gateway'), targets.of('bucket-querier')];
  const found = await eventually(60, () => query(querier.url(''), 0, end).then(() => true));
  if (!found) throw new Error('the querier of Mimir finds nothing in the bucket within 60 s');
  const before = targets.used();
  for (let metric = 0; metric < load.queries; metric++) await query(querier.url(''), metric, end);
  const seconds = targets.used().secondsSince(before, 'store-gateway');
  const blocks = await sumOfMetric(gateway, 'cortex_bucket_store_blocks_loaded');
  return {
    'mimir.storeGatewayTime': (seconds / load.queries) * 1000,
    // Three of them have the header of each block, and blocks are of a day.
    'mimir.storeGatewayDisk': (sizeOf(`${gateway.folder}/sync`) / blocks / load.series) * load.copies * 365,
  };
}
