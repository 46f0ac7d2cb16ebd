import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { readFolder } from '../files';

/** Words by which a reader must guess who is meant, in code, comments and pages. */

const vague = /\b(whoever|of ours)\b/i;

/** The places of such words below some folders, with their line. */
const places = (texts: Readonly<Record<string, string>>): string[] =>
  Object.entries(texts).flatMap(([file, text]) =>
    text.split('\n').flatMap((line, index) => (vague.test(line) ? [`${file}:${index + 1}: ${line.trim()}`] : [])),
  );

test.each(['constructs', 'checks', 'docs', 'environments'])('%s names who is meant', (folder) => {
  const texts = readFolder(folder);
  expect(Object.keys(texts).length).toBeGreaterThan(5);
  expect(places(Object.fromEntries(Object.entries(texts).filter(([file]) => /\.(ts|md)$/.test(file))))).toEqual([]);
});

test('README names who is meant', () => {
  expect(places({ 'README.md': readFileSync('README.md', 'utf8') })).toEqual([]);
  expect(places({ page: 'For whoever asks.\nOf ours.' })).toHaveLength(2);
});
