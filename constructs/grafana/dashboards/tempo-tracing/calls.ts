import { CountsPerSecond } from '@grafana/grafana-foundation-sdk/units';
import { variable } from '../../variable';
import { seriesLabel } from '../explore-link';
import type { Section } from '../layout';
import { serviceMap, timeSeries } from '../panels';
import { type Datasources, links } from './selection';

/** Tempo's datasource replaces variables without regard to PromQL: several values need the form of a regular expression. */
const chosen = `=~"${variable('service:pipe')}"`;

/** Who calls whom. */
export function calls(datasources: Datasources): Section {
  const { spanMetrics: datasource, traces } = datasources;
  return {
    title: 'Calls between services',
    height: 14,
    panels: [
      [
        16,
        serviceMap({
          title: 'Service map',
          description:
            'The selected services, who calls them and whom they call; the ring around a service shows its failures in red. A click on a service or a line leads to its requests, failures and traces.',
          datasource: traces,
          selectors: [`{client${chosen}}`, `{server${chosen}}`],
        }),
      ],
      [
        8,
        timeSeries({
          title: 'Failed calls',
          description:
            'Calls a second that failed, by who called whom. It tells a service that fails for everybody from one caller that asks wrongly.',
          datasource,
          queries: [
            {
              expression:
                'sum by (client, server) (rate(traces_service_graph_request_failed_total{server=~"$service"}[$__rate_interval]))',
              legend: '{{client}} to {{server}}',
            },
          ],
          unit: CountsPerSecond,
          links: links(seriesLabel('server'), datasources),
        }),
      ],
    ],
  };
}
