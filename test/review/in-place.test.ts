import { expect, test } from '@jest/globals';
import { notInPlace } from '../../tools/review/in-place';
import type { ReviewedObject } from '../../tools/review/objects';
import { claim, fileOf, plain, service, statefulSet } from './objects';

/** The fields that cannot be changed from one object to the other, each with its steps. */
const refused = (before: ReviewedObject, after: ReviewedObject) =>
  notInPlace([fileOf(before)], [fileOf(after)]).map(({ problem, steps }) => `${problem}: ${steps}`);

const refusal = (field: string, steps: string) => [`${field} cannot be changed in place: ${steps}`];

const job = (spec: object): ReviewedObject => ({
  apiVersion: 'batch/v1',
  kind: 'Job',
  metadata: { name: 'import', namespace: 'monitoring' },
  spec: { ...spec },
});

const volume = (storage: string, spec: object = {}): ReviewedObject => ({
  ...claim(storage, spec),
  apiVersion: 'v1',
  kind: 'PersistentVolumeClaim',
  metadata: { name: 'data', namespace: 'monitoring' },
});

test.each<[string, ReviewedObject, ReviewedObject, readonly string[]]>([
  ['nothing', statefulSet(), statefulSet(), []],
  ['an image and the number of pods', statefulSet(), statefulSet({ template: { image: 'new' }, replicas: 3 }), []],
  [
    'what becomes of the claims',
    statefulSet(),
    statefulSet({ persistentVolumeClaimRetentionPolicy: { whenDeleted: 'Retain' } }),
    [],
  ],
  [
    'a larger disk',
    statefulSet(),
    statefulSet({ volumeClaimTemplates: [claim('1Ti')] }),
    refusal('spec.volumeClaimTemplates › storage', 'disk'),
  ],
  [
    'a smaller disk',
    statefulSet(),
    statefulSet({ volumeClaimTemplates: [claim('9216Mi')] }),
    refusal('spec.volumeClaimTemplates › storage', 'storage-class'),
  ],
  [
    'a storage class',
    statefulSet(),
    statefulSet({ volumeClaimTemplates: [claim('10Gi', { storageClassName: 'gp3' })] }),
    refusal('spec.volumeClaimTemplates', 'storage-class'),
  ],
  [
    'a label of the claims',
    statefulSet(),
    statefulSet({ volumeClaimTemplates: [{ ...claim('10Gi'), metadata: { name: 'data', labels: { team: 'a' } } }] }),
    refusal('spec.volumeClaimTemplates', 'storage-class'),
  ],
  [
    'a claim that is not needed any more, which no larger disk mends',
    statefulSet(),
    statefulSet({ volumeClaimTemplates: undefined }),
    refusal('spec.volumeClaimTemplates', 'storage-class'),
  ],
  [
    'the order of pods, which is OrderedReady where nothing is said',
    statefulSet({ podManagementPolicy: undefined }),
    statefulSet(),
    refusal('spec.podManagementPolicy', 'replace-a-statefulset'),
  ],
  [
    'the name of the Service',
    statefulSet(),
    statefulSet({ serviceName: 'other' }),
    refusal('spec.serviceName', 'replace-a-statefulset'),
  ],
  [
    'a field that nobody thought of',
    statefulSet(),
    statefulSet({ ofTomorrow: true }),
    refusal('spec', 'replace-a-statefulset'),
  ],
  [
    'a selector',
    statefulSet(),
    statefulSet({ selector: { matchLabels: { 'app.kubernetes.io/name': 'other' } } }),
    refusal('spec.selector', 'selectors'),
  ],
  ['a claim that grows', volume('10Gi'), volume('20Gi'), []],
  ['a claim that shrinks', volume('10Gi'), volume('5Gi'), refusal('spec.resources.requests.storage', 'storage-class')],
  [
    'the access to a claim',
    volume('10Gi'),
    volume('10Gi', { accessModes: ['ReadWriteMany'] }),
    refusal('spec', 'storage-class'),
  ],
  [
    'a Service that loses its address',
    service(),
    service({ clusterIP: 'None' }),
    refusal('spec.clusterIP', 'other-objects'),
  ],
  ['an address that the cluster gave', service({ clusterIP: '10.0.0.1' }), service(), []],
  [
    'the first family of a Service',
    service(),
    service({ ipFamilies: ['IPv6', 'IPv4'] }),
    refusal('spec.ipFamilies', 'other-objects'),
  ],
  [
    'the role of a binding',
    plain('RoleBinding', { roleRef: { name: 'reader' } }),
    plain('RoleBinding', { roleRef: { name: 'writer' } }),
    refusal('roleRef', 'other-objects'),
  ],
  ['a Job', job({ template: 'old' }), job({ template: 'new' }), refusal('spec.template', 'other-objects')],
  [
    'the content of a ConfigMap',
    plain('ConfigMap', { data: { a: '1' } }),
    plain('ConfigMap', { data: { a: '2' } }),
    [],
  ],
  [
    'the content of a ConfigMap that nobody may change',
    plain('ConfigMap', { immutable: true, data: { a: '1' } }),
    plain('ConfigMap', { data: { a: '2' } }),
    refusal('data', 'other-objects'),
  ],
])('%s', (_what, before, after, expected) => {
  expect(refused(before, after)).toEqual(expected);
});

test('an environment is compared with itself', () => {
  const larger = statefulSet({ volumeClaimTemplates: [claim('20Gi')] });
  const before = [fileOf(statefulSet(), 'first/store'), fileOf(larger, 'second/store')];
  expect(notInPlace(before, before)).toEqual([]);
  expect(notInPlace(before, [fileOf(larger, 'first/store'), fileOf(larger, 'second/store')])).toEqual([
    expect.objectContaining({ environment: 'first', before: ['10Gi'], after: ['20Gi'] }),
  ]);
});
