import { expect, test } from '@jest/globals';
import {
  Component,
  type Environment,
  gibibytes,
  hostFolder,
  Image,
  mebibytes,
  millicores,
  minutes,
  scratch,
  Workload,
  type WorkloadProps,
} from '../../constructs/kit';
import { objectOf, rendered, testEnvironment } from '../support';

class Sample extends Component {
  constructor(environment: Environment, props: Partial<WorkloadProps>, name = 'sample') {
    super(environment, name, {});
    new Workload(this, {
      kind: 'Deployment',
      image: new Image('docker.io/example/sample', '1.2.3'),
      identity: { user: 10001 },
      ports: { http: { container: 8080, service: 80 } },
      resources: { cpu: millicores(50), memory: mebibytes(64) },
      ...props,
    });
  }
}

test('a Deployment with several replicas is spread and has a disruption budget', () => {
  const environment = testEnvironment();
  new Sample(environment, { replicas: 3, liveness: { path: '/live', port: 'http' } });
  expect(rendered(environment, 'sample')).toMatchSnapshot();
});

test('pods that are ready have a name of their own, beside that of all', () => {
  const environment = testEnvironment();
  new Sample(environment, { kind: 'StatefulSet', replicas: 3, namesReadyPods: true });
  expect(objectOf(environment, 'Service', 'sample-ready').spec).toEqual({
    clusterIP: 'None',
    selector: expect.anything(),
    ports: [{ name: 'http', port: 80, targetPort: 'http' }],
  });
  expect(objectOf(environment, 'Service', 'sample-headless').spec.publishNotReadyAddresses).toBe(true);
});

test('a StatefulSet claims a volume that outlives it', () => {
  const environment = testEnvironment({ network: { plugin: 'plain' }, storageClass: 'fast' });
  new Sample(environment, {
    kind: 'StatefulSet',
    data: { mountPath: '/data', size: gibibytes(5) },
    terminationGrace: minutes(2),
    goProgram: true,
  });
  expect(rendered(environment, 'sample')).toMatchSnapshot();
});

test('a DaemonSet of a node agent runs on every node and sees what it mounts', () => {
  const environment = testEnvironment();
  new Sample(environment, {
    kind: 'DaemonSet',
    identity: {
      nodeAgent: true,
      reason: 'root alone may read them',
      capabilities: [{ name: 'DAC_READ_SEARCH', reason: 'the files belong to many users' }],
    },
    mounts: [hostFolder('logs', '/var/log/pods', '/var/log/pods', { readOnly: true, reason: 'the lines are there' })],
    permissions: {
      cluster: [{ apiGroups: [''], resources: ['pods'], verbs: ['get', 'list', 'watch'], reason: 'it names the pods' }],
    },
    environmentVariables: { NODE_NAME: { field: 'spec.nodeName' }, LEVEL: 'info' },
  });
  const text = rendered(environment, 'sample');
  expect(text).toMatchSnapshot();
  // Reasons are for people who review the environment; no object has them.
  expect(text).not.toContain('reason');
  const of = { component: 'sample', namespace: 'monitoring', workload: 'sample' };
  expect(environment.privileges).toEqual([
    { kind: 'root-user', ...of, reason: 'root alone may read them' },
    { kind: 'capability', ...of, capability: 'DAC_READ_SEARCH', reason: 'the files belong to many users' },
    { kind: 'host-folder', ...of, path: '/var/log/pods', readOnly: true, reason: 'the lines are there' },
    {
      kind: 'api-permission',
      ...of,
      scope: 'cluster',
      rule: { apiGroups: [''], resources: ['pods'], verbs: ['get', 'list', 'watch'] },
      reason: 'it names the pods',
    },
  ]);
});

test('agents are rolled on a tenth of the nodes at a time, so that one node that is lost keeps no other from it', () => {
  const environment = testEnvironment();
  new Sample(environment, { kind: 'DaemonSet' });
  const { updateStrategy } = objectOf(environment, 'DaemonSet', 'sample').spec;
  expect(updateStrategy).toEqual({ rollingUpdate: { maxUnavailable: '10%' } });
});

