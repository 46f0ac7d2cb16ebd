import type { Dashboard } from '../dashboard';
import { dashboard } from '../in-typescript';
import { calls } from './calls';
import { evidence } from './evidence';
import { operations } from './operations';
import { variables } from './selection';
import { services, summary } from './services';

/** What traces say of services: how many requests, failures, how long, who calls whom, and the traces themselves. */
export function tempoTracing(): Dashboard {
  return dashboard({
    uid: 'tempo-tracing',
    title: 'Tempo Tracing',
    description:
      'Services by their spans: requests, errors and duration, the slowest operations, who calls whom, and traces to look at.',
    asks: ['spanMetrics', 'traces'],
    asksIfGiven: ['logs'],
    tags: ['traces'],
    variables,
    sections: [summary, services, operations, calls, evidence],
  });
}
