import { eventually } from '../../wait';
import type { Application } from '../applications/application';
import type { Traffic } from '../applications/traffic';
import { visited } from '../needs/application';
import { collector } from '../needs/collector';
import { logAgent } from '../needs/log-agent';
import { measured } from '../needs/measured';
import { running } from '../needs/running';
import { logStore, metricStore, traceStore } from '../needs/stores';
import type { LogStore } from '../stores/log-store';
import type { Part } from '../suite/part';
import { check } from '../suite/step';
import { logQuery, metricQuery, type Query, traceQuery } from './query-checks';

/** An instrumented application sends its metrics once a minute, and a rate takes two of them. */
const metricSeconds = 150;

/** Only a share of the traces is kept, and a search leaves out traces of the last half minute. */
const traceSeconds = 120;

/** Queries about an application and the programs around it. */
export interface ApplicationQueries {
  readonly metrics: readonly Query[];
  readonly traces: readonly string[];
  /** `of`: the workload that prints the lines. Default: the application. */
  readonly logs: readonly (Query & { readonly of?: string })[];
  /** Queries over log lines that give numbers. */
  readonly logNumbers: readonly string[];
}

/** A real application with its real agent is visited. Every query about it is answered, and no line of it is stored twice. */
export const applicationQueries = (application: Application, queries: ApplicationQueries): Part => ({
  title: `The application ${application.workload}`,
  steps: ({ model }) => {
    const visits = visited(model, application);
    const logs = logStore(model);
    const printing = { visits, agent: logAgent(model) };
    const sending = { visits, collector: collector(model) };
    const measuring = { visits, ...measured(model, application.workload) };
    const usual = `{service_name="${application.workload}"} |= "${application.usualLine}"`;
    return [
      check({
        name: 'visitors get answers',
        asked: `among them ${application.statuses.join(', ')}`,
        needs: { visits },
        find: async ({ visits }) => {
          const enough = await eventually(60, () => {
            return application.statuses.every((status) => visits.answers.has(status)) || undefined;
          });
          const got = [...visits.answers].map(([status, count]) => `${status}: ${count}`).join(', ');
          return { passed: enough === true, got };
        },
      }),
      ...queries.traces.map((query) => traceQuery(query, traceStore(model), traceSeconds, sending)),
      ...queries.logs.map(({ of, ...query }) =>
        logQuery(query, logs, 30, { ...printing, ...(of ? { of: running(model.workload(of).peer) } : {}) }),
      ),
      check({
        name: 'live tail',
        asked: `${usual}: a line within 30 s`,
        needs: { ...printing, logs },
        find: async ({ logs }) => {
          const answer = await logs.tailUntil(usual, application.usualLine, 30);
          return { passed: answer !== undefined, got: answer ? 'a line that was printed meanwhile' : 'nothing' };
        },
      }),
      ...queries.logNumbers.map((query) =>
        check({
          name: query,
          asked: 'LogQL: numbers',
          needs: { ...printing, logs },
          find: async ({ logs }) => {
            const found = await logs.numbers(query);
            return { passed: found.length > 0, got: `${found.length} series` };
          },
        }),
      ),
      check({
        name: 'no line of the application is stored twice',
        asked: `{service_name="${application.workload}"}: every line once, by whichever way it came`,
        needs: { ...printing, logs },
        find: ({ logs, visits }) => linesOnce(logs, visits, application),
      }),
      ...queries.metrics.map((query) => metricQuery(query, metricStore(model), metricSeconds, measuring)),
    ];
  },
});

/** The application answers each failing visit with one line: as many are stored as visits failed. */
async function linesOnce(logs: LogStore, { answers }: Traffic, { workload, failure }: Application) {
  const query = `sum(count_over_time({service_name="${workload}"} |= "${failure.line}" [30m]))`;
  const count = async () => (await logs.number(query)) ?? 0;
  const failed = () => answers.get(failure.status) ?? 0;
  // Visits go on: the number of stored lines lies between the visits before and after the question.
  const answered = await eventually(30, async () => {
    const before = failed();
    const stored = await count();
    return stored >= before ? { before, stored, after: failed() } : undefined;
  });
  if (!answered) return { passed: false, got: `${await count()} lines for ${failed()} visits` };
  const { before, stored, after } = answered;
  return { passed: stored <= after + 1, got: `${stored} lines for ${before} to ${after} visits that failed` };
}
