import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { image } from '../../constructs/kit';
import { Programs } from '../../tools/programs';
import type { Result } from '../../tools/verify/result';
import { type Behaviour, cannotPull, FakePath, hasImage, notThere } from '../programs/fake-engine';
import { type OneWorkload, verifyOne } from './one-workload';

let path: FakePath;
beforeEach(() => {
  path = new FakePath();
  jest.spyOn(process.stderr, 'write').mockReturnValue(true);
});
afterEach(() => {
  path.remove();
  jest.restoreAllMocks();
});

const digest = 'sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef';
const loki: OneWorkload = {
  name: 'loki',
  text: 'auth_enabled: false\n',
  image: image('docker.io/grafana/loki', '3.7.8', digest),
  pods: { registry: 'mirror.example.com/hub' },
};

function verified(): Promise<Result | undefined> {
  const programs = new Programs();
  return path.as(() => verifyOne(loki, 'loki', (name, reference) => programs.obtain(name, reference)));
}

/** A program that is asked for its version first. */
const program = (script: string) => `case "$*" in *-verify-config*) ${script} ;; *) echo "loki, version 3.7.8" ;; esac`;

const wrong: readonly (readonly [string, Behaviour, string])[] = [
  [
    'does not answer',
    { info: 'echo "no daemon" >&2; exit 1' },
    'docker does not answer (no daemon); it is not on PATH',
  ],
  [
    'cannot pull',
    { inspect: notThere, pull: cannotPull },
    'docker cannot pull mirror.example.com/hub/grafana/loki:3.7.8@sha256:',
  ],
  ['cannot run', { inspect: hasImage, run: 'echo "Error: no runc" >&2; exit 125' }, 'and cannot run it (no runc)'],
  [
    'cannot run it a second time',
    { inspect: hasImage, run: program('echo "Error: no space left" >&2; exit 125') },
    'docker did not start it (no space left)',
  ],
];

test.each(wrong)('an engine that %s makes no configuration rejected', async (_, behaviour, words) => {
  path.engine('docker', behaviour);
  const result = await verified();
  expect(result?.verdict).toBe('not checked');
  expect(result?.words).toContain(words);
});

test('the image that the manifest names is what checks its configuration', async () => {
  path.engine('docker', { inspect: hasImage, run: program('exit 0') });
  expect(await verified()).toMatchObject({ verdict: 'accepted', version: '3.7.8', wanted: '3.7.8' });
});

test('what the program of an image refuses is rejected in its words', async () => {
  path.engine('docker', { inspect: hasImage, run: program('echo "line 1: field x not found"; exit 1') });
  expect(await verified()).toMatchObject({ verdict: 'rejected', words: 'line 1: field x not found' });
});
