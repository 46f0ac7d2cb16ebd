import { copyFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { run } from '../../command';
import { onPath } from '../../programs/path';
import type { User } from './user';

/** `setpriv` as it is started inside a container's root file system. */
export interface PrivilegeDrop {
  /** The folder of this machine with the program, to be mounted at `path`. */
  readonly source: string;
  readonly path: string;
  /** What starts it. */
  readonly command: readonly string[];
}

/**
 * Its folder in a root file system: the only thing there that is not the image's. An image may hold one program and nothing
 * else, so `setpriv` brings its loader and its libraries.
 */
const path = '/.setpriv';

/** Copies `setpriv`, by which a process gives up the privileges of root, into an empty folder with all that it needs. */
export function copyPrivilegeDrop(folder: string): PrivilegeDrop {
  const program = onPath('setpriv');
  if (!program) throw new Error('setpriv is not on PATH (Debian package util-linux)');
  copyFileSync(program, join(folder, 'setpriv'));
  let loader: string | undefined;
  // As `libc.so.6 => /lib/libc.so.6 (0x…)`; the loader is the one without an arrow.
  for (const [line, file = ''] of run('ldd', program).matchAll(/^\s*(?:\S+ => )?(\/\S+) \(0x/gm)) {
    copyFileSync(file, join(folder, basename(file)));
    if (!line.includes('=>')) loader = basename(file);
  }
  const byLoader = loader === undefined ? [] : [`${path}/${loader}`, '--library-path', path];
  return { source: folder, path, command: [...byLoader, `${path}/setpriv`] };
}

/** The words before a command by which it runs as this user and without any privilege. */
export function withoutPrivileges({ command }: PrivilegeDrop, { user, group, fileGroup }: User): string[] {
  return [
    ...command,
    `--reuid=${user}`,
    `--regid=${group}`,
    ...(fileGroup === undefined ? ['--clear-groups'] : [`--groups=${fileGroup}`]),
    '--inh-caps=-all',
    '--bounding-set=-all',
    '--no-new-privs',
    '--',
  ];
}
