import { expect, test } from '@jest/globals';
import { checks, runChecks, subjectOf } from '../../../checks';
import { cilium, formatFinding, gibibytes, mebibytes, millicores, plainNetwork } from '../../../constructs/kit';
import { containerAlerts } from '../../../constructs/kubernetes/containers';
import { cacheResources } from '../../../constructs/stores/caches';
import { environmentFiles } from '../../../tools/synth/environment-files';
import { CachedStore } from '../../fixtures/cached-store';
import { findingsOf, objectOf, rendered, testEnvironment } from '../../support';

const nearLimit = containerAlerts.find(({ name }) => name === 'ContainerMemoryNearLimit');

test('a cache is pods that start together, without a volume, with a name for each', () => {
  const environment = testEnvironment();
  new CachedStore(environment);
  expect(rendered(environment)).toMatchSnapshot();
  const { spec } = objectOf(environment, 'StatefulSet', 'chunks-cache');
  expect(spec).toMatchObject({ podManagementPolicy: 'Parallel', replicas: 3 });
  expect(spec.volumeClaimTemplates).toBeUndefined();
});

test('its clients are told of every pod, and of what it does not keep', () => {
  const { client } = new CachedStore(testEnvironment());
  expect(client).toEqual({
    addresses: 'dnssrvnoa+_memcached._tcp.chunks-cache-headless.monitoring.svc',
    max_item_size: 5 * 1024 * 1024,
  });
});

test('its memory follows from items and connections', () => {
  const resources = (memory: number, connections: number) =>
    cacheResources({ memory: mebibytes(memory), connections }, millicores(100)).memory.mebibytes;
  expect(resources(1024, 1024)).toBe(1075 + 16 + 16);
  expect(resources(64, 100)).toBe(67 + 16 + 2);
});

test.each([128, 3136, 8192])(
  'one of %i MiB that is full is below the share of its limit at which an alert fires',
  (memory) => {
    const [, share] = /> (0\.\d+)$/.exec(nearLimit?.expression ?? '') ?? [];
    const { memory: full, memoryLimit } = cacheResources(
      { memory: mebibytes(memory), connections: 4096 },
      millicores(100),
    );
    expect(full.mebibytes / (memoryLimit ?? full).mebibytes).toBeLessThan(Number(share));
  },
);

test.each([
  ['a plain network', plainNetwork()],
  ['Cilium', cilium()],
])('every check holds on %s', (_title, network) => {
  const environment = testEnvironment({ network });
  new CachedStore(environment);
  environment.build();
  const subject = subjectOf(environmentFiles(environment), { environment });
  const results = runChecks(subject, checks);
  expect(results.filter(({ notRun }) => notRun === undefined).length).toBeGreaterThan(15);
  expect(results.flatMap(({ findings }) => findings.map((finding) => formatFinding(finding)))).toEqual([]);
});

test.each<[string, ConstructorParameters<typeof CachedStore>[1], readonly string[]]>([
  [
    'items that memcached does not start with',
    { memory: mebibytes(8) },
    [
      'largestItem: memcached starts with items of at most half of its memory and at most 1 GiB, and 5Mi of 8Mi are more | at most mebibytes(4)',
    ],
  ],
  [
    'items beyond a gibibyte',
    { memory: gibibytes(4), largestItem: gibibytes(2), resources: { cpu: millicores(100), memory: gibibytes(5) } },
    [
      'largestItem: memcached starts with items of at most half of its memory and at most 1 GiB, and 2Gi of 4Gi are more | at most mebibytes(1024)',
    ],
  ],
  [
    'more connections than a container has files',
    { connections: 2_000_000 },
    ['connections: 2000000 is not a whole number from 1 to 65536 | a whole number from 1 to 65536'],
  ],
  [
    'a pod that does not hold its items',
    { resources: { cpu: millicores(100), memory: mebibytes(1024) } },
    [
      'resources: 1Gi of items and 1024 connections take up to 1107Mi, and the memory limit is 1Gi | the resources that cacheResources makes of the size',
    ],
  ],
])('refused: %s', (_title, changed, findings) => {
  const environment = testEnvironment();
  new CachedStore(environment, changed);
  expect(findingsOf(environment)).toEqual(findings.map((finding) => `test › cached-store › caches.chunks.${finding}`));
});
