import { readdirSync, readFileSync } from 'node:fs';

const pauseMilliseconds = 1000;

/** The memory of every process of the run, this one included; pages that several share are counted once. */
export class MemoryWatch {
  private highest = 0;
  private readonly timer = setInterval(() => this.look(), pauseMilliseconds);

  /** The most so far, in mebibytes. */
  most(): number {
    this.look();
    return this.highest;
  }

  end(): void {
    clearInterval(this.timer);
  }

  private look(): void {
    // The run has process ids of its own: what is listed here belongs to it.
    const kibibytes = readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .reduce((sum, id) => sum + proportionalKibibytes(id), 0);
    this.highest = Math.max(this.highest, kibibytes / 1024);
  }
}

function proportionalKibibytes(id: string): number {
  try {
    return Number(/^Pss:\s+(\d+) kB/m.exec(readFileSync(`/proc/${id}/smaps_rollup`, 'utf8'))?.[1] ?? 0);
  } catch {
    // It has ended in between.
    return 0;
  }
}
