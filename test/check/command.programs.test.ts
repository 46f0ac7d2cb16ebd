import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { type Check, checks, type Programs } from '../../checks';
import { defineProject, type Finding } from '../../constructs';
import { commandWith } from '../../tools/check/command';
import { checkPrograms } from '../../tools/check/programs';
import type { Call } from '../../tools/cli/command';
import { linesOf } from '../checks/subjects';
import { builtFixture } from '../fixtures/environments';
import { distWith } from '../fixtures/rendered';

/** `check`, in a repository whose one environment is a fixture. */

const noPrograms: Programs = (name) => ({ missing: `${name} is not here` });
const command = commandWith(noPrograms, checkPrograms);

const packageFolder = process.cwd();
const dist = distWith('logs-alone');
const repository = path.dirname(dist);
const manifest = path.join(dist, 'logs-alone', 'loki', 'ConfigMap.loki.yaml');
const text = readFileSync(manifest, 'utf8');

let printed: string[];
let refused: Finding[];
beforeAll(() => process.chdir(repository));
afterAll(() => process.chdir(packageFolder));
beforeEach(() => {
  printed = [];
  refused = [];
  jest.spyOn(console, 'log').mockImplementation((line) => void printed.push(String(line)));
});
afterEach(() => {
  jest.restoreAllMocks();
  writeFileSync(manifest, text);
});

const count = checks.length + 1;

const neverFinds: Check = { name: 'company/nothing', description: 'nothing is wrong', looks: () => [] };

function call(...switches: readonly string[]): Call {
  const environment = builtFixture('logs-alone');
  const project = defineProject({ environments: { 'logs-alone': () => environment }, checks: [neverFinds] });
  return {
    project,
    names: project.names,
    partial: false,
    packageFolder,
    program: 'npm run',
    words: [],
    has: (option) => switches.includes(option),
    value: () => undefined,
    build: () => ({ environments: [environment], findings: [] }),
    withTypes: async (findings) => findings,
    environments: () => [environment],
    refuse: (findings) => {
      refused.push(...findings);
      return 1;
    },
    warn: () => undefined,
  };
}

describe('check', () => {
  test('runs every check, those of the project too, and says how many found nothing', async () => {
    expect(await command.run(call())).toBe(0);
    expect(refused).toEqual([]);
    expect(printed).toEqual([
      expect.stringMatching(new RegExp(`${count} checks: ${count} found nothing, 0 found something, 0 not run$`)),
    ]);
  }, 60_000);

  test('exits with 1 where something is wrong, and says what', async () => {
    writeFileSync(manifest, text.replace('namespace: logs', 'namespace: log'));
    expect(await command.run(call('no-build'))).toBe(1);
    expect(linesOf(refused)).toContain(
      "loki › ConfigMap loki › namespace: nobody makes the namespace log | one of: log-agents, logs; another one is added by addNamespace('…')",
    );
  });

  test('says what was not run, which is a failure where it is asked to be strict', async () => {
    expect(await command.run(call('no-build'))).toBe(0);
    expect(printed.join('\n')).toContain('  not run: schemas/kubernetes: kubeconform is not here');
    expect(await command.run(call('no-build', 'strict'))).toBe(1);
    expect(refused).toEqual([]);
  });

  test('prints for programs what each check found', async () => {
    expect(await command.run(call('no-build', 'json'))).toBe(0);
    const results: { check: string; notRun?: string; findings: object[] }[] = JSON.parse(printed.join('\n'));
    expect(results).toHaveLength(count);
    expect(results.find(({ check }) => check === 'company/nothing')).toEqual({
      environment: 'logs-alone',
      check: 'company/nothing',
      description: 'nothing is wrong',
      findings: [],
    });
    expect(results.filter(({ notRun }) => notRun).map(({ check }) => check)).toEqual([
      'delivery/kustomize',
      'schemas/kubernetes',
      'schemas/kube-score',
    ]);
  });

  test('needs something to look at', () => {
    process.chdir(path.join(dist, 'logs-alone'));
    expect(() => command.run(call())).toThrow('there is no dist/: run synth first');
    process.chdir(repository);
  });
});
