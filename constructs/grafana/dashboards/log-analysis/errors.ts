import { Percent, Short } from '@grafana/grafana-foundation-sdk/units';
import { logsLink, streamsOfRow } from '../explore-link';
import type { Section } from '../layout';
import { onlyErrors } from '../log-levels';
import { timeSeries, topList } from '../panels';
import { share } from '../share';
import { type Datasources, errors, selected } from './selection';

const byService = (lines: string, time: string) => `sum by (service_name) (count_over_time(${lines} [${time}]))`;

/** Which services have errors, and whether they have more of them than before. */
export function errorRatio({ logs: datasource }: Datasources): Section {
  return {
    title: 'Which services fail',
    panels: [
      [
        16,
        timeSeries({
          title: 'Error ratio by service',
          description:
            'Lines of level error, fatal and critical, as a share of all lines of the service. A step upwards is a change: a rollout, or something that it depends on.',
          datasource,
          queries: [
            {
              expression: share(byService(errors, '$__auto'), byService(selected, '$__auto')),
              legend: '{{service_name}}',
            },
          ],
          unit: Percent,
          max: 100,
        }),
      ],
      [
        8,
        topList({
          title: 'Errors by service',
          description: 'The services with most errors in the time shown.',
          datasource,
          expression: byService(errors, '$__range'),
          unit: Short,
          color: 'red',
          links: [logsLink('Errors of this service', datasource, `${streamsOfRow('service_name')} ${onlyErrors}`)],
        }),
      ],
    ],
  };
}
