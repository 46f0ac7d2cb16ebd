import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '@jest/globals';

/** The licences of what another repository installs with the package. */

/** Each allows any use, and asks for no more than that its text comes along. */
const allowed = ['0BSD', 'Apache-2.0', 'BlueOak-1.0.0', 'BSD-2-Clause', 'BSD-3-Clause', 'ISC', 'MIT'];

interface Description {
  readonly name: string;
  readonly version: string;
  readonly license?: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
  readonly peerDependenciesMeta?: Readonly<Record<string, { readonly optional?: boolean }>>;
}

const read = (folder: string): Description => JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));

/** The folder from which Node.js takes a package for the code of another one. Undefined: it is not installed. */
function folderOf(name: string, from: string): string | undefined {
  for (let folder = from; ; folder = path.dirname(folder)) {
    const found = path.join(folder, 'node_modules', name);
    if (existsSync(path.join(found, 'package.json'))) return found;
    if (folder === path.dirname(folder)) return undefined;
  }
}

/** What comes with a package, and what of it is not installed here. */
function installedWith(root: string): { packages: Map<string, Description>; missing: string[] } {
  const packages = new Map<string, Description>();
  const missing: string[] = [];
  const open = [root];
  for (let folder = open.pop(); folder !== undefined; folder = open.pop()) {
    const { dependencies, optionalDependencies, peerDependencies, peerDependenciesMeta = {} } = read(folder);
    const optional = (name: string) => name in (optionalDependencies ?? {}) || peerDependenciesMeta[name]?.optional;
    for (const name of Object.keys({ ...dependencies, ...optionalDependencies, ...peerDependencies })) {
      const found = folderOf(name, folder);
      if (!found && !optional(name)) missing.push(name);
      if (!found || packages.has(found)) continue;
      packages.set(found, read(found));
      open.push(found);
    }
  }
  return { packages, missing };
}

const { packages, missing } = installedWith(path.resolve('.'));

test('every package that comes along is looked at', () => {
  expect(missing).toEqual([]);
  // Where a walk ends too early, these are not met: they come by two steps.
  expect([...packages.values()].map(({ name }) => name)).toEqual(
    expect.arrayContaining(['@lezer/common', 'fast-json-patch', 'lru-cache']),
  );
});

test('each has a licence that allows its use anywhere', () => {
  const refused = [...packages.values()].filter(({ license = '' }) => !allowed.includes(license));
  expect(refused.map(({ name, version, license }) => `${name} ${version}: ${license ?? 'no licence'}`)).toEqual([]);
});

test('a platform that this machine is not has the same licences', () => {
  const lock: Record<string, { license?: string; dev?: boolean }> = JSON.parse(
    readFileSync('package-lock.json', 'utf8'),
  ).packages;
  const refused = Object.entries(lock).filter(([, { dev, license = '' }]) => !dev && !allowed.includes(license));
  expect(refused).toEqual([]);
});
