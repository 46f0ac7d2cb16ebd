import { minutes } from '../kit';
import type { ComponentAlert } from '../kit/vocabulary/alert';
import { type Observed, ofEach } from '../kit/vocabulary/alert-forms';

interface RequestsProps {
  /** What people call the program. */
  readonly program: string;
  /** Counts its requests by route and status. */
  readonly counter: string;
  /** Routes of which something else tells, as a regular expression. Default: none. */
  readonly besides?: string;
}

/** While it starts a pod says that it is not ready, which is no failure. */
const ofProbe = 'ready';

/**
 * A store answers a tenth of the requests of one kind with errors. Nobody else tells of questions: Grafana answers a panel with 400 when the
 * store that it asks fails. A live tail counts when it ends, however it does.
 */
export function failsRequests(store: Observed, { program, counter, besides }: RequestsProps): ComponentAlert {
  const routes = `ws="false", route!~"${[ofProbe, ...(besides ? [besides] : [])].join('|')}"`;
  const rate = (matchers: string) =>
    ofEach(store, { counter, matchers, by: ['service_name', 'route'] }, (series) => `rate(${series}[5m])`);
  return {
    name: `${program}FailsRequests`,
    kind: 'condition',
    expression: `${rate(`${routes}, status_code=~"5.."`)} / ${rate(routes)} > 0.1`,
    holdsFor: minutes(15),
    severity: 'warning',
    summary: `${program} answers requests with errors: people get no answer, or senders wait.`,
    description:
      '{{ $value | humanizePercentage }} of the requests {{ $labels.route }} to {{ $labels.service_name }} fail.',
  };
}
