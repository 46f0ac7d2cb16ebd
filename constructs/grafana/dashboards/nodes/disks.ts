import { BytesPerSecondIEC, PercentUnit, Seconds } from '@grafana/grafana-foundation-sdk/units';
import { writableFilesystems } from '../../../kubernetes/filesystems';
import type { Asked } from '../dashboard';
import type { Section } from '../layout';
import { table, timeSeries } from '../panels';
import { selected } from './selection';

const chosen = `${selected}, ${writableFilesystems}`;
const of = (metric: string) => `max by (instance, mountpoint) (${metric}{${chosen}})`;

/** Which file systems fill. */
export function filesystems({ metrics: datasource }: Asked<'metrics'>): Section {
  return {
    title: 'File systems',
    panels: [
      [
        12,
        timeSeries({
          title: 'In use',
          description: 'The share of each file system that is written to.',
          datasource,
          queries: [
            {
              expression: `1 - ${of('node_filesystem_avail_bytes')} / ${of('node_filesystem_size_bytes')}`,
              legend: '{{instance}} {{mountpoint}}',
            },
          ],
          unit: PercentUnit,
          max: 1,
          thresholds: { orange: 0.8, red: 0.95 },
        }),
      ],
      [
        12,
        table({
          title: 'Now',
          description: 'How full each file system is by bytes, and by the number of its files.',
          datasource,
          labels: [
            { title: 'Node', label: 'instance' },
            { title: 'Folder', label: 'mountpoint' },
          ],
          values: [
            {
              title: 'Bytes',
              expression: `1 - ${of('node_filesystem_avail_bytes')} / ${of('node_filesystem_size_bytes')}`,
              unit: PercentUnit,
              thresholds: { orange: 0.8, red: 0.95 },
            },
            {
              title: 'Files',
              expression: `1 - ${of('node_filesystem_files_free')} / ${of('node_filesystem_files')}`,
              unit: PercentUnit,
              thresholds: { orange: 0.8, red: 0.95 },
            },
          ],
          sortBy: 'Bytes',
        }),
      ],
    ],
  };
}

/** What disks read and write, and how long that takes. */
export function disks({ metrics: datasource }: Asked<'metrics'>): Section {
  const rate = (metric: string) => `sum by (instance, device) (rate(${metric}{${selected}}[$__rate_interval]))`;
  return {
    title: 'Disks',
    panels: [
      [
        8,
        timeSeries({
          title: 'Read and written',
          description: 'Bytes a second of each disk.',
          datasource,
          queries: [
            { expression: rate('node_disk_read_bytes_total'), legend: '{{instance}} {{device}} read' },
            { expression: rate('node_disk_written_bytes_total'), legend: '{{instance}} {{device}} written' },
          ],
          unit: BytesPerSecondIEC,
        }),
      ],
      [
        8,
        timeSeries({
          title: 'Busy',
          description: 'The share of each second in which a disk had something to do.',
          datasource,
          queries: [{ expression: rate('node_disk_io_time_seconds_total'), legend: '{{instance}} {{device}}' }],
          unit: PercentUnit,
          max: 1,
          thresholds: { orange: 0.8, red: 0.95 },
        }),
      ],
      [
        8,
        timeSeries({
          title: 'Time of a read and of a write',
          description: 'How long one takes on average, with its wait in the queue.',
          datasource,
          queries: (['read', 'write'] as const).map((way) => ({
            expression: `${rate(`node_disk_${way}_time_seconds_total`)} / ${rate(`node_disk_${way}s_completed_total`)}`,
            legend: `{{instance}} {{device}} ${way}`,
          })),
          unit: Seconds,
        }),
      ],
    ],
  };
}
