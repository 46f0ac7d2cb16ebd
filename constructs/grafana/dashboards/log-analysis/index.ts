import type { Dashboard } from '../dashboard';
import { describedBy } from '../described';
import { dashboard } from '../in-typescript';
import { disk } from './disk';
import { errorRatio } from './errors';
import { growth, insideLoki } from './growth';
import { messages } from './messages';
import { variables } from './selection';
import { talkers } from './talkers';

/** What is in the logs, who writes them, and whether there is room for them. */
export function logAnalysis(): Dashboard {
  const made = dashboard({
    uid: 'log-analysis',
    title: 'Log Analysis',
    description: 'The most frequent errors, and who writes most.',
    asks: ['logs'],
    asksIfGiven: ['metrics', 'pipeline'],
    tags: ['logs'],
    // Each time, all lines of the time shown are read several times over.
    refresh: '5m',
    variables,
    sections: [messages, errorRatio, talkers, growth, disk, insideLoki],
  });
  return describedBy(made, ({ metrics }) =>
    metrics
      ? 'The most frequent errors, who writes most, how much comes in a day, and how long the disk lasts for the retention.'
      : 'The most frequent errors, and who writes most.',
  );
}
