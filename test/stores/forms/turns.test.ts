import { expect, test } from '@jest/globals';
import { cilium, mergePatch } from '../../../constructs/kit';
import { objectOf, testEnvironment } from '../../support';
import { distributedSize, Library } from './library';

const zones = ['a', 'b', 'c'];
const group = 'lgtm-cdk8s/rolled-in-turn';
const checksum = 'lgtm-cdk8s/pods-checksum';

type Environment = ReturnType<typeof testEnvironment>;

/** An environment with shelves in three zones, two in each. */
function library(edit: (environment: Environment) => void = () => undefined, replicas = 6): Environment {
  const environment = testEnvironment({ network: cilium(), nodes: 6, zones: ['east', 'north', 'west'] });
  new Library(environment, { size: distributedSize(replicas) });
  edit(environment);
  environment.build();
  expect(environment.findings).toEqual([]);
  return environment;
}

const checksums = (environment: Environment): string[] =>
  zones.map(
    (zone) => objectOf(environment, 'StatefulSet', `library-shelf-zone-${zone}`).metadata.annotations[checksum],
  );

test('all zones say what the pods of all zones are', () => {
  const [first, ...others] = checksums(library());
  expect(first).toMatch(/^[0-9a-f]{16}$/);
  expect(others).toEqual([first, first]);
});

test('a change by hand of one zone is known in all of them, more pods are no change of any', () => {
  const [before] = checksums(library());
  const changed = checksums(
    library((environment) =>
      environment.override('StatefulSet', 'library-shelf-zone-b', (manifest) =>
        mergePatch(manifest, { spec: { template: { spec: { priorityClassName: 'high' } } } }),
      ),
    ),
  );
  expect(new Set(changed).size).toBe(1);
  expect(changed).not.toContain(before);
  expect(new Set(checksums(library(undefined, 9)))).toEqual(new Set([before]));
});

test('the API server asks of each zone what all others do, in this namespace alone', () => {
  const environment = library();
  const name = 'test-library-shelf-in-turn';
  const { spec } = objectOf(environment, 'ValidatingAdmissionPolicy', name);
  expect(spec).toMatchObject({ failurePolicy: 'Fail', paramKind: { apiVersion: 'apps/v1', kind: 'StatefulSet' } });
  expect(objectOf(environment, 'ValidatingAdmissionPolicyBinding', name).spec).toEqual({
    policyName: name,
    validationActions: ['Deny'],
    paramRef: { selector: { matchLabels: { [group]: 'library-shelf' } }, parameterNotFoundAction: 'Allow' },
    matchResources: {
      namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'monitoring' } },
      objectSelector: { matchLabels: { [group]: 'library-shelf' } },
    },
  });
});

test('where one StatefulSet has the pods of all zones, Kubernetes rolls one after the other itself', () => {
  const environment = library(undefined, 3);
  const { metadata } = objectOf(environment, 'StatefulSet', 'library-shelf');
  expect([metadata.labels[group], metadata.annotations?.[checksum]]).toEqual([undefined, undefined]);
  const kinds = environment.components.flatMap(({ objects }) => objects.map(({ kind }) => kind));
  expect(kinds.filter((kind) => kind.startsWith('Validating'))).toEqual([]);
});
