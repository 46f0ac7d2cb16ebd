import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { run } from '../command';

/** A state of `dist/` that was committed earlier. */
export interface Release {
  readonly commit: string;
  /** Its `dist/`, as files. */
  readonly dist: string;
}

/** The last committed state of an environment that differs from that of the work tree. */
export function earlierRelease(
  environment: string,
  dist: string,
  folder: string,
): Release | { readonly missing: string } {
  const path = join(dist, environment);
  const history = spawnSync('git', ['log', '--format=%H', '--first-parent', '--', path], { encoding: 'utf8' });
  if (history.status !== 0) return { missing: 'this folder has no Git history' };
  const commits = history.stdout.split('\n').filter((line) => line !== '');
  // What touched the folder last may be what the work tree has.
  const commit = commits.find(
    (each) => exists(each, path) && spawnSync('git', ['diff', '--quiet', each, '--', path]).status === 1,
  );
  if (!commit)
    return { missing: `no commit has another dist/${environment}: this is its first release, or the clone is shallow` };
  mkdirSync(folder, { recursive: true });
  const archive = join(folder, 'dist.tar');
  run('git', 'archive', `--output=${archive}`, commit, path);
  run('tar', '--extract', `--file=${archive}`, `--directory=${folder}`);
  return { commit, dist: join(folder, dist) };
}

const exists = (commit: string, path: string): boolean =>
  spawnSync('git', ['cat-file', '-e', `${commit}:${path}`]).status === 0;
