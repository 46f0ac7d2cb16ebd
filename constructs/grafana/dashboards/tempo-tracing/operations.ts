import { Percent, RequestsPerSecond, Seconds } from '@grafana/grafana-foundation-sdk/units';
import { cell, tracesLink } from '../explore-link';
import type { Section } from '../layout';
import { table } from '../panels';
import { share } from '../share';
import { type Datasources, failed, links, spans } from './selection';

/** What tells one operation from another. */
const operation = 'service, span_name, span_kind';

const calls = (more = '') => `sum by (${operation}) (rate(traces_spanmetrics_calls_total{${spans}${more}}[$__range]))`;

/** What did not happen in the time shown is no row. */
const happened = `(${calls()} > 0)`;

/** Every operation, the slowest first. */
export function operations(datasources: Datasources): Section {
  const { spanMetrics: datasource, traces } = datasources;
  const spansOf = (more = '') =>
    `{ resource.service.name = "${cell('service')}" && name = "${cell('span_name')}"${more} }`;
  return {
    title: 'Operations',
    height: 12,
    panels: [
      [
        24,
        table({
          title: 'Slowest operations',
          description:
            'What services do, whom they ask included, over the whole time shown. A click on the head of a column sorts by it; a click on an operation searches its spans. Slow and frequent is what is worth the work.',
          datasource,
          labels: [
            { label: 'service', title: 'Service', width: 240, links: links(cell('service'), datasources) },
            {
              label: 'span_name',
              title: 'Operation',
              links: [
                tracesLink('Spans of this operation', traces, spansOf()),
                tracesLink('Failed spans of this operation', traces, spansOf(' && status = error')),
                tracesLink('Slow spans of this operation', traces, spansOf(' && duration > 1s')),
              ],
            },
            { label: 'span_kind', title: 'Kind', width: 180 },
          ],
          values: [
            {
              title: 'P95 duration',
              expression: `histogram_quantile(0.95, sum by (le, ${operation}) (rate(traces_spanmetrics_latency_bucket{${spans}}[$__range]))) > 0`,
              unit: Seconds,
              width: 140,
            },
            { title: 'Calls', expression: happened, unit: RequestsPerSecond, width: 140 },
            {
              title: 'Error rate',
              expression: share(calls(`, ${failed}`), happened),
              unit: Percent,
              thresholds: { orange: 1, red: 5 },
              width: 140,
            },
          ],
          sortBy: 'P95 duration',
        }),
      ],
    ],
  };
}
