import type { Outcome } from '../../../report';
import { sleep } from '../../../wait';
import { ContainerLog } from '../../cluster/container-log';
import { mainContainer, type Pod } from '../../cluster/pod';
import type { RunFolder } from '../../cluster/run-folder';
import { now, spanIdOf, traceIdOf } from '../../send/ids';
import type { Sender } from '../../send/otlp';
import type { KeptTraces } from '../../stores/kept-traces';
import type { LogStore } from '../../stores/log-store';
import type { MetricStore } from '../../stores/metric-store';

/** An application that behaves, and where its data are asked for. */
export interface BesideProps {
  readonly sender: Sender;
  /** Pods that print, on the node of each log agent. */
  readonly printing: readonly Pod[];
  readonly logs: LogStore;
  readonly metrics: MetricStore;
  readonly traces: KeptTraces;
  /** How late each signal may be, in seconds. */
  readonly withinSeconds: Readonly<Record<'lines' | 'samples' | 'spans', number>>;
}

const pauseSeconds = 2;
const metric = { sent: 'e2e.beside', stored: 'e2e_beside' } as const;

/** Sends one of everything every two seconds while something else happens, and says how late each came. */
export async function besides(
  { sender, printing, logs, metrics, traces, withinSeconds }: BesideProps,
  folder: RunFolder,
  /** What happens, in words that no other has. */
  name: string,
  happens: () => Promise<void>,
): Promise<Outcome> {
  const word = `beside-${name.replaceAll(/[^a-z0-9]+/gi, '-')}`;
  const sentAt: number[] = [];
  const files = printing.map((pod) => new ContainerLog(folder.logOf(pod, mainContainer(pod).name)));
  const send = async (round: number) => {
    sentAt[round] = Date.now();
    for (const file of files) file.write(`${word} ${round}`);
    const spanId = spanIdOf(`${word} ${round}`);
    const span = { traceId: traceIdOf(`${word} ${round}`), spanId, name: word, kind: 'server', failed: true } as const;
    await Promise.all([
      sender.logs([{ time: now(), body: `${word} ${round}` }], { 'service.name': word }),
      sender.gauges([{ name: metric.sent, points: [{ time: now(), value: round, attributes: { word, round } }] }]),
      sender.spans([{ ...span, end: now(), milliseconds: 5 }], { 'service.name': word }),
    ]);
  };
  let over = false;
  const end = happens().finally(() => {
    over = true;
  });
  const sending: Promise<void>[] = [];
  for (let round = 0; !over || round < 3; round++) {
    sending.push(send(round));
    await sleep(pauseSeconds * 1000);
  }
  const lines = async (selector: string) => {
    const found = await logs.streams(`${selector} |= "${word} "`, 5000);
    return found.flatMap(({ values }) => values.map(([, line]) => Number(line.trim().split(' ').at(-1))));
  };
  const rounds = sentAt.length;
  const ids = sentAt.map((_, round) => traceIdOf(`${word} ${round}`));
  const waits: readonly (readonly [string, number, () => Promise<readonly number[]>])[] = [
    ['records', withinSeconds.lines, () => lines(`{service_name="${word}"}`)],
    ...printing.map(
      (pod) => [`lines of ${pod.name}`, withinSeconds.lines, () => lines(`{pod="${pod.name}"}`)] as const,
    ),
    [
      'samples',
      withinSeconds.samples,
      async () =>
        (await metrics.query(`${metric.stored}{word="${word}"}`)).map((series) => Number(series.metric.round)),
    ],
    [
      'spans',
      withinSeconds.spans,
      async () => {
        const there = await Promise.all(ids.map((id) => traces.has(id)));
        return there.flatMap((each, round) => (each ? [round] : []));
      },
    ],
  ];
  const late = await Promise.all(waits.map(([signal, seconds, ask]) => lateness(signal, seconds, rounds, sentAt, ask)));
  await end;
  await Promise.all(sending);
  for (const file of files) file.end();
  return { passed: late.every(({ passed }) => passed), got: late.map(({ got }) => got).join('; ') };
}

/** How late the last of the newest rounds was: what came before it was looked for is not late. */
async function lateness(
  signal: string,
  withinSeconds: number,
  rounds: number,
  sentAt: readonly number[],
  ask: () => Promise<readonly number[]>,
): Promise<Outcome> {
  const begin = Date.now();
  const last = sentAt[rounds - 1] ?? begin;
  for (;;) {
    const found = new Set(await ask().catch(() => []));
    const seconds = (Date.now() - last) / 1000;
    const missing = sentAt.filter((_, round) => !found.has(round)).length;
    if (missing === 0) return { passed: true, got: `${rounds} ${signal}, the last after ${seconds.toFixed(0)} s` };
    if (seconds > withinSeconds) {
      return { passed: false, got: `${missing} of ${rounds} ${signal} not within ${withinSeconds} s` };
    }
    await sleep(500);
  }
}
