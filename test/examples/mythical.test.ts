import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { images } from '../../constructs/images';

/** The images and packages that the mythical services are built of. */

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
