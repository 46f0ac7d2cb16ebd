import { expect, test } from '@jest/globals';
import { CachedStore } from '../fixtures/cached-store';
import { testEnvironment } from '../support';
import { testWith } from '../with-program';
import { type RenderedProps, verifyRendered } from './rendered';

/** A cache has no file: its arguments are what memcached is asked about. */

const statefulSet = 'test/cached-store/StatefulSet.chunks-cache.yaml';

function verified(to: (text: string) => string = (text) => text, find?: RenderedProps['find']) {
  const environment = testEnvironment();
  new CachedStore(environment);
  return verifyRendered(environment, { changed: { manifest: statefulSet, to }, find });
}

testWith('memcached', 'starts with the arguments of a cache', async () => {
  expect(await verified()).toMatchObject([
    { component: 'cached-store', program: 'memcached', verdict: 'accepted', manifests: [statefulSet] },
  ]);
});

testWith('memcached', 'does not start with a size that it cannot hold', async () => {
  const [result] = await verified((text) => text.replace('--memory-limit=1024', '--memory-limit=8'));
  expect(result).toMatchObject({ verdict: 'rejected', manifests: [statefulSet] });
  expect(result?.words).toContain('Cannot set item size limit higher than 1/2 of memory max.');
});

test('without memcached the row says that it was not checked', async () => {
  const results = await verified(undefined, async (name) => ({ name, wanted: '1.6.45', missing: 'it is not on PATH' }));
  expect(results).toMatchObject([
    { program: 'memcached', verdict: 'not checked', words: 'it is not on PATH', manifests: [statefulSet] },
  ]);
});
