import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, test } from '@jest/globals';
import { environmentFiles } from '../../tools/synth/environment-files';
import { verify } from '../../tools/verify/verify';
import { CachedStore } from '../fixtures/cached-store';
import { testEnvironment } from '../support';
import { testWith } from '../with-program';
import { find } from './edited';

/** A cache has no file: its arguments are what memcached is asked about. */

const statefulSet = 'test/cached-store/StatefulSet.chunks-cache.yaml';

async function verified(change: (text: string) => string, lookFor = find) {
  const environment = testEnvironment();
  new CachedStore(environment);
  environment.build();
  const dist = mkdtempSync(join(tmpdir(), 'lgtm-cdk8s-memcached-'));
  try {
    for (const [file, text] of environmentFiles(environment)) {
      mkdirSync(dirname(join(dist, file)), { recursive: true });
      writeFileSync(join(dist, file), file === statefulSet ? change(text) : text);
    }
    return await verify({ dist, environments: [environment], find: lookFor });
  } finally {
    rmSync(dist, { recursive: true });
  }
}

testWith('memcached', 'starts with the arguments of a cache', async () => {
  expect(await verified((text) => text)).toMatchObject([
    { component: 'cached-store', program: 'memcached', verdict: 'accepted', manifests: [statefulSet] },
  ]);
});

testWith('memcached', 'does not start with a size that it cannot hold', async () => {
  const [result] = await verified((text) => text.replace('--memory-limit=1024', '--memory-limit=8'));
  expect(result).toMatchObject({ verdict: 'rejected', manifests: [statefulSet] });
  expect(result?.words).toContain('Cannot set item size limit higher than 1/2 of memory max.');
});

test('without memcached the row says that it was not checked', async () => {
  const results = await verified(
    (text) => text,
    async (name) => ({ name, wanted: '1.6.45', missing: 'it is not on PATH' }),
  );
  expect(results).toMatchObject([
    { program: 'memcached', verdict: 'not checked', words: 'it is not on PATH', manifests: [statefulSet] },
  ]);
});
