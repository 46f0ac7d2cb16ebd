import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { schemaVersions, type ValidationProps, validateManifests } from '../../../checks/schemas/validation';
import { checkPrograms } from '../../../tools/check/programs';

let dist = '';

const validate = (props: Omit<ValidationProps, 'dist' | 'kubeconform'> = {}) =>
  validateManifests({ dist, kubeconform: checkPrograms('kubeconform'), ...props });

beforeEach(() => {
  dist = mkdtempSync(join(tmpdir(), 'manifests-'));
});

afterEach(() => {
  rmSync(dist, { recursive: true, force: true });
});

const podTemplate = {
  metadata: { labels: { app: 'shop' } },
  spec: {
    containers: [
      {
        name: 'shop',
        image: 'shop:1',
        resources: { requests: { cpu: 1, memory: '64Mi' } },
        readinessProbe: { httpGet: { port: 'http' } },
        livenessProbe: { httpGet: { port: 8080 } },
      },
    ],
  },
};

const deployment = {
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'shop', labels: { app: 'shop' } },
  spec: { selector: { matchLabels: { app: 'shop' } }, template: podTemplate },
};

const claim = { apiVersion: 'v1', kind: 'PersistentVolumeClaim', metadata: { name: 'data' }, spec: {} };

const statefulSet = {
  ...deployment,
  kind: 'StatefulSet',
  spec: { ...deployment.spec, serviceName: 'shop', volumeClaimTemplates: [claim] },
};

const application = {
  apiVersion: 'argoproj.io/v1alpha1',
  kind: 'Application',
  metadata: { name: 'shop', finalizers: ['resources-finalizer.argocd.argoproj.io'] },
  spec: { project: 'shop', destination: { name: 'in-cluster' }, source: { repoURL: 'git@git:shop', path: '.' } },
};

const ciliumPolicy = {
  apiVersion: 'cilium.io/v2',
  kind: 'CiliumNetworkPolicy',
  metadata: { name: 'shop' },
  spec: {
    endpointSelector: { matchLabels: { app: 'shop' } },
    ingress: [{ fromEntities: ['host'], toPorts: [{ ports: [{ port: '8080', protocol: 'TCP' }] }] }],
    egress: [{ toEndpoints: [{}], toPorts: [{ ports: [{ port: '53' }], rules: { dns: [{ matchPattern: '*' }] } }] }],
  },
};

test('what the API server takes is valid for every version', () => {
  const objects = [deployment, statefulSet, application, ciliumPolicy];
  for (const object of objects) write(`${object.kind}.yaml`, object);
  const versions = schemaVersions();
  expect(versions.length).toBeGreaterThanOrEqual(9);
  expect(validate()).toEqual({ valid: objects.length * versions.length, invalid: [], skipped: [] });
});

test('a wait of the kubelet is valid also where kubelets do not wait yet, unless something else is wrong', () => {
  const [container] = podTemplate.spec.containers;
  const waiting = (preStop: object) => ({
    ...deployment,
    spec: {
      ...deployment.spec,
      template: { ...podTemplate, spec: { containers: [{ ...container, lifecycle: { preStop } }] } },
    },
  });
  write('right.yaml', waiting({ sleep: { seconds: 10 } }));
  expect(validate().invalid).toEqual([]);
  write('wrong.yaml', waiting({ sleep: { seconds: 10 }, nap: {} }));
  expect(validate().invalid.map(({ file }) => file)).toContain('wrong.yaml');
});

