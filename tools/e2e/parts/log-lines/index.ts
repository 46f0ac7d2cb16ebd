import { ContainerLog } from '../../cluster/container-log';
import { mainContainer, type Pod } from '../../cluster/pod';
import type { RunFolder } from '../../cluster/run-folder';
import type { Agent } from '../../model';
import { played } from '../../needs/played';
import { running } from '../../needs/running';
import { logStore } from '../../needs/stores';
import { once } from '../../once';
import type { LogStore } from '../../stores/log-store';
import type { Need } from '../../suite/need';
import type { Part } from '../../suite/part';
import { action, check, type Step } from '../../suite/step';
import { interleavedTraces, type LogCase, logCases } from './cases';
import { begin, hasTheseLabels, labelsOf, storedOf, whatIsWrong } from './stored';

const traces = interleavedTraces(300);

/** Each agent gets the same lines. Each line is stored as a whole, once, with the labels of its pod. */
export const logLines = (): Part => ({
  title: 'Log lines, by each agent',
  steps: ({ model }) => {
    const logs = logStore(model);
    const { logAgents } = model;
    // All at once: an agent looks for new files every ten seconds.
    return [...logAgents.flatMap(printed), ...logAgents.flatMap((agent) => checks(agent, logs))];
  },
});

const printing = ({ name, node }: Agent) => played({ name: `orders-${name}`, node });

/** The pod that prints only stack traces. */
const failing = ({ name, node }: Agent) => played({ name: `returns-${name}`, node });

function printed(agent: Agent): Step[] {
  return [
    action({
      name: `lines are printed for ${agent.name}`,
      needs: { printing: printing(agent), failing: failing(agent) },
      act: ({ printing, failing }, { folder }) => {
        print(folder, printing, logCases);
        print(folder, failing, [traces]);
      },
    }),
  ];
}

function print(folder: RunFolder, pod: Pod, cases: readonly LogCase[]): void {
  const log = new ContainerLog(folder.logOf(pod, mainContainer(pod).name));
  for (const { text, stream, tag } of cases.flatMap((each) => each.printed)) log.write(text, stream, tag);
  log.end();
}

function checks(agent: Agent, logs: Need<LogStore>): Step[] {
  const expected = logCases.flatMap(({ stored }) => stored);
  const needs = { logs, agent: running(agent.pods), pod: printing(agent) };
  const entriesOf = once(({ logs, pod }: { readonly logs: LogStore; readonly pod: Pod }) =>
    storedOf(logs, pod, expected.length),
  );
  return [
    ...logCases.map(({ name, stored }) =>
      check({
        name: `${agent.name}: ${name}`,
        asked: `stored as a whole, once: ${stored.length}`,
        needs,
        find: async (given) => {
          const wrong = whatIsWrong(stored, await entriesOf(given));
          return { passed: wrong.length === 0, got: wrong.join('\n') || `${stored.length}` };
        },
      }),
    ),
    check({
      name: `${agent.name}: each line is stored once`,
      asked: ({ pod }) => `{pod="${pod.name}"}: ${expected.length} entries`,
      needs,
      find: async (given) => {
        const entries = await entriesOf(given);
        const others = entries.filter(({ line }) => !expected.some((each) => each.line === line));
        const got = [`${entries.length} entries`, ...others.map(begin)].join('\n');
        return { passed: entries.length === expected.length, got };
      },
    }),
    check({
      name: `${agent.name}: every line has the four labels and no other`,
      asked: ({ pod }) => JSON.stringify(labelsOf(pod)),
      needs,
      find: async (given) => {
        const entries = await entriesOf(given);
        const wrong = entries.find((entry) => !hasTheseLabels(entry, labelsOf(given.pod)));
        const got = JSON.stringify(wrong?.labels ?? entries[0]?.labels ?? 'no lines');
        return { passed: entries.length > 0 && !wrong, got };
      },
    }),
    check({
      name: `${agent.name}: ${traces.name}`,
      asked: ({ pod }) => `{pod="${pod.name}"}: ${traces.stored.length} entries of seven lines, each with its trace`,
      needs: { ...needs, pod: failing(agent) },
      find: async ({ logs, pod }) => {
        const entries = await storedOf(logs, pod, traces.stored.length);
        const wrong = whatIsWrong(traces.stored, entries);
        const got = [
          `${entries.length} entries, ${traces.stored.length - wrong.length} whole`,
          ...wrong.slice(0, 3),
        ].join('\n');
        return { passed: wrong.length === 0 && entries.length === traces.stored.length, got };
      },
    }),
  ];
}
