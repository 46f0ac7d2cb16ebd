import { existsSync, readFileSync } from 'node:fs';

/** How a program of an image is run. */
export interface ContainerProps {
  /** The program's path in the image. */
  readonly entrypoint: string;
  readonly words: readonly string[];
  /** Variables besides those of the image. Default: none. */
  readonly environment?: Readonly<Record<string, string>>;
  /** Folders of this machine by their path in the container. Default: none. */
  readonly mounts?: Readonly<Record<string, string>>;
  /** Host names that it may look up, though there is no network. Default: none. */
  readonly knownHosts?: readonly string[];
}

/** The arguments after `docker` or `podman`. */
export function containerWords(
  reference: string,
  name: string,
  limits: readonly string[],
  { entrypoint, words, environment = {}, mounts = {}, knownHosts = [] }: ContainerProps,
): string[] {
  return [
    ...['run', '--rm', `--name=${name}`, '--network=none', '--pull=never'],
    // SELinux would hide the mounted folders, which keep the labels of this machine.
    '--security-opt=label=disable',
    ...limits,
    ...knownHosts.map((host) => `--add-host=${host}:127.0.0.1`),
    ...Object.entries(mounts).map(([path, folder]) => `--volume=${folder}:${path}`),
    ...Object.entries(environment).map(([variable, value]) => `--env=${variable}=${value}`),
    ...[`--entrypoint=${entrypoint}`, reference, ...words],
  ];
}

/** Enough for a program that reads its configuration. Where this process has less, that is taken. */
const enough = { nofile: 1024, nproc: 16_384 } as const;

const titles = { nofile: 'Max open files', nproc: 'Max processes' } as const;

/** Limits that this process may hand on, as the engine takes them. */
export function ownLimits(): string[] {
  const file = '/proc/self/limits';
  const table = existsSync(file) ? readFileSync(file, 'utf8') : '';
  return (['nofile', 'nproc'] as const).map((limit) => {
    const own = Number(new RegExp(`^${titles[limit]}\\s+\\S+\\s+(\\d+)`, 'm').exec(table)?.[1] ?? enough[limit]);
    const value = Math.min(own, enough[limit]);
    return `--ulimit=${limit}=${value}:${value}`;
  });
}
