import { Workspace } from '../workspace';
import { keyOf } from './kubernetes/object';
import type { Objects } from './kubernetes/objects';

const instance = 'app.kubernetes.io/instance';

/** The environment under another name, synthesized. */
export interface Renamed {
  readonly name: string;
  /** The folder that holds its `dist/`, without that of the old name. */
  readonly folder: string;
}

/** Gives an environment another name in a copy of the project, and lends it out. */
export async function withRenamed<Result>(
  environment: string,
  use: (renamed: Renamed) => Promise<Result>,
): Promise<Result> {
  const name = `${environment}2`;
  const workspace = new Workspace({ ownPackage: false });
  try {
    workspace.replace(`environments/${environment}.ts`, `'${environment}'`, `'${name}'`);
    rename(workspace, environment, name);
    const { status, stderr } = workspace.synth(['--without-types']);
    if (status !== 0) throw new Error(stderr);
    return await use({ name, folder: workspace.folder });
  } finally {
    workspace.remove();
  }
}

/** In the list of environments: a key in quotes, or the function that stands for its own name. */
function rename(workspace: Workspace, environment: string, name: string): void {
  const quoted = `'${environment}': `;
  if (workspace.read('main.ts').includes(quoted)) workspace.replace('main.ts', quoted, `'${name}': `);
  else {
    const shorthand = new RegExp(`(?<=environments: \\{[^}]*)\\b${environment}(?=,|\\s*\\})`);
    workspace.replace('main.ts', shorthand, `'${name}': ${environment}`);
  }
}

const outlive = ['PersistentVolumeClaim', 'PersistentVolume', 'Namespace'];

/** What is left of an environment that has another name, but for its data and where they are. */
export const leftOf = (environment: string, objects: Objects): string[] =>
  objects.all
    .filter(({ kind, metadata: { labels } }) => labels?.[instance] === environment && !outlive.includes(kind))
    .map((object) => `${keyOf(object)} is left of ${environment}`);
