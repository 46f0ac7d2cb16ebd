import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { packageFile } from '../../constructs/kit/model/package-file';
import { type Command, sharedOptions } from '../cli/command';
import { type PackageDescription, projectFiles } from './files';
import { nextSteps } from './next-steps';

export const command: Command = {
  name: 'init',
  summary:
    'Begins a repository of environments in this folder: its package.json, main.ts, a first environment, and a workflow.',
  details: 'What is there already stays as it is.',
  options: { json: sharedOptions.json },
  run(call) {
    const description: PackageDescription = JSON.parse(readFileSync(packageFile('package.json'), 'utf8'));
    const files = projectFiles(packageFile('tools', 'init', 'project'), path.basename(path.resolve('.')), description);
    const present = [...files.keys()].filter((file) => existsSync(file));
    const written = [...files.keys()].filter((file) => !present.includes(file));
    for (const file of written) {
      mkdirSync(path.dirname(file), { recursive: true });
      writeFileSync(file, files.get(file) ?? '', { flag: 'wx' });
    }
    if (call.has('json')) {
      console.log(JSON.stringify({ written, present }, null, 2));
      return 0;
    }
    for (const file of written) console.log(`wrote ${file}`);
    for (const file of present) console.log(`left  ${file}, which is there already`);
    console.log(`\n${nextSteps(readFileSync('package.json', 'utf8'), description)}`);
    return 0;
  },
};
