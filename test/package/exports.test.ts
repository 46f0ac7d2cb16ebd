import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '@jest/globals';

/** What package.json promises to other repositories, compared with the sources. What is packed is tried by `npm run another-repository`. */

const description = JSON.parse(readFileSync('package.json', 'utf8'));
const build: { readonly include: readonly string[] } = JSON.parse(
  readFileSync('tsconfig.build.json', 'utf8').replace(/^\s*\/\/.*$/gm, ''),
);

/** Every source from which something that is exported is compiled. */
const sources: readonly string[] = [description.main, ...Object.values<{ default?: string }>(description.exports)]
  .map((target) => (typeof target === 'string' ? target : target.default))
  .filter((file): file is string => file?.endsWith('.js') ?? false)
  .map((file) => file.replace(/^(\.\/)?lib\//, '').replace(/\.js$/, '.ts'));

test('each export is compiled from a source that is there', () => {
  expect(sources).toContain('constructs/index.ts');
  for (const source of sources) {
    expect(build.include).toContain(source.split('/')[0]);
    expect([source, existsSync(source.includes('*') ? path.dirname(source) : source)]).toEqual([source, true]);
  }
});

test('the program and each of its commands are compiled', () => {
  const program = description.bin['lgtm-cdk8s'].replace(/^lib\//, '');
  expect(build.include).toContain(program);
  expect(existsSync(program)).toBe(true);
  const folders = build.include.filter((folder) => existsSync(path.join(folder, 'command.ts')));
  expect(folders.map((folder) => path.basename(folder))).toEqual(
    expect.arrayContaining(['docs', 'init', 'synth', 'verify']),
  );
});

test('nothing runs when the package is installed', () => {
  const scripts = Object.keys(description.scripts);
  expect(scripts.filter((name) => /^(pre|post)?install$|^(pre|post)?prepare$/.test(name))).toEqual([]);
});

test('cdk8s and constructs are the user’s own, in the versions that are tested here', () => {
  const { peerDependencies, devDependencies, dependencies } = description;
  expect(Object.keys(peerDependencies)).toEqual(['cdk8s', 'constructs']);
  for (const [name, range] of Object.entries(peerDependencies)) {
    expect([name, range]).toEqual([name, `^${devDependencies[name]}`]);
    expect(dependencies).not.toHaveProperty(name);
  }
});

test('the lock file names no host of a registry', () => {
  expect(readFileSync('package-lock.json', 'utf8')).not.toMatch(/"resolved"|https?:\/\/[^"]*registry/);
  expect(readFileSync('.npmrc', 'utf8')).toContain('omit-lockfile-registry-resolved=true');
});

test('the lock file has the packages of every platform, so that npm ci works on each', () => {
  const { packages }: { packages: Record<string, { optionalDependencies?: object }> } = JSON.parse(
    readFileSync('package-lock.json', 'utf8'),
  );
  const optional = Object.values(packages).flatMap(({ optionalDependencies = {} }) =>
    Object.keys(optionalDependencies),
  );
  expect(optional).toContain('@esbuild/darwin-arm64');
  const names = new Set(Object.keys(packages).map((folder) => folder.replace(/^.*node_modules\//, '')));
  expect(optional.filter((name) => !names.has(name))).toEqual([]);
});

test('the changelog begins with this version', () => {
  const [, first] = /^## (.*)$/m.exec(readFileSync('CHANGELOG.md', 'utf8')) ?? [];
  expect(first).toBe(description.version);
});
