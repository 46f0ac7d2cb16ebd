import { BytesIEC, Percent, Seconds } from '@grafana/grafana-foundation-sdk/units';
import type { Section } from '../layout';
import { gauge, stat, timeSeries } from '../panels';
import type { Datasources } from './selection';

/** The claims of Loki's pods, whose volumes the kubelet measures. */
const claims = '{persistentvolumeclaim=~"data-loki-.*"}';

const ofVolume = (metric: string) => `max by (persistentvolumeclaim) (kubelet_volume_stats_${metric}_bytes${claims})`;

const used = ofVolume('used');
const capacity = ofVolume('capacity');

/** A function over the course of the last day, of which a younger volume has as much as there is. */
const overLastDay = (name: string, further = '') =>
  `max by (persistentvolumeclaim) (${name}(kubelet_volume_stats_used_bytes${claims}[1d]${further}))`;

/** What will be used when what is new now is about to be deleted. */
const expected = overLastDay('predict_linear', ', 3600 * $retention_hours');

const [day, hour] = [86_400, 3600];

/** Whether the volume lasts. */
export function disk({ metrics, pipeline }: Datasources): Section {
  const legend = '{{persistentvolumeclaim}}';
  return {
    title: 'Disk and retention',
    height: 7,
    panels: [
      [
        5,
        gauge({
          title: 'Volume in use',
          description:
            "The share of Loki's volume that is used. From 90 on Loki refuses lines, so that it does not break.",
          datasource: metrics,
          queries: [{ expression: `100 * ${used} / ${capacity}`, legend }],
          unit: Percent,
          max: 100,
          thresholds: { orange: 75, red: 90 },
        }),
      ],
      [
        5,
        stat({
          title: 'Volume after a whole retention',
          description:
            'The share of the volume that will be used when the retention has passed once more, if it goes on as in the last day. Until the first retention is over this is what to expect; after that what is deleted is in it. Beyond 90, shorten the retention, enlarge the volume or log less.',
          datasource: metrics,
          queries: [{ expression: `100 * ${expected} / ${capacity}`, legend }],
          unit: Percent,
          thresholds: { orange: 75, red: 90 },
        }),
      ],
      [
        5,
        stat({
          title: 'Full in',
          description:
            'When nine tenths of the volume are used, at which Loki refuses lines, if it goes on as in the last day. Longer than the retention is well: by then what is old goes.',
          datasource: metrics,
          queries: [{ expression: `(0.9 * ${capacity} - ${used}) / (${overLastDay('deriv')} > 0)`, legend }],
          unit: Seconds,
          thresholds: { orange: 7 * day, red: 2 * day },
          noValue: 'does not grow',
        }),
      ],
      [
        5,
        stat({
          title: 'Chunks of a whole retention',
          description:
            'What the chunks take that Loki stores until it deletes the first, at the rate of the last day. Index, write-ahead log and what waits for deletion come on top.',
          datasource: pipeline,
          queries: [
            {
              // The mean of short rates counts only the time for which there are any: right on the first day too.
              expression:
                '3600 * $retention_hours * avg_over_time(sum(rate(loki_ingester_chunk_stored_bytes_total[5m]))[1d:5m])',
              legend: 'chunks',
            },
          ],
          unit: BytesIEC,
        }),
      ],
      [
        4,
        stat({
          title: 'Last deletion',
          description:
            'The time since Loki last looked for what is older than the retention and deleted it. It does so every quarter of an hour; long ago, the disk fills up.',
          datasource: pipeline,
          queries: [
            {
              expression: 'time() - max(loki_compactor_apply_retention_last_successful_run_timestamp_seconds > 0)',
              legend: 'since',
            },
          ],
          unit: Seconds,
          thresholds: { orange: hour, red: 6 * hour },
          noValue: 'not yet',
        }),
      ],
      [
        24,
        timeSeries({
          title: 'Use of the volume',
          description:
            'What is used, what there is, and what was expected at each time for a retention later, over the last week. Used stops to rise when the first retention has passed, and then follows what comes in.',
          datasource: metrics,
          queries: [
            { expression: used, legend: '{{persistentvolumeclaim}} used' },
            { expression: capacity, legend: '{{persistentvolumeclaim}} capacity' },
            { expression: expected, legend: '{{persistentvolumeclaim}} expected' },
          ],
          unit: BytesIEC,
          lookBack: '7d',
        }),
      ],
    ],
  };
}
