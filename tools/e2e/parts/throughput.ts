import type { Outcome } from '../../report';
import { eventually, sleep } from '../../wait';
import { becomes } from '../becomes';
import { type Collector, collector } from '../needs/collector';
import { shop } from '../needs/played';
import { keptTraces, logStore, metricStore } from '../needs/stores';
import { now, spanIdOf, traceIdOf } from '../send/ids';
import type { Sender, Span } from '../send/otlp';
import type { Need } from '../suite/need';
import type { Part } from '../suite/part';
import { action, check } from '../suite/step';

const batches = 100;
const batchSize = 500;
const count = batches * batchSize;

const lines = 'sum(count_over_time({service_name="burst"}[30m]))';
const samples = 'sum(count_over_time(e2e_burst[30m]))';

/** Bursts of small records of each signal: how many one core of the Collector carries, and whether all of them are stored. */
export const throughput = (): Part => ({
  title: 'Throughput',
  steps: ({ model }) => {
    // Spans wait so long for the decision about their trace.
    const decisionSeconds = model.sampling.decisionWaitAfterRootReceived.seconds + 1;
    const needs = { collector: collector(model), shop };
    return [
      action({
        name: 'bursts are sent',
        needs,
        act: async ({ collector, shop }, run) => {
          const { notes } = run;
          const sender = collector.sender(shop, { 'service.name': 'burst' });
          // What waits for a store that does not run is sent to nobody.
          const runs = (store: Need<unknown>) => !('missing' in store.find(run));
          const rows = [
            await measure(collector, 'logs', { taken: runs(logStore(model)) }, (round) => logBurst(sender, round)),
            await measure(collector, 'metrics', { taken: model.metricsAreSent && runs(metricStore(model)) }, (round) =>
              metricBurst(sender, round),
            ),
            await measure(collector, 'traces', { taken: runs(keptTraces(model)), decisionSeconds }, (round) =>
              spanBurst(sender, round),
            ),
          ];
          notes.table(['signal', 'sent', 'accepted in', "Collector's CPU time", 'per second and core'], rows);
        },
      }),
      check({
        name: `a burst of log records arrives whole in ${model.logStore.owner.component}`,
        asked: `${lines}: ${count}`,
        needs: { ...needs, logs: logStore(model) },
        find: ({ logs }) => whole(() => logs.number(lines)),
      }),
      ...(model.metricsAreSent
        ? [
            check({
              name: `a burst of samples arrives whole in ${model.metricStore.owner.component}`,
              asked: `${samples}: ${count}`,
              needs: { ...needs, metrics: metricStore(model) },
              find: ({ metrics }) => whole(() => metrics.number(samples)),
            }),
          ]
        : []),
    ];
  },
});

const whole = (ask: () => Promise<number | undefined>): Promise<Outcome> => becomes(count, 30, ask);

const words = { logs: 'log records', metrics: 'metric samples', traces: 'spans' } as const;

/** Measures from the first request until the queue of the signal is empty again; where nobody takes it, until everything is sent. */
async function measure(
  { container, queued }: Collector,
  signal: keyof typeof words,
  { taken, decisionSeconds = 0 }: { readonly taken: boolean; readonly decisionSeconds?: number },
  send: (round: number) => Promise<number>,
): Promise<string[]> {
  const begin = performance.now();
  const before = container.cpuSeconds();
  for (let round = 0; round < batches; round++) await send(round);
  const seconds = (performance.now() - begin) / 1000;
  await sleep(decisionSeconds * 1000);
  if (taken) await eventually(30, async () => (await queued(signal)) === 0 || undefined);
  const cpu = container.cpuSeconds() - before;
  return [words[signal], `${count}`, `${seconds.toFixed(1)} s`, `${cpu.toFixed(2)} s`, `${Math.round(count / cpu)}`];
}

function logBurst(sender: Sender, round: number): Promise<number> {
  const begin = now();
  return sender.logs(each((index) => ({ time: begin + BigInt(index), body: `burst ${round} ${index}` })));
}

function metricBurst(sender: Sender, round: number): Promise<number> {
  // Two samples of one series never have the same millisecond.
  const time = now() + BigInt(round) * 1_000_000n;
  return sender.gauges([
    { name: 'e2e.burst', points: each((index) => ({ time, value: round, attributes: { series: index } })) },
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
