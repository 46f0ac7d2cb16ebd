import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import * as written from '../../constructs';

/** The TypeScript that pages show, as files that the compiler takes: whole files, and lines within an environment file. */

/** What such lines find: everything that there is to import, and components by their usual names. */
const surroundings = (constructs: string) => `
import type { App } from 'cdk8s';
import type { Namespace } from '${constructs}';
import { ${Object.keys(written).join(', ')} } from '${constructs}';

declare const app: App;
declare const company: Environment;
declare const agents: Namespace;
declare const monitoring: Namespace;
declare const mimir: Mimir;
declare const loki: Loki;
declare const otel: OtelCollector;
declare const tempo: Tempo;
`;

/** The blocks of TypeScript on a page. */
const blocksOf = (markdown: string): string[] =>
  [...markdown.matchAll(/^( *)```ts\n([\s\S]*?)^ *```$/gm)].map(([, indent = '', text = '']) =>
    text.replaceAll(new RegExp(`^${indent}`, 'gm'), ''),
  );

/** Every file that a page shows in full or in part, by its path below a folder. */
function filesOf(page: string, markdown: string): Map<string, string> {
  const files = new Map<string, string>();
  const name = path.basename(page, '.md');
  const parts: string[] = [];
  let project = 0;
  for (const text of blocksOf(markdown)) {
    const [, file] = /^\/\/ (\S+\.ts)\n/.exec(text) ?? [];
    if (file === undefined) {
      parts.push(text);
      continue;
    }
    // The same file once more belongs to another example.
    if (files.has(`${name}-${project}/${file}`)) project += 1;
    files.set(`${name}-${project}/${file}`, text);
  }
  if (parts.length > 0) {
    // Each part knows what the parts before it have made.
    const body = parts.reduceRight((later, part) => `{\n${part}\n${later}\n}`, '');
    files.set(`${name}.ts`, `${surroundings('./constructs')}\nexport function shown(): void ${body}`);
  }
  return files;
}

/** What the compiler says of everything that pages show; empty where all is well. */
export function compilerErrors(pages: ReadonlyMap<string, string>): { readonly files: number; readonly said: string } {
  const repository = process.cwd();
  const folder = mkdtempSync(path.join(repository, 'test', 'docs', '.shown-'));
  try {
    const files = new Map([...pages].flatMap(([page, markdown]) => [...filesOf(page, markdown)]));
    for (const [file, text] of files) {
      const full = path.join(folder, file);
      mkdirSync(path.dirname(full), { recursive: true });
      const constructs = path.relative(path.dirname(full), path.join(repository, 'constructs'));
      writeFileSync(full, text.replaceAll(/'\.\.?\/constructs'/g, `'${constructs}'`));
    }
    const compilerOptions = { noUnusedLocals: false, noUnusedParameters: false };
    const configuration = { extends: '../../../tsconfig.json', compilerOptions, include: [], files: [...files.keys()] };
    writeFileSync(path.join(folder, 'tsconfig.json'), JSON.stringify(configuration));
    const compiler = path.join(repository, 'node_modules', '.bin', 'tsc');
    const { stdout, stderr } = spawnSync(compiler, ['--noEmit', '-p', folder], { encoding: 'utf8' });
    return { files: files.size, said: `${stdout}${stderr}`.replaceAll(`${path.relative(repository, folder)}/`, '') };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
