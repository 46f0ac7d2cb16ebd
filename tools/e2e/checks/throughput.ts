import type { Context } from '../context';
import { now, Sender, type Span, spanIdOf, traceIdOf } from '../otlp';

const batches = 40;
const batchSize = 500;

/** What one core of the Collector carries: bursts of small records of each signal, by the CPU time that they took. */
export async function measureThroughput({ cluster, report, played }: Context): Promise<void> {
  const collector = cluster.container('otel-collector');
  if (!collector) return report.notRun('throughput', 'otel-collector does not run');
  const sender = new Sender(cluster, played.shop, { 'service.name': 'burst' });
  const indices = Array.from({ length: batchSize }, (_, index) => index);
  const bursts: Readonly<Record<string, (round: number) => Promise<number>>> = {
    'log records': (round) => {
      const begin = now();
      return sender.logs(indices.map((index) => ({ time: begin + BigInt(index), body: `burst ${round} ${index}` })));
    },
    'metric samples': (round) => {
      const time = now();
      const points = indices.map((index) => ({ time, value: round, attributes: { series: index } }));
      return sender.gauges([{ name: 'lab.burst', points }]);
    },
    spans: (round) => sender.spans(indices.map((index) => burstSpan(round, index))),
  };
  const rows: string[][] = [];
  for (const [signal, send] of Object.entries(bursts)) {
    const begin = performance.now();
    const cpuBefore = collector.cpuSeconds();
    for (let round = 0; round < batches; round++) await send(round);
    const seconds = (performance.now() - begin) / 1000;
    const cpu = collector.cpuSeconds() - cpuBefore;
    const count = batches * batchSize;
    rows.push([signal, `${count}`, `${seconds.toFixed(1)} s`, `${cpu.toFixed(2)} s`, `${Math.round(count / cpu)}`]);
  }
  report.table(['signal', 'sent', 'in', "Collector's CPU time", 'per second and core'], rows);
}

/** Fifty spans are a trace. */
function burstSpan(round: number, index: number): Span {
  const traceId = traceIdOf(`burst ${round} ${Math.floor(index / 50)}`);
  return {
    traceId,
    spanId: spanIdOf(`burst ${round} ${index}`),
    name: 'burst',
    kind: 'server',
    end: now(),
    milliseconds: 1,
  };
}
