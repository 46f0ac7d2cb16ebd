import type { Asked } from '../dashboard';
import type { Section } from '../layout';
import { logs } from '../panels';
import { errors, selected } from './selection';

/** The errors, apart from everything else. */
export function latestErrors({ logs: datasource }: Asked<'logs'>): Section {
  return {
    title: 'Errors as they come',
    height: 10,
    panels: [
      [
        24,
        logs({
          title: 'Latest errors',
          description:
            'Lines of level error, fatal and critical, whatever level is chosen. A line with a trace id has a link to the trace.',
          datasource,
          expression: errors,
        }),
      ],
    ],
  };
}

/** The lines themselves. */
export function lines({ logs: datasource }: Asked<'logs'>): Section {
  return {
    title: 'Lines',
    height: 18,
    panels: [
      [
        24,
        logs({
          title: 'Lines of the selection',
          description:
            'The newest 200 lines that match. Open one for its fields. Explore, in the menu of the panel, shows more and follows them live.',
          datasource,
          expression: selected,
        }),
      ],
    ],
  };
}
