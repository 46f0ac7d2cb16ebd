import { eventually, sleep } from '../../../wait';
import { becomes } from '../../becomes';
import type { Container } from '../../cluster/container';
import { now, Sender, type Span, spanIdOf, traceIdOf } from '../../otlp';
import { queued } from '../../queues';
import type { LabContext } from '../context';

const batches = 100;
const batchSize = 500;
const count = batches * batchSize;
/** Spans wait so long for the decision about their trace. */
const decisionSeconds = 11;

/** What one core of the Collector carries: bursts of small records of each signal, by the CPU time that they took. */
export async function measureThroughput(context: LabContext): Promise<void> {
  const { cluster, report, stores, played } = context;
  const collector = cluster.container('otel-collector');
  if (!collector) return report.notRun('throughput', cluster.whyNot('otel-collector'));
  const sender = new Sender(cluster, played.shop, { 'service.name': 'burst' });
  const rows = [
    await measure(collector, 'log records', 0, (round) => logBurst(sender, round)),
    await measure(collector, 'metric samples', 0, (round) => metricBurst(sender, round)),
    await measure(collector, 'spans', decisionSeconds, (round) => spanBurst(sender, round)),
  ];
  report.table(['signal', 'sent', 'accepted in', "Collector's CPU time", 'per second and core'], rows);
  const lines = 'sum(count_over_time({service_name="burst"}[30m]))';
  await checkWhole(context, 'loki', lines, () => stores.logNumber(lines));
  const samples = 'sum(count_over_time(lab_burst[30m]))';
  await checkWhole(context, 'mimir', samples, () => stores.number(samples));
}

async function checkWhole(
  { cluster, report }: LabContext,
  store: string,
  query: string,
  ask: () => Promise<number | undefined>,
): Promise<void> {
  const name = `a burst arrives whole in ${store}`;
  if (!cluster.container(store)) return report.notRun(name, cluster.whyNot(store));
  await report.check(name, `${query}: ${count}`, () => becomes(count, 30, ask));
}

/** From the first request until the queues are empty again. */
async function measure(
  collector: Container,
  signal: string,
  waitSeconds: number,
  send: (round: number) => Promise<number>,
): Promise<string[]> {
  const begin = performance.now();
  const before = collector.cpuSeconds();
  for (let round = 0; round < batches; round++) await send(round);
  const seconds = (performance.now() - begin) / 1000;
  await sleep(waitSeconds * 1000);
  await eventually(30, async () => (await queued(collector)) === 0 || undefined);
  const cpu = collector.cpuSeconds() - before;
  return [signal, `${count}`, `${seconds.toFixed(1)} s`, `${cpu.toFixed(2)} s`, `${Math.round(count / cpu)}`];
}

function logBurst(sender: Sender, round: number): Promise<number> {
  const begin = now();
  return sender.logs(each((index) => ({ time: begin + BigInt(index), body: `burst ${round} ${index}` })));
}

function metricBurst(sender: Sender, round: number): Promise<number> {
  // Two samples of one series never have the same millisecond.
  const time = now() + BigInt(round) * 1_000_000n;
  return sender.gauges([
    { name: 'lab.burst', points: each((index) => ({ time, value: round, attributes: { series: index } })) },
  ]);
}

/** Fifty spans are a trace. */
function spanBurst(sender: Sender, round: number): Promise<number> {
  const span = { name: 'burst', kind: 'server', milliseconds: 1 } as const;
  return sender.spans(
    each<Span>((index) => ({
      ...span,
      traceId: traceIdOf(`burst ${round} ${Math.floor(index / 50)}`),
      spanId: spanIdOf(`burst ${round} ${index}`),
      end: now(),
    })),
  );
}

function each<Record>(make: (index: number) => Record): Record[] {
  return Array.from({ length: batchSize }, (_, index) => make(index));
}
