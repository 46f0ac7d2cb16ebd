import type { Dashboard } from '../dashboard';
import { dashboard } from '../in-typescript';
import { agents } from './agents';
import { received, sampling, sectionsOf, sent } from './collector';
import { grafana } from './grafana';
import { processes } from './processes';
import { profileStore } from './profile-store';
import { logStore, metricStore, traceStore } from './stores';

/** The pipeline itself: who is up, what each step takes in, refuses, drops and passes on. */
export function pipelineHealth(): Dashboard {
  return dashboard({
    uid: 'pipeline-health',
    title: 'Pipeline health',
    description:
      'Alloy, Collector, Loki, Tempo, Mimir, Pyroscope and Grafana, as the Prometheus sees them that watches them.',
    asks: ['pipeline'],
    tags: ['pipeline'],
    sections: [processes, received, sent, sampling, agents, logStore, metricStore, traceStore, profileStore, grafana],
  });
}

/** The same of an Alloy that receives every signal in the place of the Collector. */
export function alloyReceiverHealth(): Dashboard {
  return dashboard({
    uid: 'alloy-receiver-health',
    title: 'Alloy receiver health',
    description: 'Alloy in the place of the Collector, as the Prometheus sees it that watches it.',
    asks: ['pipeline'],
    tags: ['pipeline'],
    sections: Object.values(sectionsOf({ name: 'Alloy', subject: 'Alloy', counters: '_total' })),
  });
}
