import { describe, expect, test } from '@jest/globals';
import { withOtlp, withPythonAgent } from '../../constructs/instrumentation';
import type { DeploymentPatch } from '../../constructs/kit';
import type { KubeDeploymentProps } from '../../imports/k8s';
import { app, deployment, instrumented, type Manifest, manifestOf, value } from './deployments';
import { danglingReferences, kustomized, normalised } from './kustomized';

const { environment, instrumentation, otlpHttpTo: otlpTo, logsTo } = instrumented();

const python = { 'lgtm-cdk8s/java': 'no', 'lgtm-cdk8s/python': 'enabled' };
const otlp = { 'lgtm-cdk8s/java': 'no', 'lgtm-cdk8s/otlp': 'enabled' };
const own = [
  { name: 'SRC', value: '/app/src' },
  { name: 'PYTHONPATH', value: '$(SRC):/app/lib' },
];
const mounted = {
  containers: [{ ...app, volumeMounts: [{ name: 'tmp', mountPath: '/tmp' }] }],
  initContainers: [{ name: 'migrate', image: 'shop:1' }],
  volumes: [{ name: 'tmp', emptyDir: {} }],
};

const cases: Readonly<Record<string, readonly [KubeDeploymentProps, DeploymentPatch]>> = {
  'Python without variables': [deployment('plain', { containers: [app] }, python), withPythonAgent({ otlpTo })],
  'Python with a path of its own': [
    deployment('path', { containers: [{ ...app, env: own }] }, python),
    withPythonAgent({ otlpTo }),
  ],
  'Python beside a sidecar': [
    deployment('sidecar', { containers: [app, { name: 'proxy', image: 'proxy:1' }] }, python),
    withPythonAgent({ otlpTo }),
  ],
  'Python with volumes and init containers': [deployment('volumes', mounted, python), withPythonAgent({ otlpTo })],
  'Python with records': [
    deployment('records', { containers: [app] }, { ...python, 'lgtm-cdk8s/logs': 'otlp' }),
    withPythonAgent({ otlpTo, logs: 'otlp' }),
  ],
  'Python on Alpine': [
    deployment('alpine', { containers: [app] }, { ...python, 'lgtm-cdk8s/python-platform': 'musl' }),
    withPythonAgent({ otlpTo, platform: 'musl' }),
  ],
  'an SDK of its own': [deployment('sdk', { containers: [app] }, otlp), withOtlp({ otlpTo })],
  'an SDK of its own with volumes': [deployment('sdk-volumes', mounted, otlp), withOtlp({ otlpTo })],
  'an SDK of its own that sends records': [
    deployment('sdk-records', { containers: [app] }, { ...otlp, 'lgtm-cdk8s/logs': 'otlp' }),
    withOtlp({ otlpTo, logs: 'otlp' }),
  ],
  'an SDK of its own that pushes lines': [
    deployment('sdk-push', { containers: [app] }, { ...otlp, 'lgtm-cdk8s/logs': 'push' }),
    withOtlp({ otlpTo, logs: 'push', logsTo }),
  ],
};

describe('the Kustomize components and the functions give equivalent pods', () => {
  const built: ReadonlyMap<string, Manifest> = kustomized(
    instrumentation.files,
    Object.values(cases).map(([given]) => given),
  );

  test.each(Object.entries(cases))('%s', (_, [given, patch]) => {
    const patched = manifestOf(patch(given, environment));
    const fromKustomize = built.get(patched.metadata.name);
    const labels = { 'lgtm-cdk8s/logs': 'stdout', ...fromKustomize?.metadata.labels };
    const expected = normalised(fromKustomize);
    expect(normalised(patched)).toEqual({ ...expected, metadata: { ...expected.metadata, labels } });
    expect([patched, fromKustomize].flatMap((each) => (each ? danglingReferences(each) : ['none']))).toEqual([]);
  });

  test('both put the folder of the start before an own PYTHONPATH', () => {
    const path = built.get('path');
    expect(path && value(path, 'PYTHONPATH')).toBe('/otel-python/start:$(SRC):/app/lib');
  });

  test('they add no object', () => {
    expect(built.size).toBe(Object.keys(cases).length);
  });
});
