import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import { ipv4Network } from '../../tools/e2e/cluster/addresses';
import { podOf } from '../../tools/e2e/cluster/pod';
import { userOf } from '../../tools/e2e/cluster/user';

const folder = mkdtempSync(join(tmpdir(), 'lgtm-cdk8s-user-'));
mkdirSync(join(folder, 'etc'));
writeFileSync(join(folder, 'etc', 'passwd'), 'root:x:0:0::/:/bin/sh\nloki:x:10001:10002::/:/bin/sh\n');
writeFileSync(join(folder, 'etc', 'group'), 'root:x:0:\nlogs:x:2000:\n');
afterAll(() => rmSync(folder, { recursive: true }));

const user = (ofPod: object, ofContainer: object, inImage: string | undefined) => {
  const container = { name: 'a', image: 'a', securityContext: ofContainer };
  const spec = { serviceAccountName: 'a', containers: [container], securityContext: ofPod };
  const workload = { kind: 'Deployment', metadata: { name: 'a' }, spec: { template: { metadata: {}, spec } } };
  const root = inImage === undefined ? undefined : { folder, environment: {}, workingDirectory: '/', user: inImage };
  const { user: id, group, fileGroup } = userOf(podOf(workload, '10.0.0.1', ipv4Network), container, { root });
  return [id, group, fileGroup];
};

test.each<[string, object, object, string | undefined, (number | undefined)[]]>([
  ['the manifest’s', { runAsUser: 1, runAsGroup: 2, fsGroup: 3 }, {}, 'loki', [1, 2, 3]],
  ['the container’s before the pod’s', { runAsUser: 1 }, { runAsUser: 4, runAsGroup: 5 }, 'loki', [4, 5, undefined]],
  ['the image’s, by its name', {}, {}, 'loki', [10001, 10002, undefined]],
  ['the image’s, by its number', {}, {}, '10001', [10001, 10002, undefined]],
  ['the image’s, with a group', {}, {}, 'loki:logs', [10001, 2000, undefined]],
  ['the image’s, with the number of a group', {}, {}, '7:8', [7, 8, undefined]],
  ['root where an image names none', {}, {}, '', [0, 0, undefined]],
  ['the manifest’s, in the group that the image gives it', { runAsUser: 10001 }, {}, '', [10001, 10002, undefined]],
  ['the manifest’s, without an image', { runAsUser: 10001 }, {}, undefined, [10001, 0, undefined]],
])('a container runs as %s', (_, ofPod, ofContainer, inImage, expected) => {
  expect(user(ofPod, ofContainer, inImage)).toEqual(expected);
});

test('a user that the image does not know is said so', () => {
  expect(() => user({}, {}, 'nobody')).toThrow('the image has no entry of nobody in /etc/passwd');
});
