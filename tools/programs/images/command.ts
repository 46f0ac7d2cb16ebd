import { spawnSync } from 'node:child_process';

/** What came of one command of a container engine. */
export interface Answer {
  /** Null where the time was over. */
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
  /** Of a command that failed: the engine's own words, in one line. */
  readonly words: string;
}

/** Exit codes by which docker and podman say that they did not start a program: their own failure, not executable, not found. */
export const engineStatuses: readonly (number | null)[] = [125, 126, 127];

/** Enough of what an engine says to know what is wrong. */
const longest = 400;

/** Runs a command of an engine to its end, or until the time is over. */
export function command(file: string, words: readonly string[], milliseconds: number): Answer {
  const { status, stdout, stderr, error } = spawnSync(file, words, {
    encoding: 'utf8',
    timeout: milliseconds,
    killSignal: 'SIGKILL',
    maxBuffer: 64 * 1024 * 1024,
  });
  const failure = error as NodeJS.ErrnoException | undefined;
  const late = failure?.code === 'ETIMEDOUT' ? `no answer in ${milliseconds / 1000} s` : undefined;
  const said = late ?? failure?.message ?? lastWords(stderr);
  return { status: failure ? null : status, stdout: stdout ?? '', stderr: stderr ?? '', words: said };
}

/** The reason in what an engine printed: the lines from its error on, else the last two. */
export function lastWords(text: string): string {
  const lines = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const reason = lines.findIndex((line) => /^(error|fatal|cannot)\b/i.test(line));
  const told = (reason < 0 ? lines.slice(-2) : lines.slice(reason)).join(' ').replace(/^error:\s*/i, '');
  return told.length > longest ? `${told.slice(0, longest - 1)}…` : told || 'it gave no reason';
}
