import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { parse, parseAllDocuments } from 'yaml';
import { kustomizeBuild } from '../../tools/programs/kustomize';
import type { KubernetesObject } from './kubernetes';
import { deliveryOf, dist, environmentNames, filesBelow, manifestsOf, ofKind } from './manifests';

/** What kustomize and Argo CD make of `dist/`. */

const identity = ({ kind, metadata }: KubernetesObject) => `${kind} ${metadata.namespace ?? ''}/${metadata.name}`;
const byIdentity = (objects: readonly KubernetesObject[]) =>
  [...objects].sort((a, b) => (identity(a) < identity(b) ? -1 : 1));
const build = (folder: string): KubernetesObject[] =>
  parseAllDocuments(kustomizeBuild(path.join(dist, folder))).map((document) => document.toJS());

describe.each(environmentNames)('%s', (environment) => {
  const manifests = manifestsOf(environment);
  const delivery = deliveryOf(environment);
  const applications = ofKind(delivery, 'Application').filter(({ object }) => object.metadata.name !== environment);
  const components = [...new Set(manifests.map(({ component }) => component))];

  test('kustomize builds the environment to exactly the objects in its files', () => {
    expect(byIdentity(build(environment))).toEqual(byIdentity(manifests.map(({ object }) => object)));
  });

  test('what is applied by hand is the root and its project, and the root follows every other Application', () => {
    const expected = (names: readonly string[]) =>
      byIdentity(delivery.map(({ object }) => object).filter((object) => names.includes(identity(object))));
    const others = applications.map(({ object }) => identity(object));
    const [root, project] = [`Application argocd/${environment}`, `AppProject argocd/${environment}`];
    expect(byIdentity(build(`argocd/${environment}`))).toEqual(expected([root, project]));
    expect(byIdentity(build(`argocd/${environment}/applications`))).toEqual(expected([...others, project]));
    expect(delivery.length).toBe(others.length + 2);
  });

  test('every folder with an object has a kustomization that lists all of them', () => {
    for (const component of components) {
      const folder = path.join(dist, environment, component);
      const { resources } = parse(readFileSync(path.join(folder, 'kustomization.yaml'), 'utf8'));
      expect(resources).toEqual(
        readdirSync(folder)
          .filter((name) => /^[A-Z]/.test(name))
          .sort(),
      );
    }
  });

  test('no two objects have one identity, and each file is named after its object', () => {
    const identities = manifests.map(({ object }) => identity(object));
    expect(identities).toEqual([...new Set(identities)]);
    for (const { file, object } of [...manifests, ...delivery]) {
      expect(path.basename(file)).toBe(`${object.kind}.${object.metadata.name}.yaml`);
    }
  });

  test('an environment contains no object of Argo CD', () => {
    expect(manifests.filter(({ object }) => object.apiVersion.startsWith('argoproj.io/'))).toEqual([]);
  });

  test('there is an Application for each component, with its folder, and a root with the others', () => {
    expect(applications.map(({ object }) => object.spec.source.path).sort()).toEqual(
      components.map((component) => `dist/${environment}/${component}`).sort(),
    );
    const root = ofKind(delivery, 'Application').find(({ object }) => object.metadata.name === environment);
    expect(root?.object.spec.source.path).toBe(`dist/argocd/${environment}/applications`);
    for (const { object } of ofKind(delivery, 'Application')) {
      expect(existsSync(path.join(dist, '..', object.spec.source.path, 'kustomization.yaml'))).toBe(true);
      expect(object.spec.project).toBe(environment);
    }
  });

  test('the project admits exactly what is rendered', () => {
    const [project] = ofKind(delivery, 'AppProject');
    if (!project) throw new Error('there is no AppProject');
    const { spec } = project.object;
    const used = (objects: readonly KubernetesObject[], namespaced: boolean) =>
      [
        ...new Set(
          objects
            .filter(({ metadata }) => (metadata.namespace !== undefined) === namespaced)
            .map(({ apiVersion, kind }) => `${apiVersion.includes('/') ? apiVersion.split('/')[0] : ''}/${kind}`),
        ),
      ].sort();
    const all = [...manifests, ...delivery].map(({ object }) => object);
    expect(spec.clusterResourceWhitelist.map(({ group, kind }) => `${group}/${kind}`)).toEqual(used(all, false));
    expect(spec.namespaceResourceWhitelist.map(({ group, kind }) => `${group}/${kind}`)).toEqual(used(all, true));
    const namespaces = new Set(all.flatMap(({ metadata }) => metadata.namespace ?? []));
    expect(spec.destinations.map(({ namespace }) => namespace)).toEqual([...namespaces].sort());
    expect(new Set(ofKind(delivery, 'Application').map(({ object }) => object.spec.source.repoURL))).toEqual(
      new Set(spec.sourceRepos),
    );
  });

  test('nothing that holds data is pruned', () => {
    const option = 'argocd.argoproj.io/sync-options';
    for (const { file, object } of ofKind(manifests, 'Namespace', 'PersistentVolumeClaim')) {
      expect([file, object.metadata.annotations?.[option]]).toEqual([file, 'Prune=false,Delete=false']);
    }
    for (const { file, object } of ofKind(manifests, 'StatefulSet')) {
      if (!object.spec.volumeClaimTemplates) continue;
      expect([file, object.spec]).toMatchObject([
        file,
        {
          persistentVolumeClaimRetentionPolicy: { whenDeleted: 'Retain', whenScaled: 'Retain' },
          // Without these two Argo CD shows the StatefulSet as out of sync for ever.
          volumeClaimTemplates: [{ apiVersion: 'v1', kind: 'PersistentVolumeClaim' }],
        },
      ]);
    }
  });

  test('an application stays within what Argo CD and the API server take', () => {
    for (const component of components) {
      const size = filesBelow(`${environment}/${component}`).reduce(
        (sum, file) => sum + readFileSync(path.join(dist, file)).length,
        0,
      );
      expect(size).toBeLessThan(10 * 1024 * 1024);
    }
  });
});
