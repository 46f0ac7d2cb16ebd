import { spawnSync } from 'node:child_process';
import type { Available } from './locate';

export interface RunProps {
  readonly words: readonly string[];
  /** The only variables that it gets. */
  readonly environment: Readonly<Record<string, string>>;
  /** Folders of this machine by their path in the container. Only an image needs them. */
  readonly mounts: Readonly<Record<string, string>>;
  /** Host names that it may look up, though there is no network. Only of an image. Default: none. */
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
  const words = image ? [...engineWords(props), `--entrypoint=${image.entrypoint}`, image.reference] : [];
  const { status, stdout, stderr, error } = spawnSync(program.path, [...words, ...props.words], {
    encoding: 'utf8',
    env: image ? process.env : { ...props.environment },
    timeout: props.timeoutMilliseconds ?? 120_000,
    killSignal: 'SIGKILL',
    maxBuffer: 64 * 1024 * 1024,
  });
  if (error && (error as NodeJS.ErrnoException).code !== 'ETIMEDOUT') throw error;
  return { status, output: `${stdout ?? ''}${stderr ?? ''}` };
}

function engineWords({ environment, mounts, knownHosts = [] }: RunProps): string[] {
  return [
    ...['run', '--rm', '--network=none'],
    ...knownHosts.map((host) => `--add-host=${host}:127.0.0.1`),
    ...Object.entries(mounts).map(([path, folder]) => `--volume=${folder}:${path}`),
    ...Object.entries(environment).map(([name, value]) => `--env=${name}=${value}`),
  ];
}
