import type { EnvVar } from '../../imports/k8s';
import type { Endpoint } from '../kit';
import { type LogsFrom, logsFrom } from '../kit/vocabulary/instrumentation-labels';

/** How an application's own lines come to Loki, the same for every way of instrumentation. */

export interface LogOptions<From extends LogsFrom = LogsFrom> {
  /**
   * Which copy of a log line is stored: the printed one (`stdout`), the record that the agent sends (`otlp`), or the one that the
   * application's own appender pushes (`push`). Default: `stdout`.
   */
  readonly logs?: From;
  /** Where the application pushes its lines. The pod is told by the variable `LOKI_PUSH_URL`. With `logs: 'push'` only, and then required. */
  readonly logsTo?: Endpoint<'loki.push'>;
}

/** The variable with the URL, which the application's logging configuration reads. */
const pushUrl = 'LOKI_PUSH_URL';

export const pushVariables = (logsTo: Endpoint<'loki.push'> | undefined): EnvVar[] =>
  logsTo ? [{ name: pushUrl, value: logsTo.url }] : [];

/** What is wrong with where lines go; undefined where nothing is. */
export function wrongLogs({ logs = 'stdout', logsTo }: LogOptions) {
  if (logs === 'push' && logsTo === undefined) {
    return { option: 'logsTo', problem: "logs is 'push', and nothing says where to", instead: 'logsTo: loki.push' };
  }
  // Any other value is another finding.
  if (logs !== 'push' && logsTo !== undefined && logsFrom.includes(logs)) {
    return {
      option: 'logsTo',
      problem: `a place to push to is given, and with logs: '${logs}' nothing is pushed`,
      instead: "logs: 'push', or no logsTo",
    };
  }
  return undefined;
}
