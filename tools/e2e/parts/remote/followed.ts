import { sleep } from '../../../wait';

/** A counter that is looked at again and again, so that what it counted is known where it begins anew. */
export class Followed {
  /** How often it began anew. */
  beginnings = 0;
  private before = 0;
  private last = 0;

  constructor(private readonly ask: () => Promise<number>) {}

  async look(): Promise<void> {
    const now = await this.ask();
    if (now < this.last) {
      this.before += this.last;
      this.beginnings += 1;
    }
    this.last = now;
  }

  get total(): number {
    return this.before + this.last;
  }
}

/** Follows counters until it is stopped. To stop looks at each once more. */
export function follow(counters: readonly Followed[]): () => Promise<void> {
  let stopped = false;
  const looking = (async () => {
    while (!stopped) {
      await Promise.all(counters.map((counter) => counter.look()));
      await sleep(100);
    }
  })();
  return async () => {
    stopped = true;
    await looking;
    await Promise.all(counters.map((counter) => counter.look()));
  };
}
