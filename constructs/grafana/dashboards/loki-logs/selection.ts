import { variable } from '../../variable';
import type { Asked } from '../dashboard';
import { levelColors, onlyErrors } from '../log-levels';
import { severalOf, streamVariable, textField } from '../variables';

/** What is chosen above the dashboard. */
export const variables = ({ logs: datasource }: Asked<'logs'>) => [
  streamVariable({ name: 'namespace', label: 'Namespace', datasource }),
  streamVariable({ name: 'pod', label: 'Pod', datasource, streams: '{namespace=~"$namespace"}' }),
  streamVariable({
    name: 'container',
    label: 'Container',
    datasource,
    streams: '{namespace=~"$namespace", pod=~"$pod"}',
  }),
  severalOf({ name: 'level', label: 'Level', values: Object.keys(levelColors) }),
  textField({
    name: 'search',
    label: 'Search',
    description: 'A regular expression, without regard to case. Empty: every line.',
  }),
];

/**
 * The lines of the streams that are chosen in which the search is found. The search stands between backticks and as it was
 * typed, so that a quotation mark is one and `\d` is a digit.
 */
const found = `{namespace=~"$namespace", pod=~"$pod", container=~"$container"} |~ \`(?i)${variable('search:raw')}\``;

/** The lines that are chosen. */
export const selected = `${found} | detected_level=~"$level"`;

/** The errors among them, whatever level is chosen. */
export const errors = `${found} ${onlyErrors}`;
