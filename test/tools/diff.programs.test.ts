import { afterAll, expect, test } from '@jest/globals';
import { Project } from '../../constructs';
import { images } from '../../constructs/images';
import { renderEnvironment } from '../../tools/synth/render';
import { EditedProjects } from '../bad-input/edits/projects';
import { edit } from '../bad-input/edits/table';
import { renderedProject } from '../fixtures/project-files';
import { fixtureWorkspace } from '../fixtures/workspace';

/** A change of one line in an environment gives a diff that shows the change and what it rolls, and nothing else. */

type Files = Readonly<Record<string, string>>;

const before = renderedProject();

const edits = [
  ['the retention of Loki', edit('retention: days(14)', 'retention: days(4)')],
  ['the retention of Mimir', edit('retention: days(30)', 'retention: days(4)')],
  ['the retention of Tempo', edit('retention: days(7)', 'retention: days(4)')],
  ['the sampling percentage', edit('percent(10)', 'percent(20)')],
] as const;
const edited = new EditedProjects(edits.map(([title, each]) => ({ title, edits: [each], answers: [] })));
afterAll(() => edited.remove());

/** What an edited project renders to. */
function rendered(title: string): Files {
  const project = edited.load(edits.findIndex(([each]) => each === title));
  if (!(project instanceof Project)) throw new Error(`${title}: there is no project`);
  const { environments, findings } = project.build();
  expect(findings).toEqual([]);
  return Object.fromEntries(environments.flatMap((environment) => [...renderEnvironment(environment).files]));
}

/** The lines of `dist/` that a change takes out and puts in, without what stays. */
function diff(after: Files): { readonly out: readonly string[]; readonly in: readonly string[] } {
  const lines = (files: Files, others: Files) =>
    Object.entries(files).flatMap(([name, text]) => {
      const kept = (others[name] ?? '').split('\n');
      return text.split('\n').filter((line, index) => line !== kept[index]);
    });
  expect(Object.keys(after).sort()).toEqual(Object.keys(before).sort());
  const trimmed = (list: readonly string[]) => list.map((line) => line.trim());
  return { out: trimmed(lines(before, after)), in: trimmed(lines(after, before)) };
}

const checksum = expect.stringMatching(/^lgtm-cdk8s\/configuration-checksum: "?[0-9a-f]{16}"?$/);

test.each([
  ['the retention of Loki', ['retention_period: 96h', checksum]],
  ['the retention of Mimir', ['compactor_blocks_retention_period: 96h', checksum]],
  ['the retention of Tempo', ['max_duration: 120h', 'block_retention: 96h', 'block_retention: 96h', checksum]],
  ['the sampling percentage', ['sampling_percentage: 20', checksum]],
])('%s', (title, expected) => {
  const changed = diff(rendered(title));
  expect(changed.in).toEqual(expected);
  expect(changed.out).toHaveLength(expected.length);
});

test('a patch release of an image', () => {
  const workspace = fixtureWorkspace({ ownPackage: true });
  const synth = (...words: readonly string[]) => workspace.synth(['--without-types', ...words]);
  try {
    // What the launcher keeps of the package now is not that of the text of the same length.
    expect(synth('--check')).toMatchObject({ status: 0 });
    const { tag } = images.loki;
    const other = tag.replace(/.$/, (last) => (last === '9' ? '8' : '9'));
    workspace.replace('constructs/images.ts', `'${tag}'`, `'${other}'`);
    expect(synth()).toMatchObject({ status: 0 });
    const changed = diff(workspace.files('dist'));
    const ofOneEnvironment = [
      `app.kubernetes.io/version: ${other}`,
      `app.kubernetes.io/version: ${other}`,
      `image: docker.io/grafana/loki:${other}`,
    ];
    expect(changed.in).toEqual([...ofOneEnvironment, ...ofOneEnvironment]);
    expect(changed.out).toHaveLength(changed.in.length);
    // A file that comes before a folder of the same name is taken in its place.
    workspace.write('constructs/loki.ts', "export * from './loki/index';\nthrow new Error('the new file is read');\n");
    expect(synth()).toMatchObject({ status: 1, stderr: expect.stringContaining('the new file is read') });
  } finally {
    workspace.remove();
  }
});
