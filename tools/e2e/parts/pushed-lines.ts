import { readFileSync } from 'node:fs';
import type { Outcome } from '../../report';
import { eventually, sleep } from '../../wait';
import type { Application } from '../applications/application';
import type { Container } from '../cluster/container';
import { isReady } from '../cluster/probe';
import type { RunFolder } from '../cluster/run-folder';
import type { Model } from '../model';
import { visited } from '../needs/application';
import { collector } from '../needs/collector';
import { logAgent } from '../needs/log-agent';
import { running } from '../needs/running';
import { logStore, traceStore } from '../needs/stores';
import type { LogStore } from '../stores/log-store';
import type { Part } from '../suite/part';
import { check, type Step } from '../suite/step';
import { hasTheseLabels, labelsOf } from './log-lines/stored';

/** An application pushes its own lines to their store, and prints them too. */
export const pushedLines = (application: Application, props: { readonly awaySeconds: number }): Part => ({
  title: 'Log lines that the application pushes',
  steps: ({ model }) => [
    ...storedWell(model, application),
    afterOutage(model, application, props.awaySeconds),
    afterRestarts(model, application),
    afterStop(model, application),
  ],
});

const needsOf = (model: Model, application: Application) => ({
  application: running(model.workload(application.workload).peer),
  visits: visited(model, application),
  agent: logAgent(model),
  logs: logStore(model),
});

function storedWell(model: Model, application: Application): Step[] {
  const needs = needsOf(model, application);
  const ofPod = ({ application: { pod } }: { readonly application: Container }) => `{pod="${pod.name}"}`;
  const failed = (selector: string) => `${selector} |= "${application.failure.line}"`;
  return [
    check({
      name: 'lines have the four labels and no other, with the trace, the span and the level beside them',
      asked: (given) => `${failed(ofPod(given))}: metadata trace_id, span_id, level`,
      needs,
      find: async (given) => {
        const found = await eventually(30, async () => {
          const entries = await given.logs.entries(failed(ofPod(given)), 50);
          return entries.length > 0 ? entries : undefined;
        });
        const [first] = found ?? [];
        const labels = labelsOf(given.application.pod);
        const wrong = found?.find((entry) => !hasTheseLabels(entry, labels) || !named(entry.line, entry.metadata));
        const shown = wrong ?? first;
        return {
          passed: first !== undefined && wrong === undefined,
          got: shown ? JSON.stringify([shown.labels, shown.metadata]) : 'no line',
        };
      },
    }),
    check({
      name: 'a stack trace is part of its line',
      asked: (given) => `${failed(ofPod(given))}: frames below the message`,
      needs,
      find: async (given) => {
        const [entry] = await given.logs.entries(failed(ofPod(given)), 1);
        const lines = entry?.line.split('\n') ?? [];
        return { passed: lines.some((line) => line.startsWith('\tat ')), got: `${lines.length} lines` };
      },
    }),
    check({
      name: 'what does not come through the logging framework comes by the agent',
      asked: (given) => `${ofPod(given)} |= "Picked up JAVA_TOOL_OPTIONS": 1 line`,
      needs,
      find: async (given) => {
        const query = `${ofPod(given)} |= "Picked up JAVA_TOOL_OPTIONS"`;
        const found = await eventually(30, async () => {
          const entries = await given.logs.entries(query);
          return entries.length > 0 ? entries : undefined;
        });
        return { passed: found?.length === 1, got: `${found?.length ?? 0} lines` };
      },
    }),
    check({
      name: 'every line is stored once',
      asked: (given) => `${ofPod(given)}: as many as were printed`,
      needs,
      find: ({ logs, application }, { folder }) => counted(logs, application, folder),
    }),
    check({
      name: 'the trace of a line is found',
      asked: (given) => `a trace of ${failed(ofPod(given))}`,
      needs: { ...needs, collector: collector(model), traces: traceStore(model) },
      find: async (given) => {
        const found = await eventually(60, async () => {
          for (const { metadata } of await given.logs.entries(failed(ofPod(given)), 50)) {
            if (metadata.trace_id && (await given.traces.has(metadata.trace_id))) return metadata.trace_id;
          }
          return undefined;
        });
        return { passed: found !== undefined, got: found ? `trace ${found}` : 'none is stored' };
      },
    }),
  ];
}

