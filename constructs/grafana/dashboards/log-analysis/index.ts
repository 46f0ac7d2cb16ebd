import { type Dashboard, defineDashboard } from '../dashboard';
import { layOut } from '../layout';
import { disk } from './disk';
import { errorRatio } from './errors';
import { growth, insideLoki } from './growth';
import { messages } from './messages';
import { variables } from './selection';
import { talkers } from './talkers';

/** What is in the logs, who writes them, and whether there is room for them. */
export function logAnalysis(): Dashboard {
  const title = 'Log Analysis';
  return defineDashboard({
    uid: 'log-analysis',
    title,
    asks: ['metrics', 'logs', 'pipeline'],
    content: (datasources) =>
      layOut({
        title,
        description:
          'The most frequent errors, who writes most, how much comes in a day, and how long the disk lasts for the retention.',
        tags: ['logs'],
        // Each time, all lines of the time shown are read several times over.
        refresh: '5m',
        variables: variables(datasources),
        sections: [messages, errorRatio, talkers, growth, disk, insideLoki].map((section) => section(datasources)),
      }),
  });
}
