import { askUntil } from '../../../wait';
import { type Remotes, remotesOf } from '../../model/remotes';
import type { Stage } from '../../model/stage';
import { logAgent } from '../../needs/log-agent';
import { played, shop } from '../../needs/played';
import { remoteHost } from '../../needs/remote';
import { keptTraces, logStore, metricStore } from '../../needs/stores';
import type { Part } from '../../suite/part';
import { check, type Step } from '../../suite/step';
import type { OutageLoad } from '../outage/load';
import {
  countPrinted,
  countRecords,
  countSamples,
  countTraces,
  printedLines,
  sentRecords,
  sentSamples,
} from '../outage/losses';
import { away, begin, type Loads, markerOf, type RemoteProps, unknown } from './timeline';

/** A remote in the place of stores, and one that gets copies and is never there. */
export const remote = (props: RemoteProps): Part => ({
  title: `A remote that is away for ${props.awaySeconds} s, and knows nobody for ${props.wrongSeconds} s; copies that nobody takes`,
  steps: (stage) => stepsOf(stage, props),
});

/** What is told of the agent, of the Collector and of Alloy in its place. */
const alerts = [
  ...['AlloyDropsLines', 'AlloyDropsSamples'],
  ...['Collector', 'AlloyReceiver'].flatMap((who) => [`${who}GivesUp`, `${who}CopyLosesData`]),
];

const toLose = { killedAt: 0, back: { passed: true, got: '' } };

function stepsOf({ model }: Stage, props: RemoteProps): Step[] {
  let loads: Loads | undefined;
  const sent = (): Loads => {
    if (!loads) throw new Error('there was no load');
    return loads;
  };
  const [first] = model.watches;
  const remotes = remotesOf(model.environment);
  const needs = { cloud: remoteHost(remotes), shop, printing: played({ name: 'printing' }) };
  return [
    check({
      name: 'a remote that is away loses nothing',
      asked: `503 for ${props.awaySeconds / 2} s and nobody there for ${props.awaySeconds / 2} s: everything arrives, and no loss is counted`,
      needs,
      find: async ({ cloud, shop, printing }, run) => {
        loads = await begin(cloud, remotes, { shop, printing }, run);
        // More than the queues of the copies hold.
        for (const [index, to] of remotes.copying.entries()) {
          const sender = cloud.sender(to, shop, { 'service.name': loads.beside[index]?.marker ?? '' });
          for (let filler = 0; filler < 40; filler++) {
            const time = BigInt(Date.now()) * 1_000_000n;
            await sender.logs([{ time, body: `filler ${filler} ${'x'.repeat(50_000)}` }]);
          }
        }
        return away(cloud, remotes, loads, props);
      },
    }),
    check({
      name: 'what is sent with a wrong token is counted as lost, and sending goes on without a restart',
      asked: `${props.wrongSeconds} s with a wrong token: what arrived and what is counted as lost is what was sent`,
      needs,
      find: ({ cloud }) => unknown(cloud, remotes, sent(), props),
    }),
    check({
      name: 'each of these losses is told',
      asked: `ALERTS{alertstate="firing"}: ${alerts.join(', ')}`,
      needs: { ...needs, own: metricStore(model, first.store) },
      find: async ({ own }) => {
        const missing = async () => {
          const found = await own.query('ALERTS{alertstate="firing"}');
          return alerts.filter((name) => !found.some(({ metric }) => metric.alertname === name));
        };
        const last = await askUntil(150, missing, (each) => each.length === 0, 2000);
        return { passed: last.length === 0, got: last.length === 0 ? 'each' : `not ${last.join(', ')}` };
      },
    }),
    check({
      name: 'the first destination has every printed line',
      asked: ({ printing }) => `${printedLines(printing, markerOf(0))}: as many as were printed`,
      needs: { ...needs, logs: logStore(model), agent: logAgent(model) },
      find: ({ logs, printing }) => {
        const [load] = sent().alone;
        if (!load) throw new Error('nothing was printed');
        return countPrinted(logs, printing, { load, ...toLose });
      },
    }),
    ...remotes.copying.flatMap((copying, index) =>
      ofCopy({ model }, copying, needs, markerOf(index), () => {
        const load = sent().beside[index];
        if (!load) throw new Error(`nothing was sent to ${copying.name}`);
        return load;
      }),
    ),
  ];
}

/** What becomes of a copy that nobody takes, and of its first destination. */
function ofCopy(
  { model }: Pick<Stage, 'model'>,
  { name, metrics }: Remotes['copying'][number],
  needs: { readonly cloud: ReturnType<typeof remoteHost> },
  marker: string,
  load: () => OutageLoad,
): Step[] {
  return [
    check({
      name: `${name}: a copy that nobody takes is dropped and counted`,
      asked: 'send_failed_log_records of the exporter to_copy: more than none',
      needs,
      find: async ({ cloud }) => {
        const lost = await cloud.sum(metrics, /^otelcol_exporter_send_failed_log_records(_total)?\{.*to_copy/);
        return { passed: lost > 0, got: `${lost}` };
      },
    }),
    check({
      name: `${name}: the first destination has every log record`,
      asked: `${sentRecords(marker)}: as many as were accepted, none of which was refused`,
      needs: { ...needs, logs: logStore(model) },
      find: async ({ logs }) => {
        const { passed, got } = await countRecords(logs, { load: load(), ...toLose });
        return { passed: passed && load().refusals === 0, got: `${got}; ${load().refusals} refusals` };
      },
    }),
    check({
      name: `${name}: the first destination has every metric sample`,
      asked: `${sentSamples(marker)}: as many as were accepted`,
      needs: { ...needs, metrics: metricStore(model) },
      find: ({ metrics }) => countSamples(metrics, { load: load(), ...toLose }),
    }),
    check({
      name: `${name}: the first destination has every error trace`,
      asked: ({ traces }) => `${traces.question(marker)}: as many as were accepted`,
      needs: { ...needs, traces: keptTraces(model) },
      find: ({ traces }) => countTraces(traces, { load: load(), ...toLose }, 0),
    }),
  ];
}
