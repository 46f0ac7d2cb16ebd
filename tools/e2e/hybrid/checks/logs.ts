import { eventually } from '../../../wait';
import { ContainerLog } from '../../cluster/container-log';
import { mainContainer, type Pod } from '../../cluster/pod';
import type { Entry } from '../../stores';
import { type Agent, agents, whyNot } from '../agents';
import type { HybridContext } from '../context';
import { interleavedTraces, type LogCase, logCases, type StoredLine } from '../log-lines';
import { areThese, labelsOf } from './pod-labels';
import { checkSentRecords, printAndSend } from './sent-records';

const traces = interleavedTraces(300);

/** The same lines by each agent; and what is sent by OTLP has the same labels. */
export async function checkLogs(context: HybridContext): Promise<void> {
  const { cluster, report, played } = context;
  if (!cluster.container('loki')) return report.notRun('log lines', cluster.whyNot('loki'));
  const running = agents.filter((agent) => !whyNot(agent, cluster));
  // All at once: an agent looks for new files every ten seconds.
  for (const { program } of agents) {
    const { printing, failing, sending } = played.logging[program];
    print(context, printing, logCases);
    print(context, failing, [traces]);
    await printAndSend(context, sending);
  }
  for (const agent of agents) {
    const reason = whyNot(agent, cluster);
    if (reason) report.notRun(`log lines by ${agent.program}`, reason);
  }
  for (const agent of running) await checkAgent(context, agent);
  await checkSentRecords(context);
}

function print({ folder }: HybridContext, pod: Pod, cases: readonly LogCase[]): void {
  const log = new ContainerLog(folder.logOf(pod, mainContainer(pod).name));
  for (const { printed } of cases) {
    for (const { text, stream, tag } of printed) log.write(text, stream, tag);
  }
  log.end();
}

async function checkAgent(context: HybridContext, { program }: Agent): Promise<void> {
  const { report, played } = context;
  const { printing, failing } = played.logging[program];
  const expected = logCases.flatMap(({ stored }) => stored);
  const entries = await storedOf(context, printing, expected.length);
  for (const { name, stored } of logCases) {
    await report.check(`${program}: ${name}`, `stored as a whole, once: ${stored.length}`, () => {
      const wrong = whatIsWrong(stored, entries);
      return { passed: wrong.length === 0, got: wrong.join('\n') || `${stored.length}` };
    });
  }
  await report.check(
    `${program}: each line is stored once`,
    `{pod="${printing.name}"}: ${expected.length} entries`,
    () => {
      const others = entries.filter(({ line }) => !expected.some((each) => each.line === line));
      return {
        passed: entries.length === expected.length,
        got: [`${entries.length} entries`, ...others.map(begin)].join('\n'),
      };
    },
  );
  await checkLabels(context, program, printing, entries);
  await checkTraces(context, program, failing);
}

async function checkTraces(context: HybridContext, program: string, failing: Pod): Promise<void> {
  const { stored, name } = traces;
  const asked = `{pod="${failing.name}"}: ${stored.length} entries of seven lines, each with its trace`;
  await context.report.check(`${program}: ${name}`, asked, async () => {
    const entries = await storedOf(context, failing, stored.length);
    const wrong = whatIsWrong(stored, entries);
    const whole = stored.length - wrong.length;
    const got = [`${entries.length} entries, ${whole} whole`, ...wrong.slice(0, 3)];
    return { passed: wrong.length === 0 && entries.length === stored.length, got: got.join('\n') };
  });
}

async function checkLabels(
  { report }: HybridContext,
  program: string,
  pod: Pod,
  entries: readonly Entry[],
): Promise<void> {
  const expected = labelsOf(pod);
  await report.check(`${program}: every line has the four labels and no other`, JSON.stringify(expected), () => {
    const wrong = entries.find(({ labels }) => !areThese(labels, expected));
    return {
      passed: entries.length > 0 && !wrong,
      got: JSON.stringify(wrong?.labels ?? entries[0]?.labels ?? 'no lines'),
    };
  });
}

/** What is stored of a pod, when so many lines have come; one more of them would have come at the same time. */
async function storedOf({ stores }: HybridContext, pod: Pod, count: number): Promise<readonly Entry[]> {
  const query = `{pod="${pod.name}"}`;
  let entries: readonly Entry[] = [];
  await eventually(45, async () => {
    entries = await stores.entries(query, 5000);
    return entries.length >= count || undefined;
  });
  return entries;
}

/** Of lines that are to be stored: what of each is not so, in words. */
function whatIsWrong(lines: readonly StoredLine[], entries: readonly Entry[]): string[] {
  return lines.map((line) => problemOf(line, entries)).filter((problem) => problem !== undefined);
}

function problemOf({ line, traceId }: StoredLine, entries: readonly Entry[]): string | undefined {
  const found = entries.filter((entry) => entry.line === line);
  const [entry] = found;
  if (!entry || found.length > 1) return `${found.length} times: ${begin({ line })}`;
  const stored = entry.metadata.trace_id;
  return stored === traceId ? undefined : `trace ${stored} instead of ${traceId}: ${begin(entry)}`;
}

const begin = ({ line }: { readonly line: string }): string => JSON.stringify(line.slice(0, 100));
