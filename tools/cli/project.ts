import { type Finding, Project } from '../../constructs';
import { factoryFailure } from '../../constructs/kit/environment/factory-failure';
import { Refused } from './command';
import { siteOf } from './files';
import type { Launch } from './launch';
import { unreadableFiles } from './unreadable';

/** The project that the repository's main.ts exports. Throws a `Refused` that says why there is none. */
export function loadProject({ loadProject: load, unreadable }: Launch): Project {
  if (!load) throw new Refused(unreadableFiles(unreadable ?? ''));
  let exported: unknown;
  try {
    exported = load();
  } catch (error) {
    throw new Refused([factoryFailure('main.ts', error)]);
  }
  if (!(exported instanceof Project)) throw new Refused([noProject(exported)]);
  return exported;
}

function noProject(exported: unknown): Finding {
  return {
    environment: 'main.ts',
    component: 'main.ts',
    property: 'project',
    problem: exported === undefined ? 'it exports no project' : 'what it exports as project is none',
    instead: 'export const project = defineProject({ environments: { … } })',
    callSites: [siteOf('main.ts', 1, 1)],
  };
}