/** Whether a line names its trace in brackets, and its metadata name the same. */
function named(line: string, { trace_id: trace, span_id: span, level }: Readonly<Record<string, string>>): boolean {
  return level === 'ERROR' && trace !== undefined && span !== undefined && line.includes(`[${trace},${span}]`);
}

function afterOutage(model: Model, application: Application, awaySeconds: number): Step {
  return check({
    name: `every line is stored once after ${awaySeconds} s without their store`,
    asked: ({ application: { pod } }) => `{pod="${pod.name}"}: as many as were printed`,
    needs: { ...needsOf(model, application), store: running(model.logStore.peer) },
    find: async ({ logs, application, store }, { folder, notes }) => {
      const before = printedLines(application, folder);
      await store.stop(20);
      await sleep(awaySeconds * 1000);
      const meanwhile = printedLines(application, folder) - before;
      store.start();
      await readiness(store);
      notes.note(`${meanwhile} lines were printed meanwhile.`);
      return counted(logs, application, folder);
    },
  });
}

/** The ends of the store in turn: of a program that stops and of one that is killed. */
const ends = ['stop', 'kill', 'stop', 'stop', 'kill', 'stop'] as const;

/** A store that stops or starts answers with errors, and one that is killed leaves the request unanswered that was under way. */
function afterRestarts(model: Model, application: Application): Step {
  return check({
    name: `every line is stored once after ${ends.length} restarts of their store`,
    asked: ({ application: { pod } }) => `{pod="${pod.name}"}: as many as were printed`,
    needs: { ...needsOf(model, application), store: running(model.logStore.peer) },
    find: async ({ logs, application, store }, { folder, notes }) => {
      const before = refusedBatches(application, folder);
      for (const end of ends) {
        await store[end]();
        store.start();
        // The appender waits for up to five seconds before it tries again, and is to send at the next end.
        await sleep(8000);
      }
      await readiness(store);
      notes.note(
        `The store answered ${refusedBatches(application, folder) - before} pushes with an error or not at all.`,
      );
      return counted(logs, application, folder);
    },
  });
}

const readiness = (container: Container) =>
  eventually(120, async () => ((await isReady(container.pod, container.spec)) ? true : undefined));

function afterStop(model: Model, application: Application): Step {
  return check({
    name: 'every line is stored once after the application was stopped and started again',
    asked: ({ application: { pod } }) => `{pod="${pod.name}"}: as many as were printed`,
    needs: needsOf(model, application),
    find: async ({ logs, application }, { folder }) => {
      const forced = await application.stop();
      application.start();
      await readiness(application);
      const { passed, got } = await counted(logs, application, folder);
      return { passed: passed && !forced, got: `${got}${forced ? ', and force was needed' : ''}` };
    },
  });
}

/** Compares the stored lines that have a level beside them, as pushed ones have, with the printed ones. Visits go on meanwhile. */
async function counted(logs: LogStore, application: Container, folder: RunFolder): Promise<Outcome> {
  const query = `sum(count_over_time({pod="${application.pod.name}"} | level != "" [30m]))`;
  let last = '';
  const found = await eventually(60, async () => {
    const before = printedLines(application, folder);
    const stored = (await logs.number(query)) ?? 0;
    last = `${stored} stored of ${before} printed`;
    return stored >= before ? { stored, after: printedLines(application, folder) } : undefined;
  });
  if (!found) return { passed: false, got: last };
  return { passed: found.stored <= found.after, got: `${found.stored} stored; ${last}, then ${found.after}` };
}

/** A line that the application's logging framework prints: it begins with a time, or is a JSON object. */
const fromFramework = /^(\d{4}-\d{2}-\d{2}T|\{)/;

/** How many lines a container has printed through its logging framework. */
function printedLines(container: Container, folder: RunFolder): number {
  return printed(container, folder).filter((line) => fromFramework.test(line)).length;
}

/** How often the appender has said that a batch was not taken. */
function refusedBatches(container: Container, folder: RunFolder): number {
  return printed(container, folder).filter((line) => /loki4j.* (non-success status|Error while sending)/.test(line))
    .length;
}

function printed({ pod, spec }: Container, folder: RunFolder): readonly string[] {
  const text = readFileSync(folder.logOf(pod, spec.name), 'utf8');
  return text.split('\n').map((line) => line.split(' ').slice(3).join(' '));
}
