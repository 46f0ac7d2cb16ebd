import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { usual } from '../cli/type-check.js';

/** What of the package's own package.json the first one of another repository is made of. */
export interface PackageDescription {
  readonly version: string;
  readonly peerDependencies: Readonly<Record<string, string>>;
}

/** The commands that a repository needs at each change. */
const commands = ['synth', 'check', 'docs', 'verify'];

/** npm packs no file of this name, so it has another one until it is written. */
const nameOf = (file: string) => (file === 'gitignore' ? '.gitignore' : file);

/** The files of a new repository by their paths: those of a folder, as they are, a package.json and a tsconfig.json. */
export function projectFiles(
  templates: string,
  repository: string,
  description: PackageDescription,
): ReadonlyMap<string, string> {
  const files = readdirSync(templates, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .map((file): [string, string] => [
      nameOf(path.relative(templates, file).split(path.sep).join('/')),
      readFileSync(file, 'utf8'),
    ]);
  return new Map([
    ['package.json', packageJson(repository, description)],
    ...files.sort(([a], [b]) => (a < b ? -1 : 1)),
    // An editor looks for the types of the package where synth finds them.
    ['tsconfig.json', `${JSON.stringify({ compilerOptions: { ...usual, noEmit: true } }, null, 2)}\n`],
  ]);
}

function packageJson(repository: string, { version, peerDependencies }: PackageDescription): string {
  const content = {
    name: packageName(repository),
    private: true,
    scripts: Object.fromEntries(commands.map((command) => [command, `lgtm-cdk8s ${command}`])),
    dependencies: { ...peerDependencies, 'lgtm-cdk8s': version },
  };
  return `${JSON.stringify(content, null, 2)}\n`;
}

/** A name that npm takes, from that of a folder. https://docs.npmjs.com/cli/configuring-npm/package-json#name */
const packageName = (folder: string): string =>
  folder
    .toLowerCase()
    .replace(/[^a-z0-9._-]/g, '-')
    .replace(/^[._-]+/, '') || 'observability';
