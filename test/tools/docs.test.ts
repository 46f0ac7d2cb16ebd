import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import { defineProject, type Project } from '../../constructs';
import { command } from '../../tools/docs/command';
import { captured } from '../captured';
import { project as both } from '../fixtures/project/main';

/** `npm run docs` follows the environments: pages come, change and go with them. */

const folder = mkdtempSync(path.join(tmpdir(), 'lgtm-cdk8s-docs-'));
writeFileSync(path.join(folder, 'main.ts'), '');
afterAll(() => rmSync(folder, { recursive: true }));

const docs = (project: Project, ...words: readonly string[]) =>
  captured(command, {
    words,
    folder,
    packageFolder: path.resolve('.'),
    program: 'npm run',
    loadProject: () => project,
    bundle: {
      file: 'bundle.js',
      folder,
      sourceMap: () => ({
        file: '',
        version: 3,
        sources: [],
        sourcesContent: [],
        names: [],
        mappings: '',
        sourceRoot: '',
      }),
    },
  });

const { company } = both.environments;
if (!company) throw new Error('the fixture has no company');
const one = defineProject({ environments: { company } });
const page = (name: string) => path.join(folder, 'docs', 'environments', `${name}.md`);

test('a page for each environment', async () => {
  expect(await docs(both, '--check')).toMatchObject({
    status: 1,
    stdout: 'differs docs/environments/company.md\ndiffers docs/environments/branch.md\n',
  });
  expect(existsSync(page('company'))).toBe(false);
  expect(await docs(both)).toMatchObject({ status: 0, stderr: '' });
  expect(readFileSync(page('branch'), 'utf8')).toContain('# branch\n');
  expect(await docs(both, '--check')).toMatchObject({ status: 0, stdout: 'the docs are what the model says\n' });
});

test('the page of an environment that is gone is seen by --check and removed', async () => {
  expect(await docs(one, '--check')).toMatchObject({ status: 1, stdout: 'left over docs/environments/branch.md\n' });
  expect(JSON.parse((await docs(one, '--check', '--json')).stdout)).toEqual({
    differing: [],
    left: ['docs/environments/branch.md'],
  });
  expect(existsSync(page('branch'))).toBe(true);
  expect(await docs(one)).toMatchObject({ status: 0, stdout: 'removed docs/environments/branch.md\n' });
  expect(existsSync(page('branch'))).toBe(false);
  expect(existsSync(page('company'))).toBe(true);
  expect(await docs(one, '--check')).toMatchObject({ status: 0 });
});

test('a README of the project stays as it is', async () => {
  const readme = path.join(folder, 'README.md');
  writeFileSync(readme, '# Ours\n');
  await docs(both);
  expect(readFileSync(readme, 'utf8')).toBe('# Ours\n');
});
