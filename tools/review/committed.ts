import { spawnSync } from 'node:child_process';
import { hash } from 'node:crypto';
import path from 'node:path';

/** Why there is nothing to compare with. */
export interface NotComparable {
  readonly missing: string;
}

/** The files of `dist/` that are not the same in a commit and now, by their paths below `dist/`. */
export interface Differing {
  /** As the commit has them; those that it lacks are left out. */
  readonly before: ReadonlyMap<string, string>;
  /** As they are now; those that are gone are left out. */
  readonly after: ReadonlyMap<string, string>;
  /** The paths of the files that the commit has. */
  readonly committed: readonly string[];
}

/**
 * What differs between `dist/` of a commit and these files. `dist`: the folder, in a Git work tree. `base`: the commit, such as
 * `HEAD` or `origin/main`. `after`: every file that `dist/` is to have, by its path below it. `looked`: whether a path is looked at
 * at all; what is not, is not read.
 */
export function differing(
  dist: string,
  base: string,
  after: ReadonlyMap<string, string>,
  looked: (path: string) => boolean,
): Differing | NotComparable {
  const [folder, name] = [path.dirname(dist), path.basename(dist)];
  const listed = git(folder, ['ls-tree', '-r', '-z', base, '--', name]);
  if (listed.status !== 0) return { missing: firstLine(listed.stderr) };
  const entries = listed.stdout.toString('utf8').split('\0').flatMap(entryOf);
  const all = entries.map(({ id, path: file }) => [file.slice(name.length + 1), id] as const);
  const ids = new Map(all.filter(([file]) => looked(file)));
  const isAsCommitted = ([file, id]: readonly [string, string]): boolean => {
    const text = after.get(file);
    return text !== undefined && blobId(text, id) === id;
  };
  const same = new Set([...ids].filter(isAsCommitted).map(([file]) => file));
  return {
    before: contents(
      folder,
      [...ids].filter(([file]) => !same.has(file)),
    ),
    after: new Map([...after].filter(([file]) => looked(file) && !same.has(file))),
    committed: [...ids.keys()],
  };
}

const largestAnswer = 256 * 1024 * 1024;

const git = (folder: string, words: readonly string[], input?: string) =>
  spawnSync('git', words, { cwd: folder, input, maxBuffer: largestAnswer });

const firstLine = (text: Buffer | null): string => text?.toString('utf8').trim().split('\n')[0] || 'git is not there';

/** `<mode> <type> <id>\t<path>`. https://git-scm.com/docs/git-ls-tree#_output_format */
function entryOf(line: string): { readonly id: string; readonly path: string }[] {
  const [, id, file] = /^\d+ blob ([0-9a-f]+)\t(.+)$/s.exec(line) ?? [];
  return id === undefined || file === undefined ? [] : [{ id, path: file }];
}

/** The id that Git gives a text, by the same hash as an id of the repository. https://git-scm.com/book/en/v2/Git-Internals-Git-Objects */
function blobId(text: string, like: string): string {
  return hash(like.length === 64 ? 'sha256' : 'sha1', `blob ${Buffer.byteLength(text)}\0${text}`);
}

/** The texts of blobs, in one call. https://git-scm.com/docs/git-cat-file#_batch_output */
function contents(folder: string, blobs: readonly (readonly [string, string])[]): Map<string, string> {
  if (blobs.length === 0) return new Map();
  const { status, stdout, stderr } = git(folder, ['cat-file', '--batch'], blobs.map(([, id]) => `${id}\n`).join(''));
  if (status !== 0) throw new Error(`git cat-file: ${firstLine(stderr)}`);
  let place = 0;
  return new Map(
    blobs.map(([file, id]) => {
      const end = stdout.indexOf('\n', place);
      const [, , size] = stdout.toString('utf8', place, end).split(' ');
      if (size === undefined) throw new Error(`git cat-file has no ${id} for ${file}`);
      const text = stdout.toString('utf8', end + 1, end + 1 + Number(size));
      place = end + 1 + Number(size) + 1;
      return [file, text];
    }),
  );
}
