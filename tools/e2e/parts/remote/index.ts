import { askUntil } from '../../../wait';
import { remotesOf } from '../../model/remotes';
import { collector } from '../../needs/collector';
import { logAgent } from '../../needs/log-agent';
import { played, shop } from '../../needs/played';
import { remoteHost } from '../../needs/remote';
import { keptTraces, logStore, metricStore } from '../../needs/stores';
import type { Part, Stage } from '../../suite/part';
import { check, type Step } from '../../suite/step';
import { marker } from '../outage/load';
import {
  countPrinted,
  countRecords,
  countSamples,
  countTraces,
  printedLines,
  sentRecords,
  sentSamples,
} from '../outage/losses';
import { away, begin, type Loads, type RemoteProps, unknown } from './timeline';

/** A remote in the place of stores, and one that gets copies and is never there. */
export const remote = (props: RemoteProps): Part => ({
  title: `A remote that is away for ${props.awaySeconds} s, and knows nobody for ${props.wrongSeconds} s; copies that nobody takes`,
  steps: (stage) => stepsOf(stage, props),
});

const alerts = ['CollectorGivesUp', 'AlloyDropsLines', 'AlloyDropsSamples', 'CollectorCopyLosesData'];

function stepsOf({ model }: Stage, props: RemoteProps): Step[] {
  let loads: Loads | undefined;
  const sent = (): Loads => {
    if (!loads) throw new Error('there was no load');
    return loads;
  };
  const ofLoad = (of: keyof Loads) => ({ load: sent()[of], killedAt: 0, back: { passed: true, got: '' } });
  const [first] = model.watches;
  const remotes = remotesOf(model.environment);
  const printing = played({ name: 'printing' });
  const needs = { cloud: remoteHost(remotes), collector: collector(model), shop, printing };
  const [metrics, logs, traces] = [metricStore(model), logStore(model), keptTraces(model)];
  return [
    check({
      name: 'a remote that is away loses nothing',
      asked: `503 for ${props.awaySeconds / 2} s and nobody there for ${props.awaySeconds / 2} s: everything arrives, and no loss is counted`,
      needs,
      find: async ({ cloud, collector, shop, printing }, run) => {
        const beside = collector.sender(shop, { 'service.name': marker });
        loads = await begin(cloud, { shop, printing, beside }, run);
        // More than the queue of the copy holds.
        for (let index = 0; index < 40; index++) {
          const time = BigInt(Date.now()) * 1_000_000n;
          await beside.logs([{ time, body: `filler ${index} ${'x'.repeat(50_000)}` }]);
        }
        return away(cloud, loads, props);
      },
    }),
    check({
      name: 'what is sent with a wrong token is counted as lost, and sending goes on without a restart',
      asked: `${props.wrongSeconds} s with a wrong token: what arrived and what is counted as lost is what was sent`,
      needs,
      find: ({ cloud }) => unknown(cloud, sent(), props),
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
      name: 'a copy that nobody takes is dropped and counted',
      asked: 'otelcol_exporter_send_failed_log_records{exporter="otlp_grpc/to_copy"}: more than none',
      needs,
      find: async ({ cloud }) => {
        const lost = await cloud.sum('copying', /^otelcol_exporter_send_failed_log_records\{.*to_copy/);
        return { passed: lost > 0, got: `${lost}` };
      },
    }),
    check({
      name: 'the first destination has every log record',
      asked: `${sentRecords}: as many as were accepted, none of which was refused`,
      needs: { ...needs, logs },
      find: async ({ logs }) => {
        const { passed, got } = await countRecords(logs, ofLoad('beside'));
        const { refusals } = sent().beside;
        return { passed: passed && refusals === 0, got: `${got}; ${refusals} refusals` };
      },
    }),
    check({
      name: 'the first destination has every printed line',
      asked: ({ printing }) => `${printedLines(printing)}: as many as were printed`,
      needs: { ...needs, logs, agent: logAgent(model) },
      find: ({ logs, printing }) => countPrinted(logs, printing, ofLoad('alone')),
    }),
    check({
      name: 'the first destination has every metric sample',
      asked: `${sentSamples}: as many as were accepted`,
      needs: { ...needs, metrics },
      find: ({ metrics }) => countSamples(metrics, ofLoad('beside')),
    }),
    check({
      name: 'the first destination has every error trace',
      asked: ({ traces }) => `${traces.question(marker)}: as many as were accepted`,
      needs: { ...needs, traces },
      find: ({ traces }) => countTraces(traces, ofLoad('beside'), 0),
    }),
  ];
}
