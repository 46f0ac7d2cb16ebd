import { type LogsFrom, logsFrom, logsLabel } from '../../../constructs/kit/vocabulary/instrumentation-labels';
import { ContainerLog } from '../cluster/container-log';
import { mainContainer, type Pod } from '../cluster/pod';
import type { RunFolder } from '../cluster/run-folder';
import type { Agent, Model } from '../model';
import { type Collector, collector } from '../needs/collector';
import { played } from '../needs/played';
import { running } from '../needs/running';
import { logStore } from '../needs/stores';
import { now, spanIdOf, traceIdOf } from '../send/ids';
import type { Entry } from '../stores/log-store';
import { allOf, optional } from '../suite/need';
import type { Part } from '../suite/part';
import { action, check, type Step } from '../suite/step';
import type { StoredLine } from './log-lines/cases';
import { begin, hasTheseLabels, labelsOf, storedOf, whatIsWrong } from './log-lines/stored';

/** What the JVM prints when it dies: it never comes through the logging framework. */
const crash = 'Terminating due to java.lang.OutOfMemoryError: Java heap space';

/** Lines that begin with a time come through the framework. */
const time = '2026-11-25T09:30:00.000Z';

const frame = '\tat shop.Payments.pay(Payments.java:9)';

/** The lines of an instrumented pod come by two ways; a label of the pod says which copy is stored. */
export const logCopies = (): Part => ({
  title: 'Log lines that come by two ways',
  steps: ({ model }) => [
    ...model.logAgents.flatMap((agent) => logged(model, agent)),
    ...model.logAgents.flatMap((agent) => [
      ...printedOnes(model, agent),
      sentOnes(model, agent),
      neitherOnes(model, agent),
    ]),
  ],
});

/** A pod whose label says which copy is stored. */
const storing = (logs: LogsFrom, { name, node }: Agent) =>
  played({ name: `${logs}-${name}`, node, labels: { [logsLabel]: logs } });

/** Each pod prints its lines and sends them, also if no log agent runs on its node. */
function logged(model: Model, agent: Agent): Step[] {
  const needs = { collector: collector(model), pods: allOf(logsFrom.map((logs) => storing(logs, agent))) };
  const act = async (given: { collector: Collector; pods: readonly Pod[] }, { folder }: { folder: RunFolder }) => {
    for (const pod of given.pods) await logBothWays(given.collector, folder, pod);
  };
  return [action({ name: `lines are printed and sent, on the node of ${agent.name}`, needs, act })];
}

function printedOnes(model: Model, agent: Agent): Step[] {
  const needs = {
    collector: collector(model),
    logs: logStore(model),
    agent: running(agent.pods),
    pod: storing('stdout', agent),
  };
  const selector = ({ pod }: { readonly pod: Pod }) => `{pod="${pod.name}"}`;
  return [
    check({
      name: `${agent.name}: with logs: stdout each line is stored once, with the labels of its pod`,
      asked: (given) => `${selector(given)}: 4 lines, all from standard output`,
      needs,
      find: async ({ logs, pod }) => outcome(await storedOf(logs, pod, 4), printedLines(pod), pod),
    }),
    check({
      name: `${agent.name}: a stack trace is one entry`,
      asked: (given) => `${selector(given)}: the frame and its message`,
      needs,
      find: async ({ logs, pod }) => {
        const found = await logs.entries(`${selector({ pod })} |= "${frame.trim()}"`);
        const [entry] = found;
        return {
          passed: found.length === 1 && entry !== undefined && entry.line.includes('stack'),
          got: JSON.stringify(found.map(({ line }) => line)),
        };
      },
    }),
    check({
      name: `${agent.name}: a line keeps its trace id, from the brackets and from JSON`,
      asked: ({ pod }) => `{pod="${pod.name}"} | trace_id = "${traceOf(pod)}": 3 lines`,
      needs,
      find: async ({ logs, pod }) => {
        const found = await logs.entries(`${selector({ pod })} | trace_id = "${traceOf(pod)}"`);
        return { passed: found.length === 3, got: `${found.length} lines` };
      },
    }),
  ];
}

