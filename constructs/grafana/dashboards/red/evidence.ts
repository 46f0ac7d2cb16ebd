import type { EndpointAttribute } from '../endpoints/names';
import { labelOf } from '../endpoints/names';
import { answersOf, type Datasources } from '../endpoints/selection';
import type { Section } from '../layout';
import { onlyWith } from '../not-given';
import { logs, traces } from '../panels';

/** The traces and lines behind the numbers. */
export function evidence({ logs: lines, traces: datasource }: Datasources, endpoint: EndpointAttribute): Section {
  return {
    title: `Traces${onlyWith(lines, ' and logs')}`,
    height: 12,
    panels: [
      [
        12,
        traces({
          title: 'Failed requests',
          description: 'Traces in which one of the chosen endpoints failed.',
          datasource,
          expression: `{ ${answersOf(endpoint, '$service', `$${labelOf(endpoint)}`, '=~')} && status = error }`,
        }),
      ],
      [
        12,
        logs({
          title: 'Errors in the logs',
          description: 'Of the chosen services. A line with a trace id has a link to the trace.',
          datasource: lines,
          expression: '{service_name=~"$service"} |~ "(?i)error|exception|fail"',
        }),
      ],
    ],
  };
}
