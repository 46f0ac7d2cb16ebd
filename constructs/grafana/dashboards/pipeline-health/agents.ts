import { CountsPerSecond, Short } from '@grafana/grafana-foundation-sdk/units';
import type { Asked } from '../dashboard';
import type { Section } from '../layout';
import { timeSeries } from '../panels';
import { nothingLost, rate } from './rates';

/** What Alloy, and everything else that writes samples, gets rid of. */
export function agents({ pipeline: datasource }: Asked<'pipeline'>): Section {
  return {
    title: 'Alloy and other writers',
    panels: [
      [
        6,
        timeSeries({
          title: 'Log lines sent',
          description: 'Lines a second that Loki took from each agent.',
          datasource,
          queries: [
            rate('loki_write_sent_entries_total', ['instance']),
            rate('promtail_sent_entries_total', ['instance']),
          ],
          unit: CountsPerSecond,
        }),
      ],
      [
        6,
        timeSeries({
          title: 'Log lines retried and lost',
          description: 'Batches tried again and lines given up, a second.',
          datasource,
          queries: [
            rate('loki_write_batch_retries_total', ['instance'], 'retries'),
            rate('loki_write_dropped_entries_total', ['instance', 'reason'], 'lost'),
            rate('promtail_batch_retries_total', ['instance'], 'retries'),
            rate('promtail_dropped_entries_total', ['instance', 'reason'], 'lost'),
          ],
          unit: CountsPerSecond,
          thresholds: nothingLost,
        }),
      ],
      [
        6,
        timeSeries({
          title: 'Samples waiting',
          description: 'Samples in the queues of remote write, of Alloy and of the metrics generator of Tempo.',
          datasource,
          queries: [
            {
              expression: 'sum by (job, instance) (prometheus_remote_storage_samples_pending)',
              legend: '{{job}} {{instance}}',
            },
          ],
          unit: Short,
        }),
      ],
      [
        6,
        timeSeries({
          title: 'Samples retried and lost',
          description: 'Samples of remote write tried again, refused for good or dropped, a second.',
          datasource,
          queries: [
            rate('prometheus_remote_storage_samples_retried_total', ['job', 'instance'], 'retries'),
            rate('prometheus_remote_storage_samples_failed_total', ['job', 'instance'], 'refused'),
            rate('prometheus_remote_storage_samples_dropped_total', ['job', 'instance'], 'dropped'),
          ],
          unit: CountsPerSecond,
          thresholds: nothingLost,
        }),
      ],
    ],
  };
}
