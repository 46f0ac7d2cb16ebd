import { mkdirSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Workspace } from '../../tools/workspace';
import { fixtureWorkspace } from '../fixtures/workspace';

/** What an environment takes from elsewhere is read anew by every synth, and by every check. */

let workspace: Workspace;

beforeAll(() => {
  workspace = fixtureWorkspace();
  ownPackages(workspace);
  workspace.write('environments/sizes.json', '{ "loki": 40 }\n');
  workspace.write('shared/retention.ts', "import { days } from '../constructs/kit';\nexport const kept = days(14);\n");
  workspace.write(
    'node_modules/team-sizes/package.json',
    '{ "name": "team-sizes", "main": "index.js", "types": "index.d.ts" }\n',
  );
  workspace.write('node_modules/team-sizes/index.js', 'exports.tempo = 20;\n');
  workspace.write('node_modules/team-sizes/index.d.ts', 'export const tempo: number;\n');
  const environment = 'environments/company.ts';
  workspace.replace(
    environment,
    "import type { App } from 'cdk8s';",
    `import type { App } from 'cdk8s';
import { tempo as disks } from 'team-sizes';
import { kept } from '../shared/retention';
import sizes from './sizes.json';`,
  );
  workspace.replace(environment, 'retention: days(14)', 'retention: kept');
  workspace.replace(environment, 'disk: gibibytes(40)', 'disk: gibibytes(sizes.loki)');
  workspace.replace(environment, 'disk: gibibytes(20)', 'disk: gibibytes(disks)');
});
afterAll(() => workspace.remove());

/** A folder of packages that a test may change, with those of this repository in it. */
function ownPackages({ folder }: Workspace): void {
  const modules = path.join(folder, 'node_modules');
  rmSync(modules);
  mkdirSync(modules);
  for (const name of readdirSync(path.resolve('node_modules'))) {
    symlinkSync(path.resolve('node_modules', name), path.join(modules, name));
  }
}

test('at first it renders what the fixture renders', () => {
  expect(workspace.synth(['--check'])).toMatchObject({ status: 0, stderr: '' });
});

/** What is rendered does not depend on the compiler. */
const synth = (...words: readonly string[]) => workspace.synth(['--without-types', ...words]);

test.each([
  ['a JSON file', 'environments/sizes.json', '40', '41', 'dist/company/loki/StatefulSet.loki.yaml'],
  [
    'a file outside of the usual folders',
    'shared/retention.ts',
    'days(14)',
    'days(15)',
    'dist/company/loki/ConfigMap.loki.yaml',
  ],
  ['a file of a package', 'node_modules/team-sizes/index.js', '20', '21', 'dist/company/tempo/StatefulSet.tempo.yaml'],
  [
    'another main file of a package',
    'node_modules/team-sizes/package.json',
    '"main": "index.js"',
    '"main": "other.js"',
    'dist/company/tempo/StatefulSet.tempo.yaml',
  ],
])('%s', (_, file, before, after, rendered) => {
  workspace.write('node_modules/team-sizes/other.js', 'exports.tempo = 22;\n');
  workspace.replace(file, before, after);
  expect(synth('--check')).toMatchObject({
    status: 1,
    stdout: expect.stringContaining(`differs  ${rendered}\n`),
  });
  const written = workspace.read(rendered);
  expect(synth()).toMatchObject({ status: 0 });
  expect(workspace.read(rendered)).not.toBe(written);
});
