import { type Dashboard, defineDashboard } from '../dashboard';
import { layOut } from '../layout';
import { latestErrors, lines } from './lines';
import { variables } from './selection';
import { sources, volume } from './volume';

/** The search in all logs: by namespace, pod, container, level and text. */
export function lokiLogs(): Dashboard {
  const title = 'Loki Logs';
  return defineDashboard({
    uid: 'loki-logs',
    title,
    asks: ['logs'],
    content: ({ logs }) =>
      layOut({
        title,
        description:
          'Log lines by namespace, pod, container, level and text; how many there are, and which are errors.',
        tags: ['logs'],
        // Each time, the lines of the whole time shown are counted.
        refresh: '1m',
        variables: variables(logs),
        sections: [volume, sources, latestErrors, lines].map((section) => section(logs)),
      }),
  });
}
