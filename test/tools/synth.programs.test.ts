import { existsSync, mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import type { Workspace } from '../../tools/workspace';
import { fixtureWorkspace } from '../fixtures/workspace';

/** `npm run synth` as its user meets it: what it prints, how it exits, what it leaves behind. */

let workspace: Workspace;
let committed: Record<string, string>;

beforeAll(() => {
  workspace = fixtureWorkspace();
  committed = workspace.files('dist');
});
afterAll(() => workspace.remove());

beforeEach(() => {
  for (const file of Object.keys(workspace.files('dist'))) {
    if (!(file in committed)) rmSync(path.join(workspace.folder, 'dist', file));
  }
  for (const [file, text] of Object.entries(committed)) {
    mkdirSync(path.join(workspace.folder, 'dist', path.dirname(file)), { recursive: true });
    workspace.write(`dist/${file}`, text);
  }
});

/** What is written does not depend on the compiler. */
const synth = (...words: readonly string[]) => workspace.synth(['--without-types', ...words]);

test('a synth of an unchanged project writes nothing and says so', () => {
  const { status, stdout } = workspace.synth();
  expect(status).toBe(0);
  expect(stdout).toMatch(
    /^company: \d+ components \(.*mimir.*\)\n {2}\d+ objects in \d+ files: 0 added, 0 changed, 0 removed; \d+ ms$/m,
  );
  expect(workspace.files('dist')).toEqual(committed);
});

test('--check names what is missing, what differs and what is left over, and writes nothing', () => {
  rmSync(path.join(workspace.folder, 'dist/company/loki/Service.loki.yaml'));
  workspace.write('dist/company/loki/ConfigMap.loki.yaml', 'edited: by hand\n');
  workspace.write('dist/company/old.yaml', 'kind: Forgotten\n');
  const before = workspace.files('dist');
  const { status, stdout } = synth('--check');
  expect(status).toBe(1);
  expect(stdout).toContain('missing  dist/company/loki/Service.loki.yaml\n');
  expect(stdout).toContain('differs  dist/company/loki/ConfigMap.loki.yaml\n');
  expect(stdout).toContain('left over dist/company/old.yaml\n');
  expect(workspace.files('dist')).toEqual(before);
  expect(synth().status).toBe(0);
  expect(workspace.files('dist')).toEqual(committed);
  expect(synth('--check')).toMatchObject({ status: 0, stdout: 'dist/ is what company, branch renders\n' });
});

test('one environment is rendered without a look at the others', () => {
  mkdirSync(path.join(workspace.folder, 'dist/other'), { recursive: true });
  workspace.write('dist/other/kept.yaml', 'kind: Kept\n');
  expect(synth('--environment', 'company')).toMatchObject({ status: 0 });
  expect(existsSync(path.join(workspace.folder, 'dist/other/kept.yaml'))).toBe(true);
});

test('a wrong call says so and shows the help', () => {
  const unknown = workspace.synth(['--environment', 'nowhere']);
  expect(unknown).toMatchObject({ status: 2, stdout: '' });
  expect(unknown.stderr).toContain('there is no environment nowhere');
  expect(unknown.stderr).toContain('npm run synth -- --help explains it');
  expect(workspace.synth(['--chekc'])).toMatchObject({ status: 2 });
  expect(workspace.synth(['--help'])).toMatchObject({ status: 0, stdout: expect.stringContaining('--check') });
});

test('a run that is killed while it writes is seen by --check and completed by the next', () => {
  rmSync(path.join(workspace.folder, 'dist'), { recursive: true });
  const preload = path.join(workspace.folder, 'kill-after-twenty-files.js');
  workspace.write(
    'kill-after-twenty-files.js',
    `const fs = require('node:fs');
const { renameSync } = fs;
let files = 0;
fs.renameSync = (from, to) => {
  if (++files > 20) process.kill(process.pid, 'SIGKILL');
  renameSync(from, to);
};`,
  );
  expect(workspace.synth(['--without-types'], preload)).toMatchObject({ signal: 'SIGKILL' });
  const check = synth('--check');
  expect(check.status).toBe(1);
  expect(check.stdout).toContain('interrupted');
  const next = synth();
  expect(next.status).toBe(0);
  expect(next.stdout).toContain('An earlier run was killed while it wrote; this one completed it.');
  expect(workspace.files('dist')).toEqual(committed);
  expect(synth('--check').status).toBe(0);
});

test('cdk8s synth gives the same files', () => {
  rmSync(path.join(workspace.folder, 'dist'), { recursive: true });
  const cdk8s = path.join(workspace.folder, 'node_modules', '.bin', 'cdk8s');
  expect(workspace.run(cdk8s, ['synth', '--check-upgrade=false'])).toMatchObject({ status: 0 });
  expect(workspace.files('dist')).toEqual(committed);
  expect(workspace.files('.cdk8s')).toEqual(committed);
});
