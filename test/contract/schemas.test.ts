import path from 'node:path';
import { expect, test } from '@jest/globals';
import { criticals } from '../../tools/kube-score';
import { schemaVersions, validateManifests } from '../../tools/kubeconform';
import { manifestFiles } from '../../tools/manifests';
import { dist, environmentNames } from './manifests';

test('every object is valid for every supported Kubernetes version, strictly, and none is skipped', () => {
  const { valid, invalid, skipped } = validateManifests({ dist });
  expect(invalid).toEqual([]);
  expect(skipped).toEqual([]);
  expect(schemaVersions().length).toBeGreaterThanOrEqual(9);
  expect(valid).toBe(manifestFiles(dist).length * schemaVersions().length);
}, 300_000);

test.each(environmentNames)(
  'kube-score finds nothing critical in %s',
  (environment) => {
    expect(criticals(path.join(dist, environment)).filter(({ accepted }) => accepted === undefined)).toEqual([]);
  },
  300_000,
);
