import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Environment } from '../../constructs';
import { type Command, sharedOptions } from '../cli/command';
import { capacityFiles } from './capacity/page';
import { environmentPage, fileOf } from './environment-page';
import { referenceFolder, referencePages } from './reference';

const environmentsFolder = 'docs/environments';

export const command: Command = {
  name: 'docs',
  summary: 'Writes the page of each environment from the model.',
  details:
    'In the repository of the package itself, it writes the reference from the comments in the code and the figures of capacity as well.',
  options: { check: sharedOptions.check, json: sharedOptions.json },
  run(call) {
    const isPackage = path.resolve(call.packageFolder) === process.cwd();
    const generated = new Map([
      ...environmentPages(
        call.environments(),
        `${call.program} docs`,
        path.relative('.', path.join(call.packageFolder, 'docs')),
      ),
      ...(isPackage ? [...referencePages(call.packageFolder), ...capacityFiles()] : []),
    ]);
    const differing = [...generated].filter(([file, text]) => !existsSync(file) || readFileSync(file, 'utf8') !== text);
    const left = pages(isPackage ? [environmentsFolder, referenceFolder] : [environmentsFolder]).filter(
      (file) => !generated.has(file),
    );
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

/** The page of each environment, by its file. `program`: what writes it. `docs`: where the pages of the package are. */
const environmentPages = (environments: readonly Environment[], program: string, docs: string): Map<string, string> =>
  new Map(
    environments.map((environment) => [
      `${environmentsFolder}/${environment.name}.md`,
      // A variant is made by a function of another name.
      environmentPage(environment, program, docs, existsSync(fileOf(environment.name)) ? undefined : 'main.ts'),
    ]),
  );

/** The pages that are there in folders whose pages are all generated. */
const pages = (folders: readonly string[]): string[] =>
  folders
    .filter((folder) => existsSync(folder))
    .flatMap((folder) => readdirSync(folder).map((name) => `${folder}/${name}`))
    .filter((file) => file.endsWith('.md'));

const mkdirFor = (file: string) => mkdirSync(path.dirname(file), { recursive: true });
