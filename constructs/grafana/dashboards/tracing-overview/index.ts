import { type Dashboard, defineDashboard } from '../dashboard';
import { layOut } from '../layout';
import { sampling, sent } from '../pipeline-health/collector';
import { spansIn } from './collector';
import { logsOnTheWay, tempoBlocks, tempoIn } from './stores';
import { summary } from './summary';

/** The way of traces, from the door of the Collector to the blocks of Tempo, and of the logs beside them. */
export function tracingOverview(): Dashboard {
  const title = 'Distributed Tracing Overview';
  return defineDashboard({
    uid: 'distributed-tracing-overview',
    title,
    asks: ['pipeline'],
    content: ({ pipeline }) =>
      layOut({
        title,
        description:
          'Spans in the order of their way: received, sampled, sent, stored; what is refused or lost at each step, and the log lines likewise.',
        tags: ['traces', 'pipeline'],
        sections: [summary, spansIn, sampling, sent, tempoIn, tempoBlocks, logsOnTheWay].map((section) =>
          section(pipeline),
        ),
      }),
  });
}
