import type { Outcome } from '../../../report';
import { eventually } from '../../../wait';
import type { Application } from '../../applications/application';
import type { Labels } from '../../labels';
import type { Model } from '../../model';
import { visited } from '../../needs/application';
import { collector } from '../../needs/collector';
import { logAgent } from '../../needs/log-agent';
import { running } from '../../needs/running';
import { logStore, metricStore, traceStore } from '../../needs/stores';
import { once } from '../../once';
import type { LogStore } from '../../stores/log-store';
import type { TraceStore } from '../../stores/trace-store';
import type { Given, Needs } from '../../suite/need';
import { check, type Step } from '../../suite/step';

/** A line about an error of an application, whose trace is stored. */
export interface LoggedError {
  readonly line: string;
  readonly labels: Labels;
  readonly traceId: string;
}

/** An application whose errors are followed. */
export interface Failing extends Pick<Application, 'workload'> {
  readonly failure: Pick<Application['failure'], 'line'>;
  /** The workload that makes it fail. Default: visitors of the run do. */
  readonly loadedBy?: string;
}

const isVisited = (application: Failing): application is Application => 'visits' in application;

/** Every program that brings data for a link. */
const needsOf = (model: Model, application: Failing) =>
  ({
    visits: isVisited(application)
      ? visited(model, application)
      : running(model.workload(application.loadedBy ?? application.workload).peer),
    collector: collector(model),
    agent: logAgent(model),
    logs: logStore(model),
    traces: traceStore(model),
    metrics: metricStore(model),
  }) satisfies Needs;

type Stores = Given<ReturnType<typeof needsOf>>;

/** Makes the check of one link. */
export type Follow = (
  name: string,
  asked: string,
  find: (error: LoggedError, stores: Stores) => Promise<Outcome>,
) => Step;

/** The check that there is such an error, and a function that makes the checks of the links from it. */
export function followed(model: Model, application: Failing): { readonly error: Step; readonly follow: Follow } {
  const needs = needsOf(model, application);
  const { workload, failure } = application;
  const lines = `{service_name="${workload}"} |= "${failure.line}"`;
  const find = once((stores: Pick<Stores, 'logs' | 'traces'>) => eventually(60, () => loggedError(stores, lines)));
  const missing = 'no such line whose trace is stored';
  return {
    error: check({
      name: 'an error of the application is found',
      asked: `${lines}: a line with its trace`,
      needs,
      find: async (stores) => {
        const found = await find(stores);
        return { passed: found !== undefined, got: found ? `trace ${found.traceId}` : missing };
      },
    }),
    follow: (name, asked, answer) =>
      check({
        name,
        asked,
        needs,
        find: async (stores) => {
          const found = await find(stores);
          return found ? answer(found, stores) : { passed: false, got: missing };
        },
      }),
  };
}

async function loggedError(
  { logs, traces }: { readonly logs: LogStore; readonly traces: TraceStore },
  query: string,
): Promise<LoggedError | undefined> {
  for (const { stream, values } of await logs.streams(query, 50)) {
    const [, line = ''] = values[0] ?? [];
    const traceId = /\[([a-f0-9]{32}),/.exec(line)?.[1];
    if (traceId && (await traces.has(traceId))) return { line, labels: stream, traceId };
  }
  return undefined;
}
