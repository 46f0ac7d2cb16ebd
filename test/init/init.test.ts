import path from 'node:path';
import { expect, test } from '@jest/globals';
import { typeCheckSettings } from '../../tools/cli/type-check.js';
import { projectFiles } from '../../tools/init/files';
import { nextSteps } from '../../tools/init/next-steps';
import { project } from '../../tools/init/project/main';

/** What `init` writes. The whole of it runs in another repository by `npm run another-repository`. */

const description = { version: '1.2.3', peerDependencies: { cdk8s: '^2.0.0', constructs: '^10.0.0' } };
const filesOf = (repository: string) => projectFiles(path.resolve('tools/init/project'), repository, description);
const packageOf = (repository: string) => JSON.parse(filesOf(repository).get('package.json') ?? '');

test('the environment is right as it is', () => {
  const { environments, findings } = project.build();
  expect(findings).toEqual([]);
  expect(environments.flatMap(({ warnings }) => warnings)).toEqual([]);
  expect(environments.map(({ name }) => name)).toEqual(['company']);
});

test('every file has its place', () => {
  expect([...filesOf('platform').keys()]).toEqual([
    'package.json',
    '.github/workflows/pull-request.yaml',
    '.gitignore',
    'cdk8s.yaml',
    'environments/company.ts',
    'main.ts',
    'tsconfig.json',
  ]);
});

test('an editor checks by what synth checks by', () => {
  const { compilerOptions } = JSON.parse(filesOf('platform').get('tsconfig.json') ?? '');
  expect(typeCheckSettings('/nowhere', '/cache').compilerOptions).toMatchObject(compilerOptions);
  expect(compilerOptions).toMatchObject({ strict: true, moduleResolution: 'bundler' });
});

test('package.json takes its name from the folder, and the package in this version', () => {
  expect(packageOf('My Platform')).toEqual({
    name: 'my-platform',
    private: true,
    scripts: {
      synth: 'lgtm-cdk8s synth',
      check: 'lgtm-cdk8s check',
      docs: 'lgtm-cdk8s docs',
      verify: 'lgtm-cdk8s verify',
    },
    dependencies: { cdk8s: '^2.0.0', constructs: '^10.0.0', 'lgtm-cdk8s': '1.2.3' },
  });
  expect(packageOf('..').name).toBe('observability');
});

test.each([
  [
    { dependencies: { 'lgtm-cdk8s': '1.2.3', cdk8s: '^2.0.0' }, devDependencies: { constructs: '^10.0.0' } },
    'npm install',
  ],
  [{ dependencies: { cdk8s: '^2.0.0' } }, 'npm install "lgtm-cdk8s@1.2.3" "constructs@^10.0.0"'],
  [{}, 'npm install "lgtm-cdk8s@1.2.3" "cdk8s@^2.0.0" "constructs@^10.0.0"'],
])('the next step after %j', (packageJson, step) => {
  expect(nextSteps(JSON.stringify(packageJson), description).split('\n')[1]).toBe(`  ${step}`);
});
