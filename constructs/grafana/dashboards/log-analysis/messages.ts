import { Short } from '@grafana/grafana-foundation-sdk/units';
import { logsLink, streamsOfRow } from '../explore-link';
import type { Section } from '../layout';
import { onlyErrors } from '../log-levels';
import { table } from '../panels';
import { type Datasources, errors } from './selection';

/** A word with a digit in it, several of them joined, and the digits of a UUID: times, addresses, identifiers, amounts. */
const varying = String.raw`[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}|\\w*\\d\\w*([-.:/,+]\\w*\\d\\w*)*`;

/** All but the first line: a stack trace belongs to the message above it. */
const furtherLines = String.raw`(?s)\\r?\\n.*`;

/**
 * What the lines of one kind have in common, as the label `message`. Loki finds patterns itself only with its pattern ingester
 * on, which takes memory for every stream, and its answer is for Grafana's app for logs: a panel has no query that asks for it.
 * A template of LogQL does it in any Loki: what varies becomes `<_>`, as in Loki's own patterns and in the filter `|>`.
 */
const message =
  '| decolorize | label_format message=`{{ ' +
  `regexReplaceAll "${varying}" (regexReplaceAll "${furtherLines}" __line__ "") "<_>" | trunc 200` +
  ' }}`';

/** Which errors there are, however often each is repeated. */
export function messages({ logs: datasource }: Datasources): Section {
  return {
    title: 'What goes wrong',
    height: 12,
    panels: [
      [
        24,
        table({
          title: 'Most frequent errors',
          description:
            'The 25 most frequent kinds of errors in the time shown; `<_>` stands for what varies from line to line. The first rows are where to begin. Where Loki refuses because there are more than 500 kinds, choose a namespace or a shorter time.',
          datasource,
          labels: [
            {
              label: 'service_name',
              title: 'Service',
              width: 240,
              links: [logsLink('Errors of this service', datasource, `${streamsOfRow('service_name')} ${onlyErrors}`)],
            },
            { label: 'message', title: 'Message' },
          ],
          values: [
            {
              title: 'Lines',
              expression: `topk(25, sum by (service_name, message) (count_over_time(${errors} ${message} [$__range])))`,
              unit: Short,
              width: 140,
            },
          ],
          sortBy: 'Lines',
        }),
      ],
    ],
  };
}
