import type { Section } from '../layout';
import { logs } from '../panels';
import { type Datasources, selected } from './selection';

/** What the pods say. */
export function lines({ logs: datasource }: Datasources): Section {
  return {
    title: 'Lines',
    height: 12,
    panels: [
      [
        24,
        logs({
          title: 'Lines of these pods',
          description: 'The newest 200 lines. A line with a trace id has a link to the trace.',
          datasource,
          expression: `{${selected}}`,
        }),
      ],
    ],
  };
}
