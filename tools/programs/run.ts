import { spawnSync } from 'node:child_process';
import type { Available } from './locate';

export interface RunProps {
  readonly words: readonly string[];
  /** The only variables that it gets. */
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
}

/** Runs a program to its end; one that comes from an image without a network. */
export function run(program: Available, props: RunProps): RunResult {
  const { image } = program;
  const [path = '', ...words] = image
    ? [program.path, ...engineWords(props), `--entrypoint=${image.entrypoint}`, image.reference]
    : [...withHosts(props.knownHosts ?? []), program.path];
  const { status, stdout, stderr, error } = spawnSync(path, [...words, ...props.words], {
    encoding: 'utf8',
    env: image ? process.env : { ...props.environment },
    timeout: props.timeoutMilliseconds ?? 120_000,
    killSignal: 'SIGKILL',
    maxBuffer: 64 * 1024 * 1024,
  });
  if (error && (error as NodeJS.ErrnoException).code !== 'ETIMEDOUT') throw error;
  return { status, output: `${stdout ?? ''}${stderr ?? ''}` };
}

/**
 * The words before a program of this machine by which it, and nobody else, finds these names: a mount namespace whose table of
 * hosts has them. Who is not root is root in there, and nowhere else.
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

function engineWords({ environment, mounts, knownHosts = [] }: RunProps): string[] {
  return [
    ...['run', '--rm', '--network=none'],
    ...knownHosts.map((host) => `--add-host=${host}:127.0.0.1`),
    ...Object.entries(mounts).map(([path, folder]) => `--volume=${folder}:${path}`),
    ...Object.entries(environment).map(([name, value]) => `--env=${name}=${value}`),
  ];
}
