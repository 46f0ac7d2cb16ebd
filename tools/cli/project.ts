import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { type Finding, Project } from '../../constructs';
import { factoryFailure } from '../../constructs/kit/environment/factory-failure';
import { describe } from '../../constructs/kit/model/validation';
import { Refused } from './command';
import { siteOf } from './files';
import type { Launch } from './launch';
import { unreadableFiles } from './unreadable';

/** The project that the repository's main.ts exports. Throws a `Refused` that says why there is none. */
export function loadProject({ loadProject: load, unreadable, folder }: Launch): Project {
  if (!existsSync(path.join(folder, 'main.ts'))) throw new Refused([noMain(folder)]);
  if (!load) throw new Refused(unreadableFiles(unreadable ?? ''));
  let exported: unknown;
  try {
    exported = load();
  } catch (error) {
    throw new Refused([factoryFailure('main.ts', error, 'main.ts')]);
  }
  if (!(exported instanceof Project)) throw new Refused([noProject(exported, folder)]);
  return exported;
}

const example = 'export const project = defineProject({ environments: { … } })';

const noMain = (folder: string): Finding => ({
  environment: 'main.ts',
  component: 'main.ts',
  property: 'main.ts',
  problem: `there is no main.ts in ${folder}`,
  instead: `a main.ts with ${example}`,
});

function noProject(exported: unknown, folder: string): Finding {
  const file = path.join(folder, 'main.ts');
  const rows = existsSync(file) ? readFileSync(file, 'utf8').split('\n') : [];
  const line = rows.findIndex((row) => /\bdefineProject\(|\bexport\b/.test(row)) + 1;
  return {
    environment: 'main.ts',
    component: 'main.ts',
    property: 'project',
    problem: exported === undefined ? 'it exports no project' : `${describe(exported)} is exported as project`,
    instead: example,
    callSites: [siteOf('main.ts', Math.max(line, 1), 1)],
    exactLine: true,
  };
}
