import { BytesPerSecondIEC, CountsPerSecond, RequestsPerSecond } from '@grafana/grafana-foundation-sdk/units';
import type { Asked } from '../dashboard';
import type { Section } from '../layout';
import { timeSeries } from '../panels';
import { nothingLost, rate } from './rates';

/** What Pyroscope takes in and refuses. */
export function profileStore({ pipeline: datasource }: Asked<'pipeline'>): Section {
  return {
    title: 'Pyroscope',
    panels: [
      [
        6,
        timeSeries({
          title: 'Profiles received',
          description: 'Profiles a second, by what they are of: processor time, memory, goroutines, locks.',
          datasource,
          queries: [rate('pyroscope_distributor_received_compressed_bytes_count', ['type'])],
          unit: CountsPerSecond,
        }),
      ],
      [
        6,
        timeSeries({
          title: 'Bytes received',
          description: 'What the profiles take as they come, a second.',
          datasource,
          queries: [rate('pyroscope_distributor_received_compressed_bytes_sum', ['type'])],
          unit: BytesPerSecondIEC,
        }),
      ],
      [
        6,
        timeSeries({
          title: 'Profiles discarded',
          description: 'Profiles that Pyroscope refused, a second: a limit was reached, or they were too old.',
          datasource,
          queries: [rate('pyroscope_discarded_samples_total', ['reason'])],
          unit: CountsPerSecond,
          thresholds: nothingLost,
        }),
      ],
      [
        6,
        timeSeries({
          title: 'Requests by status',
          description:
            'What those who send profiles were answered, a second. Anything but 200 is a profile that is not stored.',
          datasource,
          queries: [
            {
              expression:
                'sum by (route, status_code) (rate(pyroscope_request_duration_seconds_count{route=~"ingest|push_v1_.+"}[$__rate_interval]))',
              legend: '{{route}} {{status_code}}',
            },
          ],
          unit: RequestsPerSecond,
        }),
      ],
    ],
  };
}
