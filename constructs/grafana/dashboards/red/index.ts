import type { Dashboard } from '../dashboard';
import { describedBy, opens } from '../described';
import { byEndpoint } from '../endpoints/given';
import { type EndpointAttribute, type EndpointOptions, endpointDimensions } from '../endpoints/names';
import { chosen, type Datasources } from '../endpoints/selection';
import { dashboard } from '../in-typescript';
import { endpoints } from './endpoints';
import { evidence } from './evidence';
import { statuses } from './statuses';
import { table } from './table';

/** Rate, errors and duration of each service and each of its endpoints, by the spans with which they answer. */
export const redByEndpoint = (options: EndpointOptions = {}): Dashboard => byEndpoint('redByEndpoint', options, madeBy);

const description = 'Rate, errors and duration of requests by service and endpoint, from spans.';

const opened = opens({ to: ['traces', 'logs'], of: 'behind it' });

function madeBy(endpoint: EndpointAttribute): Dashboard {
  const made = dashboard({
    uid: 'red-by-endpoint',
    title: 'RED by service and endpoint',
    description,
    asks: ['spanMetrics', 'traces'],
    asksIfGiven: ['logs'],
    dimensions: endpointDimensions({ endpoint }),
    tags: ['traces', 'http'],
    variables: (datasources) => chosen(endpoint).map((variable) => variable(datasources)),
    sections: [table, endpoints, statuses, evidence].map(
      (section) => (datasources: Datasources) => section(datasources, endpoint),
    ),
  });
  return describedBy(made, (given) => `${description}${opened(given)}`);
}
