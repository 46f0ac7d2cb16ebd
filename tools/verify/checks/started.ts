import { spawn, spawnSync } from 'node:child_process';
import type { Available } from '../../programs';

/** Programs that have no check of their own are started, and ended as soon as they have said that they run. */

/** How one is started. */
export interface Start {
  readonly file: string;
  readonly words: readonly string[];
  readonly environment: NodeJS.ProcessEnv;
  /** What ends it beside the end of the process that was started. Default: nothing. */
  readonly end?: () => void;
}

/** What was left of it. */
export interface Ended {
  readonly output: string;
  /** Null where it was ended. */
  readonly status: number | null;
}

/** How long a program may take to say that it runs, on a busy machine. */
const limitMilliseconds = 60_000;

/** Without a network, whose arguments stay as they are and nothing that it tries leaves this machine. */
const namespaces = ['--user', '--map-root-user', '--net', '--mount'];

/** Why none can be started here as a file; undefined where they can. */
export const notIsolated = (): string | undefined =>
  spawnSync('unshare', [...namespaces, 'true']).status === 0
    ? undefined
    : 'this machine lets no user make a network namespace, and without one it listens on every address';

/** From an image, without a network. */
export function ofImage(
  { engine, held, entrypoint }: NonNullable<Available['image']>,
  words: readonly string[],
  environment: Readonly<Record<string, string>>,
  mounts: Readonly<Record<string, string>>,
): Start {
  const name = engine.nextName();
  const container = engine.words(held, name, { entrypoint, words, environment, mounts });
  return { file: engine.path, words: container, environment: process.env, end: () => engine.end(name) };
}

/** From a file, in namespaces of its own. */
export const ofFile = (words: readonly string[], variables: Readonly<Record<string, string>>): Start => ({
  file: 'unshare',
  words: [...namespaces, ...words],
  environment: { PATH: process.env.PATH, ...variables },
});

/** What it prints until it has printed this, or ended. It is not running any more then. */
export function outputUntil(text: string, { file, words, environment, end }: Start): Promise<Ended> {
  return new Promise((done, fail) => {
    const child = spawn(file, words, { env: environment, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    let stopped = false;
    const stop = () => {
      if (stopped) return;
      stopped = true;
      end?.();
      child.kill('SIGKILL');
    };
    const limit = setTimeout(stop, limitMilliseconds);
    const read = (printed: string) => {
      output += printed;
      if (output.includes(text)) stop();
    };
    child.stdout.setEncoding('utf8').on('data', read);
    child.stderr.setEncoding('utf8').on('data', read);
    child.once('error', fail);
    child.once('close', (status) => {
      clearTimeout(limit);
      done({ output, status });
    });
  });
}
