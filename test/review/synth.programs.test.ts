import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Workspace } from '../../tools/workspace';

/** `npm run synth` in a repository whose last commit has a smaller disk. */

let workspace: Workspace;

const project = (disk: number) => `
import { days, defineProject, Environment, gibibytes, Loki, plainNetwork } from './constructs';

export const project = defineProject({
  environments: {
    company: (app) => {
      const company = new Environment(app, 'company', { cluster: { network: plainNetwork() } });
      company.addNamespace('monitoring');
      new Loki(company, { retention: days(3), disk: gibibytes(${disk}) });
      return company;
    },
  },
});
`;

function git(...words: readonly string[]): void {
  const author = ['-c', 'user.name=test', '-c', 'user.email=test@localhost', '-c', 'commit.gpgsign=false'];
  expect(workspace.run('git', [...author, ...words])).toMatchObject({ status: 0 });
}

/** What `synth` prints of disks. */
const notices = (text: string) => text.split('\n').filter((line) => /^notice|^ {2}(HEAD|steps)/.test(line));

beforeAll(() => {
  workspace = new Workspace({ project: { 'main.ts': project(10) }, ownPackage: false });
  expect(workspace.synth(['--without-types']).stdout).not.toContain('notice');
  git('init', '--quiet');
  git('add', 'dist');
  git('commit', '--quiet', '--message=dist');
  workspace.write('main.ts', project(20));
});
afterAll(() => workspace.remove());

const larger = [
  'notice company › StatefulSet monitoring/loki: spec.volumeClaimTemplates › storage cannot be changed in place',
  '  HEAD has ["10Gi"], now it is ["20Gi"]',
  expect.stringMatching(/^ {2}steps: .*docs\/change-what-cannot-be-changed-in-place\.md#disk$/),
];

test('a check says it before anything is written', () => {
  const { status, stdout } = workspace.synth(['--check', '--without-types']);
  expect(status).toBe(1);
  expect(notices(stdout)).toEqual(larger);
});

test('a synth says it, and does what was asked', () => {
  const { status, stdout } = workspace.synth(['--without-types', '--environment', 'company']);
  expect(status).toBe(0);
  expect(notices(stdout)).toEqual(larger);
  expect(workspace.read('dist/company/loki/StatefulSet.loki.yaml')).toContain('storage: 20Gi');
});

test('for programs, it is in the JSON', () => {
  const { stdout } = workspace.synth(['--json', '--without-types']);
  expect(JSON.parse(stdout)).toMatchObject({
    changed: [],
    base: 'HEAD',
    notices: [
      {
        environment: 'company',
        object: { kind: 'StatefulSet', namespace: 'monitoring', name: 'loki' },
        before: ['10Gi'],
        after: ['20Gi'],
        steps: 'disk',
      },
    ],
  });
});

test('a commit that is not there is said', () => {
  const { stdout } = workspace.synth(['--without-types', '--base', 'nowhere']);
  expect(stdout).toContain('not compared with nowhere: fatal: ');
});
