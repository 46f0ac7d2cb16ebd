import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Environment } from '../../constructs';
import { type Command, sharedOptions } from '../cli/command';
import { dataFlow } from './data-flow';
import { environmentPage } from './environment-page';

const pagesFolder = 'docs/environments';

export const command: Command = {
  name: 'docs',
  summary: 'Writes the page of each environment and the figures of the README from the model.',
  options: { check: sharedOptions.check, json: sharedOptions.json },
  run(call) {
    const generated = generatedDocs(call.environments(), `${call.program} docs`);
    const differing = [...generated].filter(([file, text]) => !existsSync(file) || readFileSync(file, 'utf8') !== text);
    const left = pages().filter((file) => !generated.has(file));
    const check = call.has('check');
    if (!check) {
      for (const [file, text] of differing) {
        mkdirFor(file);
        writeFileSync(file, text);
      }
      for (const file of left) rmSync(file);
    }
    if (call.has('json')) {
      console.log(JSON.stringify({ differing: differing.map(([file]) => file), left }, null, 2));
    } else {
      for (const [file] of differing) console.log(`${check ? 'differs' : 'wrote'} ${file}`);
      for (const file of left) console.log(`${check ? 'left over' : 'removed'} ${file}`);
      if (differing.length + left.length === 0) console.log('the docs are what the model says');
    }
    return check && differing.length + left.length > 0 ? 1 : 0;
  },
};

const figureOf = (name: string) =>
  new RegExp(`(<!-- figure ${name}: npm run docs -->\\n)[\\s\\S]*?(<!-- end of figure -->)`);

/** Every generated text by its file. `program`: what writes them. */
function generatedDocs(environments: readonly Environment[], program: string): Map<string, string> {
  const files = new Map<string, string>();
  let readme = existsSync('README.md') ? readFileSync('README.md', 'utf8') : undefined;
  for (const environment of environments) {
    files.set(`${pagesFolder}/${environment.name}.md`, environmentPage(environment, program));
    const figure = `\`\`\`mermaid\n${dataFlow(environment)}\n\`\`\`\n`;
    readme = readme?.replace(figureOf(environment.name), (_all, start, end) => `${start}${figure}${end}`);
  }
  return readme === undefined ? files : files.set('README.md', readme);
}

/** The pages of environments that are there. */
const pages = (): string[] =>
  existsSync(pagesFolder)
    ? readdirSync(pagesFolder)
        .filter((name) => name.endsWith('.md'))
        .map((name) => `${pagesFolder}/${name}`)
    : [];

const mkdirFor = (file: string) => mkdirSync(path.dirname(file), { recursive: true });
