import type { ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** Ticks of the clock by which Linux counts processor time, in a second. https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html */
const ticks = 100;

/** The processor time of a process until now, in seconds. */
export function processorTime({ pid }: ChildProcess): number {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  // Behind its name, which may have spaces: the 12th and 13th are those of the process and of the kernel for it.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) / ticks;
}
