import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Workspace } from '../../tools/workspace';
import { fixtureWorkspace } from '../fixtures/workspace';

/** A change of one line in an environment gives a diff that shows the change and what it rolls, and nothing else. */

let workspace: Workspace;
beforeAll(() => {
  workspace = fixtureWorkspace();
});
afterAll(() => workspace.remove());

/** The lines of `dist/` that a change takes out and puts in, without what stays. */
function diffOf(file: string, before: string | RegExp, after: string): { out: string[]; in: string[] } {
  const original = workspace.read(file);
  const old = workspace.files('dist');
  try {
    workspace.replace(file, before, after);
    expect(workspace.synth()).toMatchObject({ status: 0 });
    const now = workspace.files('dist');
    const lines = (files: Record<string, string>, others: Record<string, string>) =>
      Object.entries(files).flatMap(([name, text]) => {
        const kept = (others[name] ?? '').split('\n');
        return text.split('\n').filter((line, index) => line !== kept[index]);
      });
    expect(Object.keys(now)).toEqual(Object.keys(old));
    return { out: lines(old, now).map((line) => line.trim()), in: lines(now, old).map((line) => line.trim()) };
  } finally {
    workspace.write(file, original);
    workspace.synth();
  }
}

const checksum = expect.stringMatching(/^lgtm-cdk8s\/configuration-checksum: "?[0-9a-f]{16}"?$/);

test.each([
  ['Loki', [expect.stringMatching(/^retention_period: 96h$/), checksum]],
  ['Mimir', [expect.stringMatching(/^compactor_blocks_retention_period: 96h$/), checksum]],
  ['Tempo', [...Array(2).fill(expect.stringMatching(/^block_retention: 96h$/)), checksum]],
])('the retention of %s', (component, expected) => {
  const change = new RegExp(`(new ${component}\\(company, \\{\\s*retention: )days\\(\\d+\\)`);
  const diff = diffOf('environments/company.ts', change, '$1days(4)');
  expect(diff.in).toEqual(expected);
  expect(diff.out).toHaveLength(expected.length);
});

test('the sampling percentage', () => {
  const diff = diffOf('environments/company.ts', 'percent(10)', 'percent(20)');
  expect(diff.in).toEqual([expect.stringMatching(/^sampling_percentage: 20$/), checksum]);
  expect(diff.out).toHaveLength(2);
});

test('a patch release of an image', () => {
  const diff = diffOf('constructs/images.ts', /(grafana\/loki', )'[\d.]+'/, "$1'3.7.99'");
  const ofOneEnvironment = [
    'app.kubernetes.io/version: 3.7.99',
    'app.kubernetes.io/version: 3.7.99',
    'image: docker.io/grafana/loki:3.7.99',
  ];
  expect(diff.in).toEqual([...ofOneEnvironment, ...ofOneEnvironment]);
  expect(diff.out).toHaveLength(diff.in.length);
});
