import { beforeAll, describe, expect, test } from '@jest/globals';
import { type JavaAgentOptions, withJavaAgent } from '../../constructs/instrumentation';
import type { KubeDeploymentProps } from '../../imports/k8s';
import { app, deployment, heap, instrumented, type Manifest, manifestOf, ownToolOptions, value } from './deployments';
import { danglingReferences, kustomized, normalised } from './kustomized';

const { environment, instrumentation, otlpTo, logsTo } = instrumented();

const cases: Readonly<Record<string, { given: KubeDeploymentProps; options?: Omit<JavaAgentOptions, 'otlpTo'> }>> = {
  'no variables': { given: deployment('plain', { containers: [app] }) },
  'variables of its own': { given: deployment('own', { containers: [{ ...app, env: ownToolOptions }] }) },
  'two containers': {
    given: deployment('two', { containers: [app, { name: 'proxy', image: 'proxy:1', env: [heap] }] }),
  },
  'volumes and init containers': {
    given: deployment('volumes', {
      containers: [{ ...app, volumeMounts: [{ name: 'tmp', mountPath: '/tmp' }] }],
      initContainers: [{ name: 'migrate', image: 'shop:1' }],
      volumes: [{ name: 'tmp', emptyDir: {} }],
    }),
  },
  'log records by OTLP': {
    given: deployment('records', { containers: [app] }, { 'lgtm-cdk8s/logs': 'otlp' }),
    options: { logs: 'otlp' },
  },
  'lines that the application pushes': {
    given: deployment('pushing', { containers: [app] }, { 'lgtm-cdk8s/logs': 'push' }),
    options: { logs: 'push', logsTo },
  },
};

describe('the Kustomize component and withJavaAgent give equivalent pods', () => {
  let built: ReadonlyMap<string, Manifest>;
  const other = deployment('other', { containers: [app] }, { 'lgtm-cdk8s/java': 'no' });
  beforeAll(() => {
    built = kustomized(instrumentation.files, [...Object.values(cases).map(({ given }) => given), other]);
  });

  test.each(Object.entries(cases))('%s', (_, { given, options }) => {
    const patched = manifestOf(withJavaAgent({ otlpTo, ...options })(given, environment));
    const fromKustomize = built.get(patched.metadata.name);
    // The Deployment's own label may be missing where pods are stored as `stdout`, which is the default.
    const labels = { 'lgtm-cdk8s/logs': 'stdout', ...fromKustomize?.metadata.labels };
    const expected = normalised(fromKustomize);
    expect(normalised(patched)).toEqual({ ...expected, metadata: { ...expected.metadata, labels } });
    expect(patched.spec.template.spec.initContainers?.[0]?.name).toBe('opentelemetry-java-agent');
  });

  test('both keep an own JAVA_TOOL_OPTIONS and add to it', () => {
    const expected = '$(HEAP) -Duser.timezone=UTC -javaagent:/otel/javaagent.jar';
    const own = deployment('own', { containers: [{ ...app, env: ownToolOptions }] });
    expect(value(manifestOf(withJavaAgent({ otlpTo })(own, environment)), 'JAVA_TOOL_OPTIONS')).toBe(expected);
    const byKustomize = built.get('own');
    expect(byKustomize && value(byKustomize, 'JAVA_TOOL_OPTIONS')).toBe(expected);
  });

  test('in both, a variable stands after those that it refers to', () => {
    const patched = Object.values(cases).map(({ given }) => manifestOf(withJavaAgent({ otlpTo })(given, environment)));
    expect([...built.values(), ...patched].flatMap(danglingReferences)).toEqual([]);
  });

  test('kustomize leaves a Deployment without the label as it is, and adds no object', () => {
    expect(built.get('other')).toEqual(manifestOf(other));
    expect([...built.values()].every(({ kind }) => kind === 'Deployment')).toBe(true);
    expect(built.size).toBe(Object.keys(cases).length + 1);
  });
});