const wrong: readonly (readonly [string, object, string])[] = [
  [
    'an unknown field',
    { ...deployment, spec: { ...deployment.spec, replica: 1 } },
    "'/spec': additional properties 'replica' not allowed",
  ],
  [
    'a field of null',
    { ...deployment, spec: { ...deployment.spec, replicas: null } },
    "'/spec/replicas': got null, want integer",
  ],
  [
    'a label of null',
    { ...deployment, metadata: { name: 'shop', labels: { app: null } } },
    "'/metadata/labels/app': got null, want string",
  ],
  [
    'a wrong type',
    { ...deployment, spec: { ...deployment.spec, replicas: '1' } },
    "'/spec/replicas': got string, want integer",
  ],
  ['a missing field', { ...deployment, spec: { template: podTemplate } }, "'/spec': missing property 'selector'"],
  ['no name', { ...deployment, metadata: {} }, "'/metadata': missing property 'name'"],
  ['a status', { ...deployment, status: {} }, "'': additional properties 'status' not allowed"],
  [
    'a claim of a wrong kind',
    { ...statefulSet, spec: { ...statefulSet.spec, volumeClaimTemplates: [{ ...claim, kind: 'Volume' }] } },
    "'/spec/volumeClaimTemplates/0/kind': value must be 'PersistentVolumeClaim'",
  ],
  ['a kind without a schema', { ...deployment, kind: 'Deploy' }, 'could not find schema for Deploy'],
  ['a version without a schema', { ...deployment, apiVersion: 'apps/v1beta1' }, 'could not find schema for Deployment'],
  [
    'an unknown field of a custom resource',
    { ...application, spec: { ...application.spec, syncPolicies: {} } },
    "'/spec': additional properties 'syncPolicies' not allowed",
  ],
  [
    'a value that a custom resource does not have',
    { ...ciliumPolicy, spec: { ...ciliumPolicy.spec, ingress: [{ fromEntities: ['moon'] }] } },
    "'/spec/ingress/0/fromEntities/0': value must be one of",
  ],
  [
    'an invalid alternative',
    { ...ciliumPolicy, spec: { ...ciliumPolicy.spec, nodeSelector: {} } },
    "'/spec': 'oneOf' failed, subschemas 0, 1 matched",
  ],
];

test('what the API server refuses is invalid for every version, and the message says where', () => {
  wrong.forEach(([, object], index) => {
    write(`${index}.yaml`, object);
  });
  const versions = schemaVersions();
  const { valid, invalid, skipped } = validate();
  const found = wrong.map(([what], index) => [what, invalid.find(({ file }) => file === `${index}.yaml`)]);
  expect({ valid, skipped, found }).toEqual({
    valid: 0,
    skipped: [],
    found: wrong.map(([what, , message]) => [
      what,
      expect.objectContaining({ message: expect.stringContaining(message), versions }),
    ]),
  });
});

test('a field that came later is invalid in the versions before', () => {
  const spec = { ...podTemplate.spec, resources: { requests: { cpu: '1' } } };
  write('late.yaml', { ...deployment, spec: { ...deployment.spec, template: { ...podTemplate, spec } } });
  const [found] = validate().invalid;
  expect(found?.message).toBe("'/spec/template/spec': additional properties 'resources' not allowed");
  expect(found?.versions.map((version) => version.replace(/\.\d+$/, ''))).toEqual(['v1.28', 'v1.29', 'v1.30', 'v1.31']);
});

test('a key that is there twice is invalid', () => {
  writeFileSync(join(dist, 'twice.yaml'), 'apiVersion: v1\nkind: Namespace\nmetadata:\n  name: a\n  name: b\n');
  const versions = schemaVersions().slice(0, 1);
  expect(validate({ versions }).invalid[0]?.message).toContain('key "name" already set in map');
});

test('an empty file is skipped, which a caller sees', () => {
  writeFileSync(join(dist, 'empty.yaml'), '# nothing\n');
  const versions = schemaVersions().slice(0, 1);
  expect(validate({ versions })).toEqual({ valid: 0, invalid: [], skipped: ['empty.yaml'] });
});

test('kustomizations and the patches of a Kustomize Component are no manifests', () => {
  write('kustomization.yaml', { kind: 'Kustomization' });
  write('component/kustomization.yaml', { kind: 'Component' });
  write('component/patch.yaml', { kind: 'Deployment' });
  expect(validate()).toEqual({ valid: 0, invalid: [], skipped: [] });
});

/** JSON is YAML. */
function write(file: string, object: object): void {
  mkdirSync(join(dist, file, '..'), { recursive: true });
  writeFileSync(join(dist, file), JSON.stringify(object));
}
