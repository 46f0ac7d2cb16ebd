import { rmSync } from 'node:fs';
import path from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import { projectFiles } from '../fixtures/project-files';
import { fixtureWorkspace } from '../fixtures/workspace';
import { tables } from './edits';
import { edited, printed } from './edits/edited-files';
import { unreadable } from './edits/unreadable';

/** `npm run synth` as its user calls it: files that can not be read, and of what can be read some that stand for the others. */

const workspace = fixtureWorkspace();
const before = workspace.files('dist');
afterAll(() => workspace.remove());

const asWell = [
  'a pipeline without its parentheses',
  'a missing import of a component',
  'a component that is used before it is made',
  'a forgotten return',
  'several mistakes at once',
];
const samples = tables.flat().filter(({ title }) => asWell.includes(title));

test.each([...unreadable, ...samples].map((wrong) => [wrong.title, wrong] as const))('%s', (_, { edits, answers }) => {
  const original = projectFiles();
  const copy = edited(original, edits);
  try {
    for (const [file, text] of Object.entries(copy.files)) workspace.write(file, text);
    expect(workspace.synth()).toEqual({ status: 1, signal: null, stdout: '', stderr: printed(copy, answers) });
    expect(workspace.files('dist')).toEqual(before);
  } finally {
    for (const file of Object.keys(copy.files)) {
      const text = original[file];
      if (text === undefined) rmSync(path.join(workspace.folder, file));
      else workspace.write(file, text);
    }
  }
});

test('each of them is one of the table', () => {
  expect(samples).toHaveLength(asWell.length);
});

test('no main.ts at all', () => {
  const text = workspace.read('main.ts');
  rmSync(path.join(workspace.folder, 'main.ts'));
  try {
    expect(workspace.synth()).toMatchObject({
      status: 1,
      stdout: '',
      stderr: `1 finding; nothing was written

main.ts › main.ts › main.ts: there is no main.ts in ${workspace.folder}
  write instead: a main.ts with export const project = defineProject({ environments: { … } })
`,
    });
  } finally {
    workspace.write('main.ts', text);
  }
});
