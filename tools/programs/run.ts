import { spawnSync } from 'node:child_process';
import { engineStatuses } from './images';
import type { Available } from './located';

export interface RunProps {
  readonly words: readonly string[];
  /** The only variables that it gets; those of an image come before. */
  readonly environment: Readonly<Record<string, string>>;
  /** Folders of this machine by their path in the container. Only an image needs them. */
  readonly mounts: Readonly<Record<string, string>>;
  /** Host names that it may look up, though there is no network. Default: none. */
  readonly knownHosts?: readonly string[];
  /** Default: two minutes. */
  readonly timeoutMilliseconds?: number;
}

export interface RunResult {
  /** Null where it was killed by the time limit. */
  readonly status: number | null;
  /** Everything that it printed. */
  readonly output: string;
  /** Of an image: why the engine did not start it. Then `status` and `output` are the engine's and say nothing of the program. */
  readonly notStarted?: string;
}

/** Runs a program to its end; one that comes from an image without a network. */
export function run(program: Available, props: RunProps): RunResult {
  const { timeoutMilliseconds = 120_000 } = props;
  return program.image
    ? runImage(program.image, props, timeoutMilliseconds)
    : runFile(program, props, timeoutMilliseconds);
}

function runImage(image: NonNullable<Available['image']>, props: RunProps, milliseconds: number): RunResult {
  const { engine, held, entrypoint } = image;
  const { status, stdout, stderr, words } = engine.run(held, { entrypoint, ...props }, milliseconds);
  const notStarted = engineStatuses.includes(status) ? `${engine.name} did not start it (${words})` : undefined;
  return { status, output: `${stdout}${stderr}`, notStarted };
}

function runFile({ path }: Available, props: RunProps, milliseconds: number): RunResult {
  const [file = '', ...words] = [...withHosts(props.knownHosts ?? []), path];
  const { status, stdout, stderr, error } = spawnSync(file, [...words, ...props.words], {
    encoding: 'utf8',
    env: { ...props.environment },
    timeout: milliseconds,
    killSignal: 'SIGKILL',
    maxBuffer: 64 * 1024 * 1024,
  });
  if (error && (error as NodeJS.ErrnoException).code !== 'ETIMEDOUT') throw error;
  return { status, output: `${stdout ?? ''}${stderr ?? ''}` };
}

/**
 * The words before a program of this machine by which it, and nobody else, finds these names: a mount namespace whose table of
 * hosts has them. A user who is not root is root in there, and nowhere else.
 */
function withHosts(hosts: readonly string[]): string[] {
  if (hosts.length === 0) return [];
  const table = hosts.map((host) => `127.0.0.1 ${host}`).join('\n');
  const script = [
    'set -e',
    'mount -t tmpfs tmpfs /mnt',
    'echo "$0" > /mnt/hosts',
    'mount --bind /mnt/hosts /etc/hosts',
    // It may open its standard output by name, which a pipe allows and the socket of this process does not.
    '{ "$@" && echo 0 > /mnt/status || echo $? > /mnt/status; } 2>&1 | cat',
    'exit "$(cat /mnt/status)"',
  ].join('\n');
  const user = process.getuid?.() === 0 ? [] : ['--map-root-user'];
  return ['/usr/bin/env', `PATH=${process.env.PATH}`, 'unshare', ...user, '--mount', 'sh', '-c', script, table];
}
