import type { Dashboard } from '../dashboard';
import { dashboard } from '../in-typescript';
import { ofAlloy, sampling, sent } from '../pipeline-health/collector';
import { spansIn } from './collector';
import { logsOnTheWay, tempoBlocks, tempoIn } from './stores';
import { summary } from './summary';

/** The way of traces, from the door of the Collector, or of an Alloy in its place, to the blocks of Tempo, and of the logs beside them. */
export function tracingOverview(): Dashboard {
  return dashboard({
    uid: 'distributed-tracing-overview',
    title: 'Distributed Tracing Overview',
    description:
      'Spans in the order of their way: received, sampled, sent, stored; what is refused or lost at each step, and the log lines likewise.',
    asks: ['pipeline'],
    tags: ['traces', 'pipeline'],
    onlyProduced: true,
    sections: [
      summary,
      ...[spansIn, sampling, sent],
      ...[ofAlloy.received, ofAlloy.sampling, ofAlloy.sent],
      ...[tempoIn, tempoBlocks, logsOnTheWay],
    ],
  });
}
