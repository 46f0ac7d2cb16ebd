import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { tables } from './edits';
import { printed } from './edits/edited-files';
import { type EditedProject, EditedProjects } from './edits/projects';
import { synth } from './edits/synth';

/** Wrong edits of an environment file or of main.ts: each is refused in these exact words, and nothing is written. */

const cases = tables.flat();
const edited = new EditedProjects(cases);
let projects: readonly EditedProject[];

beforeAll(async () => {
  projects = await edited.checked();
}, 120_000);
afterAll(() => edited.remove());

test('there are many, each with a title of its own', () => {
  expect(cases.length).toBeGreaterThan(250);
  expect(new Set(cases.map(({ title }) => title)).size).toBe(cases.length);
});

test.each(cases.map((each, index) => [each.title, each, index] as const))('%s', async (_, wrong, index) => {
  const project = projects[index];
  if (!project) throw new Error('it was not edited');
  const words = printed(project, wrong.answers);
  expect(await synth(project, [])).toEqual({ status: 1, stdout: '', stderr: words });
  if (project.types.status === 0) return;
  // What the compiler refuses is refused without it too, unless only the compiler can see it.
  const { withoutTypes = wrong.answers } = wrong;
  if (withoutTypes === 'accepted') {
    expect(await synth(project, ['--without-types', '--check'])).toMatchObject({ stderr: '' });
    return;
  }
  const stderr = printed(project, [withoutTypes].flat());
  expect(await synth(project, ['--without-types'])).toEqual({ status: 1, stdout: '', stderr });
});

test('none of them has written anything', () => {
  expect(edited.changedFiles()).toEqual([]);
});
