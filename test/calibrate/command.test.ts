import path from 'node:path';
import { expect, test } from '@jest/globals';
import { defineProject } from '../../constructs';
import { command } from '../../tools/calibrate/command';
import { captured } from '../captured';

test('a store that is not measured ends with 2, and says which are', async () => {
  const outcome = await captured(command, {
    words: ['pyroscope'],
    folder: path.resolve('.'),
    packageFolder: path.resolve('.'),
    program: 'npm run',
    loadProject: () => defineProject({ environments: {} }),
    bundle: {
      file: 'bundle.js',
      folder: '.',
      sourceMap: () => {
        throw new Error('nothing is bundled here');
      },
    },
  });
  expect(outcome).toEqual({
    status: 2,
    stdout: '',
    stderr: 'there is no store pyroscope; there are: mimir, loki, tempo\n\nnpm run calibrate -- --help explains it.\n',
  });
});
