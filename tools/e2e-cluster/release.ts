import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { readFiles } from '../../checks/manifests/files';
import { run } from '../command';
import { noticesOf } from '../review/notices';

/** A state of `dist/` that was committed earlier. */
export interface Release {
  readonly commit: string;
  /** Its `dist/`, as files. */
  readonly dist: string;
}

/**
 * The release of an environment that this one follows: the newest commit from which something cannot be changed in place, because that
 * is where an upgrade is hard; where there is none, the newest that differs at all.
 */
export function earlierRelease(
  environment: string,
  dist: string,
  folder: string,
): Release | { readonly missing: string } {
  const paths = [join(dist, environment), join(dist, 'argocd', environment)];
  const touching = commits(paths);
  if (!touching) return { missing: 'this folder has no Git history' };
  const commit =
    commits(paths, immutableLines)?.flatMap(before).find(isHard(dist, environment)) ?? touching.find(differs(paths));
  if (!commit) {
    return { missing: `no commit has another dist/${environment}: this is its first release, or the clone is shallow` };
  }
  mkdirSync(folder, { recursive: true });
  const archive = join(folder, 'dist.tar');
  const there = paths.filter((path) => exists(commit, path));
  run('git', 'archive', `--output=${archive}`, commit, ...there);
  run('tar', '--extract', `--file=${archive}`, `--directory=${folder}`);
  return { commit, dist: join(folder, dist) };
}

/** Lines of objects without which nothing that cannot be changed in place has changed. */
const immutableLines =
  '^ *(podManagementPolicy|serviceName|storage|storageClassName|accessModes|app\\.kubernetes\\.io/instance|clusterIP|name):|^ +- Application';

/** The commits that touched these paths, the newest first; those whose change has such a line. Undefined: there is no history. */
function commits(paths: readonly string[], lines?: string): string[] | undefined {
  const only = lines === undefined ? [] : [`-G${lines}`, '--extended-regexp'];
  const { status, stdout } = spawnSync('git', ['log', '--format=%H', '--first-parent', ...only, '--', ...paths], {
    encoding: 'utf8',
  });
  return status === 0 ? stdout.split('\n').filter((line) => line !== '') : undefined;
}

const succeeds = (...words: readonly string[]): boolean => spawnSync('git', words).status === 0;

const exists = (commit: string, path: string): boolean => succeeds('cat-file', '-e', `${commit}:${path}`);

/** The commit before; none for the first. */
const before = (commit: string): string[] => (succeeds('cat-file', '-e', `${commit}^`) ? [`${commit}^`] : []);

const differs =
  (paths: readonly string[]) =>
  (commit: string): boolean =>
    paths.every((path) => exists(commit, path)) && !succeeds('diff', '--quiet', commit, '--', ...paths);

/** Whether something cannot be changed in place from there to here. */
const isHard =
  (dist: string, environment: string) =>
  (commit: string): boolean => {
    if (!exists(commit, join(dist, environment))) return false;
    const files = new Map([...readFiles(dist, environment), ...readFiles(dist, `argocd/${environment}`)]);
    return noticesOf({ dist, base: commit, files, environments: [environment] }).notices.length > 0;
  };
