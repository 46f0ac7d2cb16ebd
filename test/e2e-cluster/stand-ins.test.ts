import { expect, test } from '@jest/globals';
import { standIns } from '../../tools/e2e-cluster/stand-ins';
import { nodesOf } from '../../tools/e2e-cluster/stand-ins/nodes';
import { testEnvironment } from '../support';

/** The objects that are made before an environment, as `Kind namespace/name`, without definitions. */
function madeBefore(environment: Parameters<typeof standIns>[0]): string[] {
  const objects = standIns(environment).flatMap((each) => each.objects) as {
    kind: string;
    metadata: { namespace?: string; name: string };
  }[];
  return objects
    .filter(({ kind }) => kind === 'Namespace' || kind === 'Secret')
    .map(
      ({ kind, metadata: { namespace, name } }) => `${kind} ${namespace === undefined ? '' : `${namespace}/`}${name}`,
    );
}

test('a Secret that must be there has its namespace before it, rendered or not', () => {
  const environment = testEnvironment();
  environment.addNamespace('own');
  environment.addNamespace('without-secrets');
  environment.addNamespace('shared', { existing: true });
  const { cluster, namespaces } = environment;
  const secret = { keys: ['password'], reason: 'a password' };
  const expectedSecrets = [
    { ...secret, namespace: 'own', name: 'mail', madeBefore: true },
    { ...secret, namespace: 'shared', name: 'people', madeBefore: true },
    { ...secret, namespace: 'without-secrets', name: 'generated', madeBefore: false },
  ];
  expect(madeBefore({ cluster, namespaces, expectedSecrets })).toEqual([
    'Namespace shared',
    'Namespace own',
    'Secret own/mail',
    'Secret shared/people',
  ]);
});

test('a cluster with zones has two nodes in each, with room for what all nodes of the zone carry', () => {
  const zones = ['a', 'b', 'c'];
  const nodes = nodesOf({ nodes: 60, zones }) as {
    metadata: { name: string; labels: Record<string, string> };
    status: { allocatable: Record<string, string> };
  }[];
  expect(nodes.map(({ metadata }) => [metadata.name, metadata.labels['topology.kubernetes.io/zone']])).toEqual(
    zones.flatMap((zone) => [
      [`${zone}-1`, zone],
      [`${zone}-2`, zone],
    ]),
  );
  expect(nodes[0]?.status.allocatable).toMatchObject({ cpu: '80', memory: '160Gi' });
});

test('a cluster without zones has the nodes that it says', () => {
  expect(nodesOf({ nodes: 3 })).toHaveLength(3);
  expect(nodesOf({})).toMatchObject([{ metadata: { name: 'node-1' }, status: { allocatable: { memory: '8Gi' } } }]);
});
