import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { changes, type Files } from '../../tools/experiment/changes';
import { ofExamples } from '../../tools/experiment/command';
import { withPrograms } from '../../tools/test/command';
import { takenBy } from '../imports';

/** What somebody has on the first day. */
const repository = {
  'main.ts': `import { defineProject } from './constructs';
import { shop } from './environments/shop';

export const project = defineProject({ environments: { shop } });
`,
  'environments/shop.ts': `import { Demo } from '../constructs/demo';
import { Environment, percent, plainNetwork } from '../constructs/kit';

/** The applications of the shop. */
export function shop(app: App): Environment {
  const shop = new Environment(app, 'shop', { cluster: { network: plainNetwork() } });
  // Other people's applications.
  const applications = shop.addNamespace('demo');
  keep(percent(10));
  new Demo(shop, { namespace: applications });
  return shop;
}
`,
  'tools/e2e/suites/pair/index.ts': `import { shop } from '../../../../environments/shop';

export const pair = { environment: 'pair', sender: { create: shop } };
`,
};

/** These files, in memory. */
function filesOf(): Files & { readonly texts: ReadonlyMap<string, string> } {
  const texts = new Map(Object.entries(repository));
  return {
    texts,
    get environments() {
      return [...texts.keys()].flatMap((file) => /^environments\/(.*)\.ts$/.exec(file)?.[1] ?? []);
    },
    suites: [...texts.keys()].filter((file) => file.startsWith('tools/e2e/suites/')),
    read: (file) => texts.get(file) ?? '',
    write: (file, text) => texts.set(file, text),
    remove: (file) => texts.delete(file),
  };
}

test.each(changes.map(({ title, make }) => [title, make] as const))('%s: files differ', (_title, make) => {
  const [before, after] = [filesOf(), filesOf()];
  make(after);
  expect([...after.texts]).not.toEqual([...before.texts]);
});

test.each(changes.map(({ title, make }) => [title, make] as const))(
  '%s: what is imported is exported',
  (_title, make) => {
    const files = filesOf();
    make(files);
    const imported = [...files.read('main.ts').matchAll(/^import \{ (\w+) \} from '\.\/(environments\/[^']+)';/gm)];
    expect(imported).not.toEqual([]);
    for (const [, name, file] of imported) expect(files.read(`${file}.ts`)).toContain(`export function ${name}(`);
  },
);

test('a demo that is removed leaves nothing that is not used', () => {
  const files = filesOf();
  changes.find(({ title }) => title === 'the demo is removed')?.make(files);
  expect([...files.texts.values()].join('\n')).not.toMatch(/\bDemo\b/);
});

test('an environment that is renamed is called so everywhere', () => {
  const files = filesOf();
  const [name = ''] = files.environments;
  changes.find(({ title }) => title === 'an environment is renamed')?.make(files);
  expect(files.environments).not.toContain(name);
  expect(files.read('environments/renamed.ts')).not.toMatch(new RegExp(`\\b${name}[.,(]\\s*(?:addNamespace|'|\\{)`));
  expect(files.read('main.ts')).not.toMatch(new RegExp(`\\b${name}\\b`));
  // Who imports it follows the file, and goes on calling it as before.
  expect(files.read('tools/e2e/suites/pair/index.ts')).toContain("{ shop } from '../../../../environments/renamed'");
});

test('no test that is left out sees an environment', () => {
  const files = readdirSync('test', { recursive: true, encoding: 'utf8' })
    .map((file) => `test/${file}`)
    .filter((file) => new RegExp(withPrograms).test(file) && !new RegExp(ofExamples).test(file));
  expect(files.length).toBeGreaterThan(20);
  const seen = (file: string) => [...takenBy(file)].filter((each) => /^(main\.ts|environments\/)/.test(each));
  expect(files.flatMap(seen)).toEqual([]);
  // In a workspace, or another folder that a test makes, such a folder is its own.
  const hasFolder = (file: string, text: string) => takenBy(file).has('tools/workspace.ts') || text.includes('mkdtemp');
  const reads = (file: string) => {
    const text = readFileSync(file, 'utf8');
    return !hasFolder(file, text) && /['"`](\.\.\/)*(dist|environments)\b/.test(text.replaceAll("outdir: 'dist'", ''));
  };
  expect(files.filter(reads)).toEqual([]);
  expect(seen('test/dist.test.ts')).toContain('main.ts');
});
