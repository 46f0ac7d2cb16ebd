import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { readManifests } from '../../checks/manifests/files';
import { EditableDist } from '../../tools/e2e-cluster/editable';
import type { KubernetesObject } from '../../tools/e2e-cluster/kubernetes/object';

/** `dist/` of a component with one object, in a folder of the test's own. */

let folder: string;
let dist: EditableDist;
const kustomization = () => readFileSync(path.join(dist.path, 'company/store/kustomization.yaml'), 'utf8');
const names = () => readManifests<KubernetesObject>(dist.path, 'company').map(({ object }) => object.metadata.name);

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'lgtm-cdk8s-'));
  const component = path.join(folder, 'given', 'company', 'store');
  mkdirSync(component, { recursive: true });
  writeFileSync(path.join(component, 'kustomization.yaml'), 'resources:\n  - ConfigMap.store.yaml\n');
  writeFileSync(
    path.join(component, 'ConfigMap.store.yaml'),
    'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: store\n',
  );
  dist = new EditableDist(path.join(folder, 'edited'));
  dist.become(path.join(folder, 'given'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const file = 'company/store/ConfigMap.store.yaml';

test('an object is edited', () => {
  dist.edit<{ data?: object }>(file, (object) => {
    object.data = { key: 'value' };
  });
  expect(readFileSync(path.join(dist.path, file), 'utf8')).toContain('data:\n  key: value\n');
});

test('an object is added, renamed and removed, and the kustomization lists what is there', () => {
  dist.add('company/store', { apiVersion: 'v1', kind: 'Secret', metadata: { name: 'more' } });
  expect(names()).toEqual(['store', 'more']);
  expect(kustomization()).toContain('  - ConfigMap.store.yaml\n  - Secret.more.yaml\n');
  dist.rename(file, 'archive');
  expect(names()).toEqual(['archive', 'more']);
  dist.remove('company/store/ConfigMap.archive.yaml');
  expect(names()).toEqual(['more']);
  expect(kustomization()).toBe('resources:\n  - Secret.more.yaml\n');
});

test('it becomes the same as another one, whatever was in it', () => {
  dist.remove(file);
  dist.become(path.join(folder, 'given'));
  expect(names()).toEqual(['store']);
});
