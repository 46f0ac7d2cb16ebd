import { CountsPerSecond, Short } from '@grafana/grafana-foundation-sdk/units';
import type { Asked } from '../dashboard';
import { logsLink, streamsOfRow } from '../explore-link';
import type { Section } from '../layout';
import { levelColors, onlyErrors } from '../log-levels';
import { stackedBars, stat, topList } from '../panels';
import { errors, selected } from './selection';

/** How many lines there are, and whether something breaks. */
export function volume({ logs: datasource }: Asked<'logs'>): Section {
  return {
    title: 'Volume',
    panels: [
      [
        18,
        stackedBars({
          title: 'Lines by level',
          description:
            'Lines that match the selection. A bar counts the lines up to the next one; drag over a peak to look at its time. The level is what Loki found in the line.',
          datasource,
          queries: [
            {
              expression: `sum by (detected_level) (count_over_time(${selected} [$__auto]))`,
              legend: '{{detected_level}}',
            },
          ],
          unit: Short,
          colors: levelColors,
        }),
      ],
      [
        6,
        stat({
          title: 'Errors',
          description:
            'Errors a second in the last five minutes, whatever level is chosen. What matters is a rise above what is usual here.',
          datasource,
          queries: [{ expression: `sum(rate(${errors} [5m])) or vector(0)`, legend: 'errors' }],
          unit: CountsPerSecond,
        }),
      ],
    ],
  };
}

/** Whose lines they are. */
export function sources({ logs: datasource }: Asked<'logs'>): Section {
  const ofPod = streamsOfRow('namespace', 'pod');
  return {
    title: 'Where from',
    panels: [
      [
        8,
        topList({
          title: 'Lines by namespace',
          description: 'The namespaces with most lines in the time shown.',
          datasource,
          expression: `sum by (namespace) (count_over_time(${selected} [$__range]))`,
          unit: Short,
          color: 'blue',
          links: [logsLink('Lines of this namespace', datasource, streamsOfRow('namespace'))],
        }),
      ],
      [
        8,
        topList({
          title: 'Lines by pod',
          description:
            'The pods with most lines in the time shown. One far ahead of the others of its kind repeats itself.',
          datasource,
          expression: `sum by (namespace, pod) (count_over_time(${selected} [$__range]))`,
          unit: Short,
          color: 'blue',
          links: [logsLink('Lines of this pod', datasource, ofPod)],
        }),
      ],
      [
        8,
        topList({
          title: 'Errors by pod',
          description:
            'The pods with most errors in the time shown. All of one service: it is the service; one alone: it is the pod.',
          datasource,
          expression: `sum by (namespace, pod) (count_over_time(${errors} [$__range]))`,
          unit: Short,
          color: 'red',
          links: [logsLink('Errors of this pod', datasource, `${ofPod} ${onlyErrors}`)],
        }),
      ],
    ],
  };
}
