import { RequestsPerSecond } from '@grafana/grafana-foundation-sdk/units';
import type { Asked } from '../dashboard';
import type { Section } from '../layout';
import { timeSeries } from '../panels';
import { rate } from './rates';

/** What Grafana answers. */
export function grafana({ pipeline: datasource }: Asked<'pipeline'>): Section {
  return {
    title: 'Grafana',
    panels: [
      [
        24,
        timeSeries({
          title: 'Requests by status',
          description: 'What Grafana answered, a second. Status 5xx on queries is a datasource that does not answer.',
          datasource,
          queries: [rate('grafana_http_request_duration_seconds_count', ['status_code'])],
          unit: RequestsPerSecond,
        }),
      ],
    ],
  };
}
