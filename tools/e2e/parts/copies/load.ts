import { sleep } from '../../../wait';
import type { Container } from '../../cluster/container';
import { now } from '../../send/ids';
import { type Answered, type Answers, askOnAndOn, noted, readyAt } from './answered';
import type { Kept } from './kept';

const pauseMilliseconds = 200;

/** Writes and asks without a pause, through whichever pod is ready, as a Service leads to it. */
export class CopiesLoad implements Answers {
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
      const outcome = await noted(this.pushes, async () => {
        const url = await readyAt(this.writing, turn);
        this.accepted.push(...(await this.kept.push(url, batch, begin)));
      });
      if (outcome) return;
      await sleep(500);
    }
  }

  private read(): Promise<void> {
    const ask = async (turn: number) => this.kept.ask(await readyAt(this.reading, turn));
    return askOnAndOn(this.queries, () => this.stopped, ask);
  }
}
