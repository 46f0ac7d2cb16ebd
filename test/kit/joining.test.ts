import { describe, expect, test } from '@jest/globals';
import { App } from 'cdk8s';
import { Environment, type EnvironmentProps, gibibytes, plainNetwork } from '../../constructs/kit';
import { Sample } from '../bad-input/cases';
import { findingsOf, objectOf, rendered } from '../support';

/** What a namespace of somebody else, and tools that are there already, change. */

function environmentOf(props: Partial<EnvironmentProps> = {}): Environment {
  const environment = new Environment(new App({ outdir: 'dist' }), 'test', {
    cluster: { network: plainNetwork() },
    ...props,
  });
  environment.addNamespace('theirs', { existing: true });
  return environment;
}

describe('in a namespace of somebody else', () => {
  test('there is neither the namespace nor a policy for all of its pods, and every policy selects our own', () => {
    const environment = environmentOf();
    new Sample(environment);
    expect(findingsOf(environment)).toEqual([]);
    const objects = environment.components.flatMap((component) => component.objects);
    expect(objects.map(({ kind }) => kind)).not.toContain('Namespace');
    const policies = objects.filter(({ kind }) => kind === 'NetworkPolicy').map((object) => object.toJson().spec);
    expect(policies.map(({ podSelector }) => podSelector)).toEqual([
      { matchLabels: { 'app.kubernetes.io/name': 'sample', 'app.kubernetes.io/instance': 'test' } },
    ]);
  });

  test('a node agent may run, as its pods are not restricted', () => {
    expect(environmentOf().defaultNamespace.podSecurity).toBe('privileged');
  });

  test('one of our own beside it is rendered, and it is not', () => {
    const environment = environmentOf();
    environment.addNamespace('ours');
    const text = rendered(environment, 'namespaces');
    expect(text).toContain('name: ours');
    expect(text).not.toContain('theirs');
  });
});

test('pods have the label app where tools select by it', () => {
  const labelsOf = (appLabel: boolean) => {
    const environment = environmentOf({ appLabel });
    new Sample(environment);
    return objectOf(environment, 'Deployment', 'sample').spec.template.metadata.labels;
  };
  expect(labelsOf(true)).toMatchObject({ app: 'sample' });
  expect(labelsOf(false)).not.toHaveProperty('app');
});

test.each([
  [undefined, 'Retain'],
  ['keep', 'Retain'],
  ['delete', 'Delete'],
] as const)('volumes at removal: %s', (volumesAtRemoval, whenDeleted) => {
  const environment = environmentOf({ volumesAtRemoval });
  new Sample(environment, { kind: 'StatefulSet', data: { mountPath: '/data', size: gibibytes(1) } });
  expect(objectOf(environment, 'StatefulSet', 'sample').spec.persistentVolumeClaimRetentionPolicy).toEqual({
    whenDeleted,
    whenScaled: 'Retain',
  });
});

test('a port by UDP, and one that is known by two numbers', () => {
  const environment = environmentOf();
  new Sample(environment, {
    ports: { datagrams: { container: 6831, transport: 'UDP' }, http: { container: 8080, alsoService: [80] } },
  });
  const [container] = objectOf(environment, 'Deployment', 'sample').spec.template.spec.containers;
  expect(container.ports).toEqual([
    { name: 'datagrams', containerPort: 6831, protocol: 'UDP' },
    { name: 'http', containerPort: 8080 },
  ]);
  expect(objectOf(environment, 'Service', 'sample').spec.ports).toEqual([
    { name: 'datagrams', port: 6831, protocol: 'UDP', targetPort: 'datagrams' },
    { name: 'http', port: 8080, targetPort: 'http' },
    { name: 'http-80', port: 80, targetPort: 'http' },
  ]);
});
