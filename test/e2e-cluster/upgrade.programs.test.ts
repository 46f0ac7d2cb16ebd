import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { run } from '../../tools/command';
import { noticesOfUpgrade } from '../../tools/e2e-cluster/checks/upgrade';
import { earlierRelease } from '../../tools/e2e-cluster/release';
import type { ReviewedFile } from '../../tools/review/objects';
import { claim, fileOf, plain, statefulSet, textsOf } from '../review/objects';

/** Which commit an upgrade begins with, in a repository of the test's own. */

let folder: string;
const before = process.cwd();

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'lgtm-cdk8s-'));
  process.chdir(folder);
});
afterEach(() => {
  process.chdir(before);
  rmSync(folder, { recursive: true });
});

function commit(...files: readonly ReviewedFile[]): string {
  rmSync('dist', { recursive: true, force: true });
  const delivery = fileOf(plain('Application', {}, 'company-root'), 'argocd/company');
  for (const [file, text] of textsOf([...files, delivery])) {
    mkdirSync(path.dirname(path.join('dist', file)), { recursive: true });
    writeFileSync(path.join('dist', file), text);
  }
  run('git', 'add', '--all');
  const author = ['-c', 'user.name=test', '-c', 'user.email=test@localhost', '-c', 'commit.gpgsign=false'];
  run('git', ...author, 'commit', '--quiet', '--message=dist');
  return run('git', 'rev-parse', 'HEAD').trim();
}

const store = (storage: string) => fileOf(statefulSet({ volumeClaimTemplates: [claim(storage)] }));
const settings = (text: string) => fileOf(plain('ConfigMap', { data: { text } }));

/** The release before: its commit, or why there is none. */
function found(): string {
  const release = earlierRelease('company', 'dist', path.join(folder, 'earlier'));
  return 'missing' in release ? release.missing : run('git', 'rev-parse', release.commit).trim();
}

test('the newest from which something cannot be changed in place', () => {
  run('git', 'init', '--quiet');
  commit(store('5Gi'), settings('a'));
  const hard = commit(store('10Gi'), settings('a'));
  commit(store('20Gi'), settings('a'));
  commit(store('20Gi'), settings('b'));
  expect(found()).toBe(hard);
  const upgrade = { environment: 'company', before: path.join(folder, 'earlier', 'dist'), after: 'dist' };
  expect(noticesOfUpgrade(upgrade)).toEqual([
    expect.objectContaining({ steps: 'disk', before: ['10Gi'], after: ['20Gi'] }),
  ]);
});

test('without one the newest that differs', () => {
  run('git', 'init', '--quiet');
  commit(store('10Gi'), settings('a'));
  const easy = commit(store('10Gi'), settings('b'));
  commit(store('10Gi'), settings('c'));
  expect(found()).toBe(easy);
});

test('the first release has none before it', () => {
  expect(found()).toBe('this folder has no Git history');
  run('git', 'init', '--quiet');
  commit(store('10Gi'));
  expect(found()).toContain('no commit has another dist/company');
});
