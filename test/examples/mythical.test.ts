import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { images } from '../../constructs/images';
import type { Artifact } from '../../tools/e2e/programs/artifacts';
import { mythicalPage, mythicalServices, recorderPackages } from '../../tools/e2e/programs/mythical-artifacts';
import { python } from '../../tools/e2e/programs/python';

/** The mythical services are built with the packages of their registries, and tested by their own tests. */

const source = 'examples/mythical';
const linesOf = (file: string) => readFileSync(join(source, file), 'utf8').split('\n');

test('the image of the page is made of the nginx of every other', () => {
  const bases = linesOf('frontend/Dockerfile').filter((line) => line.startsWith('FROM'));
  expect(bases.at(-1)).toBe(`FROM ${images.nginx.repository}:${images.nginx.tag}`);
});

test.each(['services', 'recorder'])('the images of %s run as the user of their pods', (folder) => {
  expect(linesOf(`${folder}/Dockerfile`)).toContain('USER 10001:10001');
});

test('every package has one version', () => {
  const packages = linesOf('recorder/requirements.txt').filter((line) => line !== '' && !line.startsWith('#'));
  expect(packages.length).toBeGreaterThan(10);
  expect(packages.filter((line) => !/^[\w-]+==[\w.]+$/.test(line))).toEqual([]);
  for (const folder of ['services', 'frontend']) {
    const { dependencies, devDependencies } = JSON.parse(linesOf(`${folder}/package.json`).join('\n'));
    const versions: string[] = Object.values({ ...dependencies, ...devDependencies });
    expect(versions.filter((version) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([]);
  }
});

test.each(['services', 'frontend'])('no package of %s names the host that it came from', (folder) => {
  expect(linesOf(`${folder}/package-lock.json`).join('\n')).not.toContain('"resolved"');
});

test('every package may be passed on', () => {
  for (const folder of ['services', 'frontend']) {
    const { packages } = JSON.parse(linesOf(`${folder}/package-lock.json`).join('\n'));
    const licences = Object.entries<{ license?: string }>(packages).flatMap(([name, { license }]) =>
      name === '' ? [] : [license],
    );
    expect(licences.length).toBeGreaterThan(50);
    expect(licences.filter((licence) => !allowed.has(licence))).toEqual([]);
  }
});

const allowed = new Set<string | undefined>(['Apache-2.0', 'MIT', 'ISC', 'BSD-2-Clause', 'BSD-3-Clause']);

/** Runs a program's own tests, which are reported as not run where it cannot be built. */
function ownTests(name: string, built: Artifact, run: (path: string) => ReturnType<typeof spawnSync>): void {
  if ('missing' in built) {
    test.skip(`${name} (not run: ${built.missing})`, () => {});
    return;
  }
  test(`${name}: its own tests`, () => {
    const { status, stdout, stderr } = run(built.path);
    expect(status === 0 ? '' : `${stdout}${stderr}`).toBe('');
  }, 60_000);
}

ownTests('server and requester', mythicalServices(), (path) => {
  const folder = join(path, 'built', 'test');
  const files = readdirSync(folder).filter((file) => file.endsWith('.test.js'));
  return spawnSync(process.execPath, ['--test', ...files.map((file) => join(folder, file))], { encoding: 'utf8' });
});

ownTests('the page', mythicalPage(), (path) =>
  spawnSync(process.execPath, ['--test', join(path, 'test', 'api.test.js')], { encoding: 'utf8' }),
);

ownTests('the recorder', recorderPackages(), (path) =>
  spawnSync(python, ['-m', 'unittest', 'discover'], {
    encoding: 'utf8',
    cwd: join(source, 'recorder'),
    env: { PATH: process.env.PATH, PYTHONPATH: path, PYTHONDONTWRITEBYTECODE: '1' },
  }),
);
