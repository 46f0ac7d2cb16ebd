import { expect, test } from '@jest/globals';
import { standIns } from '../../tools/e2e-cluster/stand-ins';
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

test('a Secret that must be there has its namespace before it, whoever makes that', () => {
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
