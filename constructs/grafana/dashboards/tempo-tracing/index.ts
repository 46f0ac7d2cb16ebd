import { type Dashboard, defineDashboard } from '../dashboard';
import { layOut } from '../layout';
import { calls } from './calls';
import { evidence } from './evidence';
import { operations } from './operations';
import { variables } from './selection';
import { services, summary } from './services';

/** What traces say of services: how many requests, failures, how long, who calls whom, and the traces themselves. */
export function tempoTracing(): Dashboard {
  const title = 'Tempo Tracing';
  return defineDashboard({
    uid: 'tempo-tracing',
    title,
    asks: ['metrics', 'logs', 'traces'],
    content: (datasources) =>
      layOut({
        title,
        description:
          'Services by their spans: requests, errors and duration, the slowest operations, who calls whom, and traces to look at.',
        tags: ['traces'],
        variables: variables(datasources),
        sections: [summary, services, operations, calls, evidence].map((section) => section(datasources)),
      }),
  });
}
