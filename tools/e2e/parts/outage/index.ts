import type { Model } from '../../model';
import { collector } from '../../needs/collector';
import { played, shop } from '../../needs/played';
import { inItsPlace, running } from '../../needs/running';
import { keptTraces, logStore, metricStore, traceMetrics } from '../../needs/stores';
import { allOf, presentOf } from '../../suite/need';
import type { Part } from '../../suite/part';
import { action, check, type Step } from '../../suite/step';
import { marker, OutageLoad } from './load';
import {
  countPrinted,
  countRecords,
  countSamples,
  countTraces,
  printedLines,
  sentRecords,
  sentSamples,
} from './losses';
import { type Outage, type OutageProps, takeAway } from './take-away';

/** The stores to which the Collector sends are stopped under load. Meanwhile the Collector is killed. */
export const outage = (props: OutageProps): Part => ({
  title: `The stores stopped for ${props.awaySeconds} s under load, the Collector killed`,
  steps: ({ model }) => {
    let outcome: Outage | undefined;
    const ended = (): Outage => {
      if (!outcome) throw new Error('the stores were not stopped');
      return outcome;
    };
    return [
      check({
        name: 'everything comes back',
        asked: `ready again after ${props.awaySeconds} s away`,
        needs: {
          collector: collector(model),
          shop,
          printing: allOf(model.logAgents.map(printing)),
          stores: presentOf(model.sentTo.flatMap(({ workloads }) => workloads.map(({ peer }) => inItsPlace(peer)))),
        },
        find: async ({ collector, shop, printing, stores }, run) => {
          const sender = collector.sender(shop, { 'service.name': marker });
          const load = new OutageLoad({ sender, printing }, run.folder);
          outcome = await takeAway(load, collector, stores, run, props);
          return outcome.back;
        },
      }),
      ...lostLogs(model, ended),
      ...lostSamples(model, ended),
      ...lostTraces(model, ended),
    ];
  },
});

/** The pod that prints on the node of an agent. */
const printing = ({ name, node }: { readonly name: string; readonly node: string }) =>
  played({ name: `printing-${name}`, node });

function lostLogs(model: Model, ended: () => Outage): Step[] {
  const needs = { collector: collector(model), logs: logStore(model) };
  return [
    check({
      name: 'no log record that was accepted is lost',
      asked: `${sentRecords()}: as many as were accepted`,
      needs,
      find: ({ logs }) => countRecords(logs, ended()),
    }),
    ...model.logAgents.map((agent) =>
      check({
        name: `no printed line is lost, by ${agent.name}`,
        asked: ({ pod }) => `${printedLines(pod)}: as many as were printed`,
        needs: { ...needs, agent: running(agent.pods), pod: printing(agent) },
        find: ({ logs, pod }) => countPrinted(logs, pod, ended()),
      }),
    ),
  ];
}

function lostSamples(model: Model, ended: () => Outage): Step[] {
  if (!model.metricsAreSent) return [];
  return [
    check({
      name: 'no metric sample that was accepted is lost',
      asked: `${sentSamples()}: as many as were accepted`,
      needs: { collector: collector(model), metrics: metricStore(model) },
      find: ({ metrics }) => countSamples(metrics, ended()),
    }),
  ];
}

function lostTraces(model: Model, ended: () => Outage): Step[] {
  const needs = { collector: collector(model), traces: keptTraces(model) };
  // And a second for the sampler's clock.
  const decisionSeconds = model.sampling.decisionWaitAfterRootReceived.seconds + 1;
  return [
    check({
      name: 'no error trace is lost but those that waited for their decision when the Collector was killed',
      asked: ({ traces }) => `${traces.question(marker)}: the others`,
      needs,
      find: ({ traces }) => countTraces(traces, ended(), decisionSeconds),
    }),
    ...(model.traceMetrics.ofEveryTrace ? [] : [ratesNoted(model, ended)]),
  ];
}

/** The store of the traces makes metrics only of spans that are young enough. */
const ratesNoted = (model: Model, ended: () => Outage): Step =>
  action({
    name: 'rates are noted',
    needs: { collector: collector(model), metrics: traceMetrics(model) },
    act: async ({ metrics }, { notes }) => {
      const rate = await metrics.number(`sum(traces_spanmetrics_calls_total{service="${marker}"})`);
      notes.note(
        `Rates from spans count ${rate ?? 0} of ${ended().load.traces.size}: spans that came later than their store counts them are missing.`,
      );
    },
  });
