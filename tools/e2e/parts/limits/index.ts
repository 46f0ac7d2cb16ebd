import type { Endpoint } from '../../../../constructs/kit';
import { shownMetrics } from '../../../shown-metrics';
import type { Cluster } from '../../cluster';
import type { Model } from '../../model';
import { required } from '../../model/unmet-need';
import { collector } from '../../needs/collector';
import { limitedMemory } from '../../needs/memory';
import { played } from '../../needs/played';
import { running } from '../../needs/running';
import { keptTraces, logStore, metricStore, traceMetrics } from '../../needs/stores';
import { allOf } from '../../suite/need';
import type { Part } from '../../suite/part';
import { check, type Step } from '../../suite/step';
import { answers } from './answers';
import { besides } from './beside';
import { logPoisons } from './log-poisons';
import { belowEveryLimit } from './memory';
import { otherPoisons } from './other-poisons';
import type { Afterwards, LimitsProps, Poison } from './poison';

/** What is too large, too much or strange costs its owner alone: meanwhile the data of another application keep arriving. */
export const limits = (props: LimitsProps): Part => ({
  title: 'What is too large, too much or strange',
  steps: ({ model }) => [
    ...answers(model),
    ...[...logPoisons(props.streams), ...otherPoisons(props)].flatMap((poison) => taken(model, poison)),
    check({
      name: 'memory stayed below every limit',
      asked: 'the highest working set of each pod, no kill',
      needs: { collector: collector(model), memory: limitedMemory(model.otlp.peer) },
      find: (_, run) => belowEveryLimit(run),
    }),
  ],
});

/** Where a store shows its own metrics. */
function ownMetrics({ watches }: Model, { owner }: Endpoint): Endpoint {
  const own = watches.find(({ of }) => of.owner.component === owner.component);
  return required(own?.of, `somebody who pulls the metrics of ${owner.component}`);
}

const shown = (cluster: Cluster, endpoint: Endpoint): Promise<string> => shownMetrics(cluster.urlOf(endpoint));

/** How long others may wait. */
const patienceSeconds = 30;

function taken(model: Model, { name, send, becomes, find }: Poison): readonly Step[] {
  const printing = (application: string) =>
    allOf(model.logAgents.map((agent) => played({ name: `${application}-${agent.name}`, node: agent.node })));
  const needs = {
    collector: collector(model),
    agents: allOf(model.logAgents.map(({ pods }) => running(pods))),
    poisonous: played({ name: 'poisonous' }),
    poisonousPrinting: printing('printing-much'),
    logs: logStore(model),
    metrics: metricStore(model),
  };
  // The sampler waits for the rest of a trace; what is pulled waits for the next pull.
  const withinSeconds = {
    lines: patienceSeconds,
    samples: patienceSeconds + (model.metricsAreSent ? 0 : patienceSeconds),
    spans: patienceSeconds + model.sampling.decisionWaitAfterRootReceived.seconds,
  };
  const saidBy: Readonly<Record<Parameters<Afterwards['saidBy']>[0], (cluster: Cluster) => Promise<string>>> = {
    collector: (cluster) => shown(cluster, model.collectorMetrics),
    'metric store': (cluster) => shown(cluster, ownMetrics(model, model.metricStore)),
    'trace store': (cluster) => shown(cluster, ownMetrics(model, model.traceStore)),
  };
  return [
    check({
      name: `others beside ${name}`,
      asked: `a record, a line, a sample and a span every two seconds, each within ${patienceSeconds} s`,
      needs: {
        ...needs,
        traces: keptTraces(model),
        other: played({ name: 'other' }),
        otherPrinting: printing('other'),
      },
      find: ({ collector, logs, metrics, traces, other, poisonous, otherPrinting, poisonousPrinting }, { folder }) =>
        besides(
          { sender: collector.sender(other), printing: otherPrinting, logs, metrics, traces, withinSeconds },
          folder,
          name,
          () => send({ sender: collector.sender(poisonous), printing: poisonousPrinting, folder }),
        ),
    }),
    check({
      name,
      asked: becomes,
      needs: { ...needs, traceMetrics: traceMetrics(model) },
      find: ({ logs, metrics, traceMetrics, poisonousPrinting }, { cluster }) =>
        find({
          logs,
          metrics,
          traceMetrics,
          printing: poisonousPrinting,
          saidBy: (program) => saidBy[program](cluster),
        }),
    }),
  ];
}
