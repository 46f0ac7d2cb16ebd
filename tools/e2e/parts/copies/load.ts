import { sleep } from '../../../wait';
import { inUrl } from '../../cluster/addresses';
import type { Container } from '../../cluster/container';
import { mainContainer, portOf } from '../../cluster/pod';
import { isReady } from '../../cluster/probe';
import { now } from '../../send/ids';
import type { Kept } from './kept';

const pauseMilliseconds = 200;
const queryPauseMilliseconds = 1000;

/** What happened when, in milliseconds since 1970. */
export interface Answered {
  readonly begin: number;
  readonly end: number;
  readonly failure?: string;
}

/** The longest time between two answers that were none, in seconds. */
export const longestGap = (answers: readonly Answered[]): number => {
  const ends = answers.filter(({ failure }) => failure === undefined).map(({ end }) => end);
  const gaps = ends.slice(1).map((end, index) => end - (ends[index] ?? end));
  return Math.max(0, ...gaps) / 1000;
};

/** Writes and asks without a pause, through whichever pod is ready, as a Service leads to it. */
export class CopiesLoad {
  /** Everything that was accepted. */
  readonly accepted: string[] = [];
  readonly pushes: Answered[] = [];
  readonly queries: Answered[] = [];
  readonly began = Date.now();
  private stopped = false;
  private readonly done: Promise<unknown>;

  constructor(
    private readonly writing: readonly Container[],
    private readonly reading: readonly Container[],
    private readonly kept: Kept,
  ) {
    this.done = Promise.all([this.write(), this.read()]);
  }

  async stop(): Promise<void> {
    this.stopped = true;
    await this.done;
  }

  /** Where a pod with a role that is ready answers. */
  static async readyAt(pods: readonly Container[], turn: number): Promise<string> {
    const inTurn = [...pods.slice(turn % pods.length), ...pods.slice(0, turn % pods.length)];
    for (const { pod, spec, running } of inTurn)
      if (running && (await isReady(pod, spec).catch(() => false)))
        return `http://${inUrl(pod.address)}:${portOf(pod, mainContainer(pod).ports?.[0]?.containerPort ?? 80)}`;
    throw new Error('no pod is ready');
  }

  private async write(): Promise<void> {
    const sent: Promise<void>[] = [];
    for (let batch = 0; !this.stopped; batch++) {
      sent.push(this.push(batch));
      await sleep(pauseMilliseconds);
    }
    await Promise.all(sent);
  }

  /** The same again until it is accepted, as senders do it. */
  private async push(batch: number): Promise<void> {
    const begin = now();
    for (let turn = batch; ; turn++) {
      const outcome = await this.noted(this.pushes, async () => {
        const url = await CopiesLoad.readyAt(this.writing, turn);
        this.accepted.push(...(await this.kept.push(url, batch, begin)));
      });
      if (outcome) return;
      await sleep(500);
    }
  }

  private async read(): Promise<void> {
    for (let turn = 0; !this.stopped; turn++) {
      await this.noted(this.queries, async () => {
        await this.kept.ask(await CopiesLoad.readyAt(this.reading, turn));
      });
      await sleep(queryPauseMilliseconds);
    }
  }

  private async noted(list: Answered[], act: () => Promise<void>): Promise<boolean> {
    const begin = Date.now();
    try {
      await act();
      list.push({ begin, end: Date.now() });
      return true;
    } catch (error) {
      list.push({ begin, end: Date.now(), failure: error instanceof Error ? error.message : String(error) });
      return false;
    }
  }
}
