import { errorMessage } from '../../../../constructs/kit/model/error-message';
import type { Outcome } from '../../../report';
import { sleep } from '../../../wait';
import { inUrl } from '../../cluster/addresses';
import type { Container } from '../../cluster/container';
import { mainContainer, portOf } from '../../cluster/pod';
import { isReady } from '../../cluster/probe';

/** What happened when, in milliseconds since 1970, and why it failed if it did. */
export interface Answered {
  readonly begin: number;
  readonly end: number;
  readonly failure?: string;
}

/** What a load has done so far. */
export interface Answers {
  readonly pushes: readonly Answered[];
  readonly queries: readonly Answered[];
}

/**
 * The longest time without a good answer, in seconds: between two of them, and from the last one to the last attempt, as what ends and never comes
 * back is the longest of all. Undefined where there was none. `answers`: in the order of their ends.
 */
export function longestGap(answers: readonly Answered[]): number | undefined {
  const good = answers.filter(({ failure }) => failure === undefined);
  if (good.length === 0) return undefined;
  const ends = [...good, ...answers.slice(-1)].map(({ end }) => end);
  const gaps = ends.slice(1).map((end, index) => end - (ends[index] ?? end));
  return Math.max(0, ...gaps) / 1000;
}

const inWords = (seconds: number | undefined): string =>
  seconds === undefined ? 'there was none' : `${seconds.toFixed(1)} s`;

/** Whether there was a good answer all the time. */
export function gap(answers: readonly Answered[], seconds: number): Outcome {
  const longest = longestGap(answers);
  return { passed: longest !== undefined && longest <= seconds, got: inWords(longest) };
}

/** Those that were begun since a time. */
export const since = (answers: Answers, begin: number): Answers => {
  const later = (all: readonly Answered[]) => all.filter((each) => each.begin >= begin);
  return { pushes: later(answers.pushes), queries: later(answers.queries) };
};

/** How many failed, and why. */
export const failuresOf = ({ queries, pushes }: Answers): string =>
  `${failuresOfEach('queries', queries)}\n${failuresOfEach('pushes', pushes)}`;

function failuresOfEach(what: string, answers: readonly Answered[]): string {
  const failed = answers.flatMap(({ failure }) => (failure === undefined ? [] : [failure]));
  const kinds = new Map<string, number>();
  for (const each of failed) {
    const kind = each
      .replaceAll(/https?:\/\/\S+: /g, '')
      .replaceAll(/\d+(\.\d+)*/g, 'N')
      .slice(0, 200);
    kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
  }
  const words = [...kinds].map(([kind, count]) => `${count} × ${kind}`).join('; ');
  return `Of ${answers.length} ${what} ${failed.length} failed${words ? `: ${words}` : ''}. The longest time without one that did not: ${inWords(longestGap(answers))}.`;
}

/** Does something, and notes when and whether it failed. Returns whether it did not. */
export async function noted(list: Answered[], act: () => Promise<unknown>): Promise<boolean> {
  const begin = Date.now();
  try {
    await act();
    list.push({ begin, end: Date.now() });
    return true;
  } catch (error) {
    list.push({ begin, end: Date.now(), failure: errorMessage(error) });
    return false;
  }
}

/**
 * Asks again and again, a second apart, until it is stopped; returns when the last one has its answer. One that waits does not keep the next
 * from asking, as people do not wait for each other.
 */
export async function askOnAndOn(
  list: Answered[],
  isStopped: () => boolean,
  ask: (turn: number) => Promise<void>,
): Promise<void> {
  const asked: Promise<unknown>[] = [];
  for (let turn = 0; !isStopped(); turn++) {
    asked.push(noted(list, () => ask(turn)));
    await sleep(1000);
  }
  await Promise.all(asked);
}

/** Where one of several pods that is ready answers, each in its turn, as a Service leads to it. */
export async function readyAt(pods: readonly Container[], turn: number): Promise<string> {
  const inTurn = [...pods.slice(turn % pods.length), ...pods.slice(0, turn % pods.length)];
  for (const container of inTurn)
    if (container.running && (await isReady(container.pod, container.spec).catch(() => false))) return urlOf(container);
  throw new Error('no pod is ready');
}

/** Where a pod answers by HTTP. */
export const urlOf = ({ pod }: Container): string =>
  `http://${inUrl(pod.address)}:${portOf(pod, mainContainer(pod).ports?.[0]?.containerPort ?? 80)}`;
