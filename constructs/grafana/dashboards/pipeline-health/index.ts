import { type Dashboard, defineDashboard } from '../dashboard';
import { layOut } from '../layout';
import { agents } from './agents';
import { received, sampling, sent } from './collector';
import { grafana } from './grafana';
import { processes } from './processes';
import { logStore, metricStore, traceStore } from './stores';

/** The pipeline itself: who is up, what each step takes in, refuses, drops and passes on. */
export function pipelineHealth(): Dashboard {
  const title = 'Pipeline health';
  return defineDashboard({
    uid: 'pipeline-health',
    title,
    asks: ['pipeline'],
    content: ({ pipeline }) =>
      layOut({
        title,
        description: 'Alloy, Collector, Loki, Tempo, Mimir and Grafana, as the Prometheus sees them that watches them.',
        tags: ['pipeline'],
        sections: [processes, received, sent, sampling, agents, logStore, metricStore, traceStore, grafana].map(
          (section) => section(pipeline),
        ),
      }),
  });
}