function sentOnes(model: Model, agent: Agent): Step {
  return check({
    name: `on the node of ${agent.name}: with logs: otlp each record is stored once, and what did not come through the logging framework`,
    asked: ({ pod, agent }) => `{pod="${pod.name}"}: 2 records${agent ? ' and the crash line' : ''}`,
    needs: {
      collector: collector(model),
      logs: logStore(model),
      agent: optional(running(agent.pods)),
      pod: storing('otlp', agent),
    },
    find: async ({ logs, pod, agent }) => {
      const wanted = [...sentRecords(pod), ...(agent ? [{ line: crash }] : [])];
      return outcome(await storedOf(logs, pod, wanted.length), wanted, pod);
    },
  });
}

/** What the application pushes by itself comes neither from a file nor by OTLP. It pushes nothing here. */
function neitherOnes(model: Model, agent: Agent): Step {
  return check({
    name: `${agent.name}: with logs: push what the application pushes is stored from nowhere else`,
    asked: ({ pod }) => `{pod="${pod.name}"}: the crash line alone`,
    needs: {
      collector: collector(model),
      logs: logStore(model),
      agent: running(agent.pods),
      pod: storing('push', agent),
    },
    find: async ({ logs, pod }) => outcome(await storedOf(logs, pod, 1), [{ line: crash }], pod),
  });
}

function outcome(entries: readonly Entry[], wanted: readonly StoredLine[], pod: Pod) {
  const expected = labelsOf(pod);
  const mislabelled = entries.filter((entry) => !hasTheseLabels(entry, expected));
  const wrong = [...whatIsWrong(wanted, entries), ...mislabelled.map(({ labels }) => JSON.stringify(labels))];
  const got = [`${entries.length} entries`, ...wrong, ...entries.map(begin)].join('\n');
  return { passed: wrong.length === 0 && entries.length === wanted.length, got };
}

const traceOf = (pod: Pod): string => traceIdOf(`both ways ${pod.workload}`);

/** The lines that an application prints: some in Spring's pattern, one in JSON, one that comes from the JVM itself. */
function printedLines(pod: Pod): StoredLine[] {
  const traceId = traceOf(pod);
  const spring = (message: string) => `${time} ERROR [${traceId},${spanIdOf(pod.workload)}] shop.Payments : ${message}`;
  const json = JSON.stringify({ level: 'ERROR', message: 'json', trace_id: traceId, span_id: spanIdOf(pod.workload) });
  return [
    { line: spring('plain'), traceId },
    { line: `${spring('stack')}\n${frame}`, traceId },
    { line: json, traceId },
    { line: crash },
  ];
}

/** The records that the agent in the application sends. */
function sentRecords(pod: Pod): (StoredLine & { readonly traceId: string })[] {
  const traceId = traceOf(pod);
  return [
    { line: `stack\n${frame}`, traceId },
    { line: 'json', traceId },
  ];
}

async function logBothWays(collector: Collector, folder: RunFolder, pod: Pod): Promise<void> {
  const { name } = mainContainer(pod);
  const log = new ContainerLog(folder.logOf(pod, name));
  for (const line of printedLines(pod).flatMap((each) => each.line.split('\n'))) {
    log.write(line, line === crash ? 'stderr' : 'stdout');
  }
  log.end();
  const sender = collector.sender(pod, {
    'service.name': pod.workload,
    'k8s.pod.uid': pod.uid,
    'k8s.container.name': name,
  });
  const first = now();
  const records = sentRecords(pod).map(({ line, traceId }, index) => ({
    time: first + BigInt(index),
    body: line,
    severity: 'ERROR',
    traceId,
    spanId: spanIdOf(pod.workload),
  }));
  await sender.logs(records);
}
