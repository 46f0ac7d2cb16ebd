import { RequestsPerSecond } from '@grafana/grafana-foundation-sdk/units';
import { variable } from '../variable';
import type { Asked, Dashboard } from './dashboard';
import { describedBy } from './described';
import { attribute, methodLabel } from './endpoints/names';
import { logsLink, seriesLabel, tracesLink } from './explore-link';
import { dashboard } from './in-typescript';
import type { Section } from './layout';
import { logs, timeSeries, trace, traces } from './panels';
import { labelVariable, textField } from './variables';

type Datasources = Asked<'spanMetrics' | 'logs' | 'traces'>;

const uid = 'traces-in-dashboards';
const description = 'Requests by method, traces to choose from, and the chosen one as a whole';
const answers = 'span_kind="SPAN_KIND_SERVER"';
const requests = 'traces_spanmetrics_calls_total';

/** One trace among the panels of a dashboard: a click in a list of traces shows it beside its metrics and log lines. */
export function tracesInDashboards(): Dashboard {
  const made = dashboard({
    uid,
    title: 'Traces in dashboards',
    description,
    asks: ['spanMetrics', 'traces'],
    asksIfGiven: ['logs'],
    dimensions: ['http.request.method'],
    tags: ['traces', 'http'],
    variables: ({ spanMetrics: datasource }) => [
      labelVariable({ name: 'service', label: 'Service', datasource, metric: `${requests}{${answers}}` }),
      labelVariable({
        name: methodLabel,
        label: 'Method',
        datasource,
        metric: `${requests}{${answers}, service=~"$service"}`,
      }),
      textField({ name: 'trace_id', label: 'Trace', description: 'The id of the trace that is shown.' }),
    ],
    sections: [choice, chosen],
  });
  return describedBy(made, ({ logs: store }) => `${description}${store ? ', with its log lines' : ''}.`);
}

/** The dashboard with another trace, for a cell with a trace's id. */
const withThisTrace = `/d/${uid}?var-trace_id=${variable('__value.raw')}&${variable('service:queryparam')}&${variable(`${methodLabel}:queryparam`)}&${variable('__url_time_range')}`;

function choice({ spanMetrics: datasource, logs: lines, traces: store }: Datasources): Section {
  const service = seriesLabel('service');
  const method = attribute('http.request.method', `= "${seriesLabel(methodLabel)}"`);
  return {
    title: 'Requests',
    height: 10,
    panels: [
      [
        12,
        timeSeries({
          title: 'Requests by method',
          description: 'Requests a second that the chosen services answered.',
          datasource,
          queries: [
            {
              expression: `sum by (service, ${methodLabel}) (rate(${requests}{${answers}, service=~"$service", ${methodLabel}=~"$${methodLabel}"}[$__rate_interval]))`,
              legend: `{{service}} {{${methodLabel}}}`,
            },
          ],
          unit: RequestsPerSecond,
          links: [
            tracesLink(
              'Traces of this method',
              store,
              `{ kind = server && resource.service.name = "${service}" && ${method} }`,
            ),
            logsLink('Logs of this service', lines, `{service_name="${service}"}`),
          ],
        }),
      ],
      [
        12,
        traces({
          title: 'Traces',
          description: 'Of the chosen services and methods. A click on the id of one shows it below.',
          datasource: store,
          expression: `{ kind = server && resource.service.name =~ "$service" && ${attribute('http.request.method', `=~ "$${methodLabel}"`)} }`,
          links: [{ title: 'Show this trace below', url: withThisTrace }],
        }),
      ],
    ],
  };
}

function chosen({ logs: lines, traces: store }: Datasources): Section {
  return {
    title: 'The chosen trace',
    height: 16,
    panels: [
      [
        14,
        trace({
          title: 'Trace',
          description: 'The trace whose id stands above. Without one, choose one in the list.',
          datasource: store,
          id: '$trace_id',
        }),
      ],
      [
        10,
        logs({
          title: 'Its log lines',
          description: 'Lines of the chosen services about the chosen trace; without one, all of their lines.',
          datasource: lines,
          // A list of traces leaves out the zeros with which an id begins.
          expression: '{service_name=~"$service"} | trace_id=~"0*$trace_id.*"',
        }),
      ],
    ],
  };
}
