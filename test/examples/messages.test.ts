import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { images } from '../../constructs/images';

const linesOf = (file: string) => readFileSync(`examples/${file}`, 'utf8').split('\n');

test('the image of the page is made of the nginx of every other', () => {
  const bases = linesOf('vue-frontend/Dockerfile').filter((line) => line.startsWith('FROM'));
  const { repository, tag } = images.nginx;
  expect(bases.at(-1)).toBe(`FROM ${repository}:${tag}`);
});

test('the image of the application runs as the user of its pods', () => {
  expect(linesOf('flask-backend/Dockerfile')).toContain('USER 10001:10001');
});

test('every package of the application has one version', () => {
  const given = (file: string) => linesOf(file).filter((line) => line !== '' && !/^(#|-r )/.test(line));
  for (const file of ['flask-backend/requirements.txt', 'flask-backend/requirements-sdk.txt']) {
    expect(given(file).filter((line) => !/^[\w-]+==[\w.]+$/.test(line))).toEqual([]);
  }
  // What the agent traces: the lines of kafka-python and PyMySQL that its instrumentation takes.
  expect(given('flask-backend/requirements.txt')).toEqual(
    expect.arrayContaining([expect.stringMatching(/^kafka-python==2\./), expect.stringMatching(/^PyMySQL==1\./)]),
  );
});

test('no package of the page names the host that it came from', () => {
  expect(readFileSync('examples/vue-frontend/package-lock.json', 'utf8')).not.toContain('"resolved"');
});
