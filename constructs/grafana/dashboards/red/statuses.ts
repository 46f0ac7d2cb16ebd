import { Percent, RequestsPerSecond } from '@grafana/grafana-foundation-sdk/units';
import { type EndpointAttribute, statusLabel, versionLabel } from '../endpoints/names';
import { type Datasources, failed, rate } from '../endpoints/selection';
import { logsLink, seriesLabel, tracesLink } from '../explore-link';
import type { Section } from '../layout';
import { timeSeries } from '../panels';
import { share } from '../share';

/** What is answered, and by which version. */
export function statuses({ spanMetrics: datasource, logs, traces }: Datasources, endpoint: EndpointAttribute): Section {
  const service = seriesLabel('service');
  const byVersion = `service, ${versionLabel}`;
  const version = `{ resource.service.name = "${service}" && resource.service.version = "${seriesLabel(versionLabel)}" && status = error }`;
  const lines = logsLink('Logs of this service', logs, `{service_name="${service}"}`);
  return {
    title: 'Status codes and versions',
    panels: [
      [
        12,
        timeSeries({
          title: 'Answers by status code',
          description: 'Answers a second by HTTP status code.',
          datasource,
          queries: [
            { expression: rate(endpoint, `service, ${statusLabel}`), legend: `{{service}} {{${statusLabel}}}` },
          ],
          unit: RequestsPerSecond,
          links: [
            tracesLink(
              'Failed traces of this service',
              traces,
              `{ resource.service.name = "${service}" && status = error }`,
            ),
            lines,
          ],
        }),
      ],
      [
        12,
        timeSeries({
          title: 'Error rate by version',
          description: 'Requests that failed, as a share of all of the version: a new one that is worse than the old.',
          datasource,
          queries: [
            {
              expression: share(rate(endpoint, byVersion, failed), rate(endpoint, byVersion)),
              legend: `{{service}} {{${versionLabel}}}`,
            },
          ],
          unit: Percent,
          thresholds: { orange: 1, red: 5 },
          links: [tracesLink('Failed traces of this version', traces, version), lines],
        }),
      ],
    ],
  };
}
