import { Percent, Seconds } from '@grafana/grafana-foundation-sdk/units';
import type { Dashboard } from './dashboard';
import { byEndpoint } from './endpoints/given';
import { type EndpointAttribute, type EndpointOptions, endpointDimensions, labelOf } from './endpoints/names';
import { answersOf, chosen, type Datasources, failed, linksOfSeries, quantile, rate } from './endpoints/selection';
import { dashboard } from './in-typescript';
import type { Section } from './layout';
import { spans, timeSeries } from './panels';
import { share } from './share';

/** The endpoints that fail, and which span below them is the reason. */
export const erroringEndpoints = (options: EndpointOptions = {}): Dashboard =>
  byEndpoint('erroringEndpoints', options, made);

function made(endpoint: EndpointAttribute): Dashboard {
  return dashboard({
    uid: 'erroring-endpoints',
    title: 'Erroring endpoints',
    description: 'Endpoints that fail, how slow their failures are, and the spans below them in which the error is.',
    asks: ['spanMetrics', 'traces'],
    asksIfGiven: ['logs'],
    dimensions: endpointDimensions({ endpoint }),
    tags: ['traces', 'http'],
    variables: (datasources) => chosen(endpoint).map((variable) => variable(datasources)),
    sections: [failures, causes].map((section) => (datasources: Datasources) => section(datasources, endpoint)),
  });
}

function failures(datasources: Datasources, endpoint: EndpointAttribute): Section {
  const { spanMetrics: datasource } = datasources;
  const by = `service, ${labelOf(endpoint)}`;
  const legend = `{{service}} {{${labelOf(endpoint)}}}`;
  const links = linksOfSeries(endpoint, datasources);
  return {
    title: 'Failures',
    height: 9,
    panels: [
      [
        12,
        timeSeries({
          title: 'Error rate of endpoints that fail',
          description:
            'Requests that failed, as a share of all of the endpoint. An endpoint that never fails is not here.',
          datasource,
          queries: [{ expression: `${share(rate(endpoint, by, failed), rate(endpoint, by))} > 0`, legend }],
          unit: Percent,
          thresholds: { orange: 1, red: 5 },
          links,
        }),
      ],
      [
        12,
        timeSeries({
          title: 'P99 duration of failures',
          description:
            '99 of 100 failed requests took less. Failures that take as long as a timeout wait for somebody; fast ones are refused.',
          datasource,
          queries: [{ expression: quantile(endpoint, 0.99, by, failed), legend }],
          unit: Seconds,
          exemplars: true,
          links,
        }),
      ],
    ],
  };
}

function causes({ traces: datasource }: Datasources, endpoint: EndpointAttribute): Section {
  const answers = answersOf(endpoint, '$service', `$${labelOf(endpoint)}`, '=~');
  const shown = ['span.db.system.name', 'span.db.query.text', 'span.db.statement', 'span.messaging.destination.name'];
  return {
    title: 'Why',
    height: 14,
    panels: [
      [
        24,
        spans({
          title: 'Errors below the chosen endpoints',
          description:
            'Spans with an error somewhere below a request to one of the chosen endpoints: a query, a message, a call to another service. A click opens the trace at the span.',
          datasource,
          expression: `{ ${answers} } >> { status = error } | select(statusMessage, ${shown.join(', ')})`,
        }),
      ],
    ],
  };
}
