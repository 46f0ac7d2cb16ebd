import { describe, expect, test } from '@jest/globals';
import { ArgoCd } from '../../constructs/delivery/argocd';
import { mergePatch } from '../../constructs/kit';
import { changesBetween } from '../../constructs/kit/environment/escape-hatches/changes';
import { Mimir } from '../../constructs/mimir';
import { Sample, size } from '../bad-input/cases';
import { findingsOf, objectOf, rendered, testEnvironment } from '../support';

/** `override`: a change of a finished object, as plain JSON. */

const checksumOf = (environment: ReturnType<typeof testEnvironment>) =>
  objectOf(environment, 'StatefulSet', 'mimir').spec.template.metadata.annotations['lgtm-cdk8s/configuration-checksum'];

describe('an object is changed before it is written', () => {
  test('also in fields that no type here knows, and is listed', () => {
    const environment = testEnvironment();
    new Sample(environment);
    environment.override('Deployment', 'sample', (manifest: { spec: object }) => ({
      ...manifest,
      spec: { ...manifest.spec, fieldOfTomorrow: 1 },
    }));
    environment.override('Service', 'monitoring/sample', (manifest) =>
      mergePatch(manifest, { spec: { trafficDistribution: 'PreferClose' } }),
    );
    expect(rendered(environment, 'sample')).toContain('  fieldOfTomorrow: 1\n');
    expect(environment.findings).toEqual([]);
    expect(environment.escapeHatches).toEqual([
      { component: 'sample', of: 'Service sample', changes: [{ path: 'spec.trafficDistribution', what: 'added' }] },
      { component: 'sample', of: 'Deployment sample', changes: [{ path: 'spec.fieldOfTomorrow', what: 'added' }] },
    ]);
  });

  test('one that returns what it is given renders the same', () => {
    const text = (change: boolean) => {
      const environment = testEnvironment();
      new Mimir(environment, size);
      const kinds = ['StatefulSet', 'Service', 'ServiceAccount', 'NetworkPolicy', 'ConfigMap'];
      if (change) for (const kind of kinds) environment.override(kind, 'mimir', (manifest) => manifest);
      return rendered(environment).split('---\n').sort();
    };
    expect(text(true)).toEqual(text(false));
  });

  test('several changes of one object follow each other', () => {
    const environment = testEnvironment();
    new Sample(environment);
    environment.override('Deployment', 'sample', (manifest) => mergePatch(manifest, { spec: { minReadySeconds: 5 } }));
    environment.override('Deployment', 'sample', (manifest: { spec: { minReadySeconds: number } }) =>
      mergePatch(manifest, { spec: { minReadySeconds: manifest.spec.minReadySeconds + 1 } }),
    );
    expect(objectOf(environment, 'Deployment', 'sample').spec.minReadySeconds).toBe(6);
  });

  test('a changed ConfigMap rolls the pods that read it', () => {
    const [changed, plain] = [testEnvironment(), testEnvironment()];
    for (const environment of [changed, plain]) new Mimir(environment, size);
    changed.override('ConfigMap', 'mimir', (manifest: { data: Record<string, string> }) => ({
      ...manifest,
      data: { 'mimir.yaml': `${manifest.data['mimir.yaml']}no_auth_tenant: one\n` },
    }));
    expect(checksumOf(changed)).not.toBe(checksumOf(plain));
    expect(objectOf(changed, 'ConfigMap', 'mimir').data['mimir.yaml']).toMatch(/\nno_auth_tenant: one\n$/);
  });

  test('also what Argo CD is given, which is derived from all others', () => {
    const environment = testEnvironment();
    new Sample(environment);
    new ArgoCd(environment, { repository: 'https://example.com/platform.git' });
    environment.override('Application', 'test-sample', (manifest) =>
      mergePatch(manifest, { spec: { syncPolicy: { automated: null } } }),
    );
    expect(findingsOf(environment)).toEqual([]);
    expect(objectOf(environment, 'Application', 'test-sample').spec.syncPolicy).not.toHaveProperty('automated');
  });
});

test.each<[string, object, Readonly<Record<string, unknown>>, object]>([
  ['another value', { a: 1 }, { a: 2 }, { a: 2 }],
  ['a key more', { a: 1 }, { b: 2 }, { a: 1, b: 2 }],
  ['a key less', { a: 1, b: 2 }, { b: null }, { a: 1 }],
  ['deep inside', { a: { b: { c: 1, d: 2 } } }, { a: { b: { c: 3 } } }, { a: { b: { c: 3, d: 2 } } }],
  ['a list is another list', { a: [1, 2] }, { a: [3] }, { a: [3] }],
  ['a map in the place of a text', { a: 'text' }, { a: { b: 1, c: null } }, { a: { b: 1 } }],
])('a patch: %s', (_title, value, patch, expected) => {
  const before = JSON.stringify(value);
  expect(mergePatch(value, patch)).toEqual(expected);
  expect(JSON.stringify(value)).toBe(before);
});

test.each<[string, unknown, unknown, readonly string[]]>([
  ['nothing', { a: [1] }, { a: [1] }, []],
  ['a value', { a: { b: 1 } }, { a: { b: 2 } }, ['changed a.b']],
  ['a form', { a: [1] }, { a: { b: 1 } }, ['changed a']],
  ['elements with names', [{ name: 'x', v: 1 }], [{ name: 'y' }, { name: 'x', v: 2 }], ['changed [x].v', 'added [y]']],
  ['elements without', [1, 2], [1, 3, 4], ['changed [1]', 'added [2]']],
])('what differs: %s', (_title, before, after, expected) => {
  expect(changesBetween(before, after).map(({ what, path }) => `${what} ${path}`)).toEqual(expected);
});
