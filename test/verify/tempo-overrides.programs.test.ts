import { expect, test } from '@jest/globals';
import { distributedTempo } from '../tempo/environments';
import { testWith } from '../with-program';
import { type RenderedProps, verifyRendered } from './rendered';

/** The limits that Tempo reads while it runs: its own check of a configuration does not look at them. */

const configMap = 'test/tempo/ConfigMap.tempo-overrides.yaml';

const verified = (to: (text: string) => string = (text) => text, find?: RenderedProps['find']) =>
  verifyRendered(distributedTempo().environment, {
    changed: { manifest: configMap, to },
    find,
    titles: ['tempo overrides'],
  });

testWith('tempo', 'takes the limits of a Tempo of several workloads', async () => {
  expect(await verified()).toMatchObject([{ verdict: 'accepted', manifests: [configMap] }]);
});

testWith('tempo', 'refuses a limit that it does not know, of one tenant and of the file', async () => {
  const [ofTenant] = await verified((text) => text.replace('block_retention:', 'block_retentions:'));
  expect(ofTenant).toMatchObject({ verdict: 'rejected', manifests: [configMap] });
  expect(ofTenant?.words).toContain('Tempo does not know a key of these limits');
  const [ofFile] = await verified((text) => text.replace('    overrides:', '    overriding:'));
  expect(ofFile?.words).toContain('field overriding not found');
});

test('without Tempo the row says that it was not checked', async () => {
  const results = await verified(undefined, async (name) => ({ name, wanted: '3.0.3', missing: 'it is not on PATH' }));
  expect(results).toMatchObject([{ verdict: 'not checked', words: 'it is not on PATH', manifests: [configMap] }]);
});
