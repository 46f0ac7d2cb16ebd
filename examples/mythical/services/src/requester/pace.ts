import { between, type Random } from '../random';

/** Two thousand quick requests, then a thousand slow ones, and again. */
export class Pace {
  private made = 0;

  constructor(private readonly random: Random) {}

  /** Milliseconds until the next request. */
  next(): number {
    const isQuick = this.made % 3000 < 2000;
    this.made += 1;
    return isQuick ? between(this.random, 0, 50) : between(this.random, 100, 1100);
  }
}
