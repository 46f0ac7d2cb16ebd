import { sumShown } from '../../../shown-metrics';
import { sleep } from '../../../wait';
import type { Crossing } from '../../model/crossing';
import type { Stage } from '../../model/stage';
import { forwarded, tokens } from '../../needs/crossing';
import { logAgent } from '../../needs/log-agent';
import { played } from '../../needs/played';
import { keptTraces, logStore, metricStore } from '../../needs/stores';
import { inSender } from '../../suite/need';
import { check, type Step } from '../../suite/step';
import { marker, OutageLoad } from '../outage/load';
import {
  countPrinted,
  countRecords,
  countSamples,
  countTraces,
  printedLines,
  sentRecords,
  sentSamples,
} from '../outage/losses';
import type { Outage } from '../outage/take-away';

export interface LoadProps {
  /** How long nothing passes between the clusters. */
  readonly cutSeconds: number;
}

const printing = { name: 'printing' };
const sending = { name: 'sending' };

/** Longer than the gateway takes until it looks at its Secret. */
const takenSeconds = 8;

/** Under load the line between the clusters is cut for a while, then the token is replaced. */
export function underLoad({ model }: Stage, crossing: Crossing, { cutSeconds }: LoadProps): Step[] {
  let outcome: Outage | undefined;
  const ended = (): Outage => {
    if (!outcome) throw new Error('there was no load');
    return outcome;
  };
  const needs = { open: forwarded(crossing), from: inSender(played(sending)), printing: inSender(played(printing)) };
  return [
    check({
      name: 'a token is replaced under load and no request is answered 401',
      asked: `after the line was cut for ${cutSeconds} s: two tokens are valid, the senders take the new one, the old one is taken away`,
      needs,
      find: async ({ open, from, printing }, { sender, notes, folder }) => {
        const { ingress } = open;
        await ingress.start();
        const load = new OutageLoad(
          { sender: open.sender(from, { 'service.name': marker }), printing: [printing] },
          sender?.folder ?? folder,
        );
        await sleep(5000);
        const join = ingress.cut();
        await sleep(cutSeconds * 1000);
        const waiting = await sumShown(open.metricsUrl, /^otelcol_exporter_queue_size\{/);
        join();
        notes.note(`When the line was whole again, ${waiting} bytes waited in the queues.`);
        const before = ingress.answers();
        open.allow(tokens.first, tokens.next);
        await sleep(takenSeconds * 1000);
        open.use(tokens.next);
        await sleep(takenSeconds * 1000);
        open.allow(tokens.next);
        // By now everybody has sent with the new one, also those that had waited.
        await sleep(4 * takenSeconds * 1000);
        await load.stop();
        outcome = { load, killedAt: 0, back: { passed: true, got: '' } };
        const after = ingress.answers();
        const more = [...after].map(([status, count]) => [status, count - (before.get(status) ?? 0)] as const);
        const old = await ingress.ask({
          host: crossing.otlpOutside.host,
          path: '/v1/logs',
          headers: { authorization: `Bearer ${tokens.first}` },
          body: '{}',
        });
        const refused = more.find(([status]) => status === '401')?.[1] ?? 0;
        const answered = more.find(([status]) => status === '200')?.[1] ?? 0;
        const got = more.map(([status, count]) => `${status}: ${count}`).join(', ');
        return {
          passed: refused === 0 && answered > 0 && old === '401',
          got: `${got}; the old one afterwards: ${old}`,
        };
      },
    }),
    check({
      name: 'every log record arrives, once',
      asked: `${sentRecords()}: as many as were accepted`,
      needs: { ...needs, logs: logStore(model) },
      find: ({ logs }) => countRecords(logs, ended()),
    }),
    check({
      name: 'every printed line arrives, once',
      asked: ({ printing }) => `${printedLines(printing)}: as many as were printed`,
      needs: { ...needs, logs: logStore(model), agent: inSender(logAgent(crossing.sender.model)) },
      find: ({ logs, printing }) => countPrinted(logs, printing, ended()),
    }),
    check({
      name: 'every metric sample arrives',
      asked: `${sentSamples()}: as many as were accepted`,
      needs: { ...needs, metrics: metricStore(model) },
      find: ({ metrics }) => countSamples(metrics, ended()),
    }),
    check({
      name: 'every error trace arrives',
      asked: ({ traces }) => `${traces.question(marker)}: as many as were accepted`,
      needs: { ...needs, traces: keptTraces(model) },
      find: ({ traces }) => countTraces(traces, ended(), 0),
    }),
    check({
      name: 'what sends on counts no loss',
      asked: 'otelcol_exporter_send_failed_* and otelcol_exporter_enqueue_failed_*: 0 together',
      needs,
      find: async ({ open }) => {
        const lost = await sumShown(open.metricsUrl, /^otelcol_exporter_(send|enqueue)_failed_\w+\{/);
        return { passed: lost === 0, got: `${lost}` };
      },
    }),
  ];
}
