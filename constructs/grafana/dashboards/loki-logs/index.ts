import type { Dashboard } from '../dashboard';
import { dashboard } from '../in-typescript';
import { latestErrors, lines } from './lines';
import { variables } from './selection';
import { sources, volume } from './volume';

/** The search in all logs: by namespace, pod, container, level and text. */
export function lokiLogs(): Dashboard {
  return dashboard({
    uid: 'loki-logs',
    title: 'Loki Logs',
    description: 'Log lines by namespace, pod, container, level and text; how many there are, and which are errors.',
    asks: ['logs'],
    tags: ['logs'],
    // Each time, the lines of the whole time shown are counted.
    refresh: '1m',
    variables,
    sections: [volume, sources, latestErrors, lines],
  });
}