test('a workload that asks for nothing has no privilege', () => {
  const environment = testEnvironment();
  new Sample(environment, {});
  expect(environment.privileges).toEqual([]);
});

test('sidecars and init containers share volumes with the program, each volume once', () => {
  const environment = testEnvironment();
  const shared = scratch('shared', '/shared', mebibytes(10));
  const resources = { cpu: millicores(10), memory: mebibytes(16) };
  const image = new Image('docker.io/example/helper', '1.0.0');
  new Sample(environment, {
    mounts: [shared],
    sidecars: [{ name: 'beside', image, resources, mounts: [shared] }],
    initContainers: [{ name: 'before', image, resources, mounts: [shared] }],
  });
  const { template } = objectOf(environment, 'Deployment', 'sample').spec;
  expect(template.metadata.annotations['kubectl.kubernetes.io/default-container']).toBe('sample');
  expect(template.spec.volumes).toEqual([{ name: 'shared', emptyDir: { sizeLimit: '10Mi' } }]);
  expect(template.spec.containers.map(({ name }: { name: string }) => name)).toEqual(['sample', 'beside']);
  expect(template.spec.initContainers).toMatchObject([{ name: 'before', resources: { limits: { memory: '16Mi' } } }]);
});

test('a changed file rolls the pods, unless the program notices by itself', () => {
  const checksumWith = (text: string, onChange: 'restart' | 'in-place') => {
    const environment = testEnvironment();
    new Sample(environment, {
      configuration: [
        { name: 'fixed', mountPath: '/etc/fixed', files: () => ({ a: 'same' }) },
        { name: 'sample', mountPath: '/etc/sample', files: () => ({ a: text }), onChange },
      ],
    });
    const { annotations } = objectOf(environment, 'Deployment', 'sample').spec.template.metadata;
    return annotations['lgtm-cdk8s/configuration-checksum'];
  };
  expect(checksumWith('one', 'restart')).toMatch(/^[0-9a-f]{16}$/);
  expect(checksumWith('one', 'restart')).not.toBe(checksumWith('two', 'restart'));
  expect(checksumWith('one', 'in-place')).toBe(checksumWith('two', 'in-place'));
});

test('a file is one readable block, whatever its line ends', () => {
  const environment = testEnvironment();
  new Sample(environment, {
    configuration: [{ name: 'sample', mountPath: '/etc/sample', files: () => ({ a: 'one\r\n\ttwo\n\n\n' }) }],
  });
  expect(objectOf(environment, 'ConfigMap', 'sample').data).toEqual({ a: 'one\n\ttwo\n' });
  expect(rendered(environment, 'sample')).toContain('a: |\n    one\n    \ttwo\n');
});

test('files that are too large together have a ConfigMap each, in one folder, and roll the pods as any', () => {
  const templateWith = (text: string) => {
    const environment = testEnvironment();
    const files = () => ({ 'a.json': text, 'b.json': 'same' });
    const ownConfigMap = (file: string) => `large-${file[0]}`;
    new Sample(environment, { configuration: [{ name: 'large', ownConfigMap, mountPath: '/etc/large', files }] });
    expect(objectOf(environment, 'ConfigMap', 'large-a').data).toEqual({ 'a.json': `${text}\n` });
    expect(objectOf(environment, 'ConfigMap', 'large-b').data).toEqual({ 'b.json': 'same\n' });
    return objectOf(environment, 'Deployment', 'sample').spec.template;
  };
  const { metadata, spec } = templateWith('one');
  const sources = [{ configMap: { name: 'large-a' } }, { configMap: { name: 'large-b' } }];
  expect(spec.volumes).toEqual([{ name: 'large', projected: { sources } }]);
  expect(spec.containers[0].volumeMounts).toEqual([{ name: 'large', mountPath: '/etc/large', readOnly: true }]);
  expect(templateWith('two').metadata.annotations).not.toEqual(metadata.annotations);
});
