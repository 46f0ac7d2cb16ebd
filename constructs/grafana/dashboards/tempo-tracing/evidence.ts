import type { Section } from '../layout';
import { traces } from '../panels';
import type { Datasources } from './selection';

const ofService = 'resource.service.name =~ "$service"';

/** The traces to open first. */
export function evidence({ traces: datasource }: Datasources): Section {
  return {
    title: 'Traces',
    height: 12,
    panels: [
      [
        12,
        traces({
          title: 'Slow traces',
          description:
            'Traces through one of the selected services that took longer than is chosen above. Only what the sampling kept can be here.',
          datasource,
          expression: `{ ${ofService} && trace:duration > $slow_duration }`,
        }),
      ],
      [
        12,
        traces({
          title: 'Failed traces',
          description:
            'Traces with an error in one of the selected services. A click on one shows which span failed, and leads to the logs of its time.',
          datasource,
          expression: `{ ${ofService} && status = error }`,
        }),
      ],
    ],
  };
}
