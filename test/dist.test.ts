import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '@jest/globals';
import { project } from '../main';
import { renderEnvironment } from '../tools/synth/render';
import { dist, filesBelow } from './contract/manifests';

const render = () => project.build().environments.map(renderEnvironment);

/** `dist/` is the snapshot of the environments. */

test('dist/ is byte for byte what the environments render', () => {
  const rendered = new Map(render().flatMap(({ files }) => [...files]));
  const differing = [...rendered].filter(([file, text]) => {
    try {
      return readFileSync(path.join(dist, file), 'utf8') !== text;
    } catch {
      return true;
    }
  });
  expect(differing.map(([file]) => file)).toEqual([]);
  expect(filesBelow('.')).toEqual([...rendered.keys()].sort());
});

test('the same input gives the same bytes', () => {
  const texts = () => render().map(({ files }) => [...files]);
  expect(texts()).toEqual(texts());
});
