import type { Dashboard } from '../dashboard';
import { dashboard } from '../in-typescript';
import { agents } from './agents';
import { ofAlloy, received, sampling, sent } from './collector';
import { grafana } from './grafana';
import { log } from './log';
import { processes } from './processes';
import { profileStore } from './profile-store';
import { logStore, metricStore, traceStore } from './stores';

/** The pipeline itself: who is up, what each step takes in, refuses, drops and passes on. */
export function pipelineHealth(): Dashboard {
  return dashboard({
    uid: 'pipeline-health',
    title: 'Pipeline health',
    description: 'The programs of the platform, as the store sees them that has their metrics.',
    asks: ['pipeline'],
    tags: ['pipeline'],
    onlyProduced: true,
    sections: [
      processes,
      ...[received, sent, sampling],
      ...Object.values(ofAlloy),
      agents,
      ...[logStore, metricStore, traceStore, log, profileStore],
      grafana,
    ],
  });
}
