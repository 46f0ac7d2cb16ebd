import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '@jest/globals';

/** The page for other repositories, compared with the repository that `npm run another-repository` tries. */

const page = readFileSync('docs/use-from-another-repository.md', 'utf8');
const project = 'tools/another-repository/project';
const description = JSON.parse(readFileSync('package.json', 'utf8'));

const files = readdirSync(project, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => path.join(entry.parentPath, entry.name));

test.each(files)('%s stands in the page as it is', (file) => {
  expect(page).toContain(`\n${readFileSync(file, 'utf8')}\`\`\``);
});

test('the package.json in the page asks for this version', () => {
  const [, block = ''] = /```json\n([\s\S]*?)```/.exec(page) ?? [];
  expect(JSON.parse(block).dependencies).toEqual({
    ...description.peerDependencies,
    [description.name]: description.version,
  });
});

test('the versions in the page of the contract are those of package.json', () => {
  const text = readFileSync('docs/versions-and-contract.md', 'utf8');
  expect(text).toContain(`| Node.js | ${description.engines.node.replace('>=', '')} or newer |`);
});
