import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { defineProject, type Project } from '../../constructs';
import type { Command } from '../../tools/cli/command';
import { captured } from '../captured';
import { project as fixture } from '../fixtures/project/main';

/** What is alike in all commands: help, options, exit codes. */

const folder = mkdtempSync(path.join(tmpdir(), 'lgtm-cdk8s-commands-'));
writeFileSync(path.join(folder, 'main.ts'), '');
mkdirSync(path.join(folder, 'dist'));
afterAll(() => rmSync(folder, { recursive: true }));

const packageFolder = path.resolve('.');
// The folder cli is what all of them share.
const names = readdirSync('tools').filter(
  (name) => name !== 'cli' && existsSync(path.join('tools', name, 'command.ts')),
);
const commands: readonly Command[] = names.map(
  (name) => require(path.join(packageFolder, 'tools', name, 'command.ts')).command,
);

/** Calls a command in a repository that has this project. */
const call = (command: Command, words: readonly string[], project: Project = fixture) =>
  captured(command, {
    words,
    folder,
    packageFolder,
    program: 'npm run',
    loadProject: () => project,
    bundle: {
      file: 'bundle.js',
      folder,
      sourceMap: () => {
        throw new Error('nothing is bundled here');
      },
    },
  });

const wrong = defineProject({ environments: {} });
const has = (command: Command, option: string) => option in command.options;

test('each is called as its folder is', () => {
  expect(commands.map(({ name }) => name)).toEqual(names);
  expect(commands.length).toBeGreaterThan(5);
});

describe.each(commands.map((command) => [command.name, command] as const))('%s', (name, command) => {
  test('--help says what it does, what it takes and how it ends', async () => {
    const { status, stdout, stderr } = await call(command, ['--help']);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toContain(`${command.summary}\n`);
    expect(stdout).toContain(`Usage: npm run ${name} -- [options]`);
    for (const option of [...Object.keys(command.options), 'help'])
      expect(stdout).toMatch(new RegExp(`^ +--${option}\\b`, 'm'));
    expect(stdout).toContain(
      'Exits with 0 when all is well, with 1 when something is found, with 2 when the call is wrong.',
    );
    if (has(command, 'environment')) expect(stdout).toContain('there are: company, branch');
    expect((await call(command, ['-h'])).stdout).toBe(stdout);
  });

  test('--help can be read where there is no project', async () => {
    const { status, stdout } = await call(command, ['--help'], wrong);
    expect({ status, stdout }).toEqual({ status: 0, stdout: expect.stringContaining(command.summary) });
  });

  test('an unknown option ends with 2 and says which there are', async () => {
    const options = [...Object.keys(command.options), 'help'].map((option) => `--${option}`).join(', ');
    expect(await call(command, ['--everything'])).toEqual({
      status: 2,
      stdout: '',
      stderr: `there is no option --everything; there are: ${options}\n\nnpm run ${name} -- --help explains it.\n`,
    });
  });

  if (!command.words) {
    test('an unknown word ends with 2', async () => {
      const { status, stdout, stderr } = await call(command, ['company']);
      expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
      const known = has(command, 'environment') ? '; one environment alone is --environment company' : '';
      expect(stderr).toBe(`${name} takes no "company"${known}\n\nnpm run ${name} -- --help explains it.\n`);
    });
  }

  if (has(command, 'environment')) {
    test('an unknown environment ends with 2 and says which there are', async () => {
      expect(await call(command, ['--environment', 'nowhere'])).toEqual({
        status: 2,
        stdout: '',
        stderr: `there is no environment nowhere; there are: company, branch\n\nnpm run ${name} -- --help explains it.\n`,
      });
    });

    test('an environment without its name ends with 2', async () => {
      expect(await call(command, ['--environment'])).toMatchObject({
        status: 2,
        stderr: expect.stringContaining('--environment needs a value: --environment NAME\n'),
      });
    });
  }

  // The one makes a repository, the other is told a load: they ask none.
  if (has(command, 'json') && !['init', 'capacity'].includes(name)) {
    test('--json prints findings as JSON, and ends with 1', async () => {
      const { status, stdout, stderr } = await call(command, ['--json'], wrong);
      expect({ status, stderr }).toEqual({ status: 1, stderr: '' });
      expect(JSON.parse(stdout)).toEqual({
        findings: [
          {
            environment: 'main.ts',
            component: 'main.ts',
            property: 'environments',
            problem: 'the project has no environment',
            instead: 'defineProject({ environments: { company } })',
          },
        ],
      });
    });

    test('a switch with a value ends with 2', async () => {
      expect(await call(command, ['--json=yes'])).toMatchObject({
        status: 2,
        stderr: expect.stringContaining('--json takes no value, and yes follows it\n'),
      });
    });
  }
});
