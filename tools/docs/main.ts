import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { createApp } from '../../main';
import { dataFlow } from './data-flow';
import { environmentPage } from './environment-page';

/** `npm run docs`: writes the pages and figures that follow from the model. `--check` only says what differs. */

const figureOf = (name: string) =>
  new RegExp(`(<!-- figure ${name}: npm run docs -->\\n)[\\s\\S]*?(<!-- end of figure -->)`);

/** Every generated text by its file. */
function generatedDocs(): Map<string, string> {
  const files = new Map<string, string>();
  let readme = readFileSync('README.md', 'utf8');
  for (const environment of createApp()) {
    environment.build();
    files.set(`docs/environments/${environment.name}.md`, environmentPage(environment));
    const figure = `\`\`\`mermaid\n${dataFlow(environment)}\n\`\`\`\n`;
    readme = readme.replace(figureOf(environment.name), (_all, start, end) => `${start}${figure}${end}`);
  }
  return files.set('README.md', readme);
}

function main(): number {
  const { values } = parseArgs({ options: { check: { type: 'boolean' } } });
  const differing = [...generatedDocs()].filter(
    ([file, text]) => !existsSync(file) || readFileSync(file, 'utf8') !== text,
  );
  for (const [file, text] of differing) {
    console.log(values.check ? `differs ${file}` : `wrote ${file}`);
    if (!values.check) writeFileSync(file, text);
  }
  if (differing.length === 0) console.log('the docs are what the model says');
  return values.check && differing.length > 0 ? 1 : 0;
}

process.exitCode = main();
