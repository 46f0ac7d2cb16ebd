import { askUntil } from '../../../wait';
import type { TestAnswer, TestGroup } from '../../applications/user-test';
import type { Container } from '../../cluster/container';
import { matches } from '../../labels';
import type { LogStore } from '../../stores/log-store';
import { labelsOf } from '../log-lines/stored';

/** What of the requests an application prints a line of. */
const printed: readonly TestGroup[] = ['sign-up', 'login', 'read', 'write', 'closing read'];

/** Whether each request has its printed lines: one of the page's server, and one of the application where it prints any. */
export async function linesOfRequests(
  logs: LogStore,
  { through, application }: { readonly through: Container; readonly application: Container },
  answers: readonly TestAnswer[],
  cluster: string | undefined,
) {
  const wanted = [
    { pod: through.pod, of: answers },
    { pod: application.pod, of: answers.filter(({ group }) => printed.includes(group)) },
  ];
  const found = await Promise.all(
    wanted.map(async ({ pod, of }) => {
      const labels = { ...labelsOf(pod), ...(cluster ? { cluster } : {}) };
      const selector = `{service_name="${pod.workload}"} |~ "\\\\[(${of.map(({ traceId }) => traceId).join('|')}),"`;
      const entries = await askUntil(
        60,
        () => logs.entries(selector),
        (each) => each.length >= of.length,
      );
      const wrong = entries.find((entry) => !matches(entry.labels, labels) || !entry.metadata.trace_id);
      const traces = new Set(entries.map(({ metadata }) => metadata.trace_id));
      return {
        passed: entries.length === of.length && traces.size === of.length && wrong === undefined,
        got: `${entries.length} of ${pod.workload}${wrong ? `, one is ${JSON.stringify(wrong)}` : ''}`,
      };
    }),
  );
  return { passed: found.every(({ passed }) => passed), got: found.map(({ got }) => got).join('; ') };
}

/** How many lines that must be. */
export const expectedLines = (answers: readonly { readonly group: TestGroup }[]): string =>
  `${answers.length} of the page's server, ${answers.filter(({ group }) => printed.includes(group)).length} of the application`;
