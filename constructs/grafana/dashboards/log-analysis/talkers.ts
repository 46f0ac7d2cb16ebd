import { BytesIEC, Short } from '@grafana/grafana-foundation-sdk/units';
import { logsLink, streamsOfRow } from '../explore-link';
import type { Section } from '../layout';
import { stackedBars, topList } from '../panels';
import { type Datasources, selected } from './selection';

const container = ['namespace', 'pod', 'container'];

/** Who writes most. */
export function talkers({ logs: datasource }: Datasources): Section {
  const lines = [logsLink('Lines of this container', datasource, streamsOfRow(...container))];
  return {
    title: 'Top talkers',
    height: 9,
    panels: [
      [
        24,
        stackedBars({
          title: 'Bytes over time',
          description: 'Bytes of lines by namespace, uncompressed. A bar counts up to the next one.',
          datasource,
          queries: [
            {
              expression: `sum by (namespace) (bytes_over_time(${selected} [$__auto]))`,
              legend: '{{namespace}}',
            },
          ],
          unit: BytesIEC,
        }),
      ],
      [
        8,
        topList({
          title: 'Bytes by namespace',
          description: 'Who fills the disk, in the time shown.',
          datasource,
          expression: `sum by (namespace) (bytes_over_time(${selected} [$__range]))`,
          unit: BytesIEC,
          color: 'blue',
          links: [logsLink('Lines of this namespace', datasource, streamsOfRow('namespace'))],
        }),
      ],
      [
        8,
        topList({
          title: 'Bytes by container',
          description: 'A row names container, namespace and pod. The first one is where a lower log level saves most.',
          datasource,
          expression: `sum by (${container.join(', ')}) (bytes_over_time(${selected} [$__range]))`,
          unit: BytesIEC,
          color: 'blue',
          links: lines,
        }),
      ],
      [
        8,
        topList({
          title: 'Lines by container',
          description:
            'A row names container, namespace and pod. Many lines of few bytes are often a loop that tries again.',
          datasource,
          expression: `sum by (${container.join(', ')}) (count_over_time(${selected} [$__range]))`,
          unit: Short,
          color: 'blue',
          links: lines,
        }),
      ],
    ],
  };
}
