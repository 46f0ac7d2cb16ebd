import { expect, test } from '@jest/globals';
import { Positions } from '../../tools/cli/positions';

/** Which line of the user's file a stack belongs to. */

const noMap = { file: '', mappings: '', names: [], sources: [], sourcesContent: [], sourceRoot: '', version: 3 };
const positions = new Positions(
  { file: '/project/node_modules/.cache/bundle.js', sourceMap: () => noMap, folder: '/project' },
  '/package',
  '/project',
);
const finding = { environment: 'a', component: 'a', property: 'a', problem: 'a', instead: 'a' };

test.each<[string, readonly string[], number | undefined]>([
  ['the first frame in a file of the project', ['at make (environments/a.ts:3:1)\n    at b (main.ts:9:1)'], 3],
  ['not one of Node.js', ['at node:internal/modules/cjs/loader:1521:14\n    at make (environments/a.ts:4:1)'], 4],
  ['of several stacks the first that has one', ['at node:internal/process:1:2', 'at environments/a.ts:5:1'], 5],
  ['none where there is none', ['at /project/node_modules/x/y.js:1:2', 'at /elsewhere/z.js:1:2'], undefined],
])('%s', (_title, stacks, line) => {
  const callSites = stacks.map((stack) => ({ stack: `Error: text\n    ${stack}` }));
  expect(positions.of({ ...finding, callSites })?.line).toBe(line);
});
