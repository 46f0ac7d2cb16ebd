import { now, spanIdOf, traceIdOf } from '../../send/ids';
import type { Sender } from '../../send/otlp';
import type { KeptTraces } from '../../stores/kept-traces';
import type { LogStore } from '../../stores/log-store';
import type { MetricStore } from '../../stores/metric-store';

export const marker = 'bucket';
export const each = 200;
export const records = `sum(count_over_time({service_name="${marker}"} [30m]))`;
export const samples = `sum(count_over_time(e2e_${marker}[30m]))`;

/** What was sent in one go: as many records, samples and traces. */
export class Sent {
  readonly traces: readonly string[];

  constructor(private readonly wave: string) {
    this.traces = Array.from({ length: each }, (_, index) => traceIdOf(`${marker} ${wave} ${index}`));
  }

  async by(sender: Sender): Promise<void> {
    const begin = now() - 1_000_000_000n;
    const at = (index: number) => begin + BigInt(index) * 1_000_000n;
    const indices = Array.from({ length: each }, (_, index) => index);
    await sender.logs(indices.map((index) => ({ time: at(index), body: `${marker} ${this.wave} ${index}` })));
    await sender.gauges([
      { name: `e2e.${marker}`, points: indices.map((index) => ({ time: at(index), value: index })) },
    ]);
    const spans = this.traces.map((traceId) => ({
      traceId,
      spanId: spanIdOf(traceId),
      name: marker,
      kind: 'server' as const,
      end: begin,
      milliseconds: 5,
    }));
    await sender.spans(spans);
  }
}

/** What the stores answer. */
interface Stores {
  readonly logs: LogStore;
  readonly metrics: MetricStore;
  readonly traces: KeptTraces;
}

/** Whether every record and sample of so many waves is found, and the traces of the last. */
export async function found({ logs, metrics, traces }: Stores, waves: number, last: Sent): Promise<boolean> {
  const counts = [await logs.number(records), await metrics.number(samples)];
  return counts.every((count) => count === waves * each) && (await tracesOf(traces, last)) === each;
}

export async function tracesOf(traces: KeptTraces, sent: Sent): Promise<number> {
  const ids = await traces.ids(marker, 5000);
  return sent.traces.filter((id) => ids.has(id)).length;
}
