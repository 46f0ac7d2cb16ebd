import { describe, expect, test } from '@jest/globals';
import { type PythonAgentOptions, withPythonAgent } from '../../constructs/instrumentation';
import { logsAttribute } from '../../constructs/kit/vocabulary/instrumentation-labels';
import { internalAttributes } from '../../constructs/opentelemetry/processors/kubernetes-attributes';
import type { PodSpec } from '../../imports/k8s';
import { app, deployment, instrumented, manifestOf, value } from './deployments';

const { environment, otlpHttpTo: otlpTo } = instrumented();
const patch = (pod: PodSpec, options: Omit<PythonAgentOptions, 'otlpTo'> = {}) =>
  withPythonAgent({ otlpTo, ...options })(deployment('shop', pod, {}), environment);
const env = (...variables: readonly (readonly [name: string, value: string])[]): PodSpec => ({
  containers: [{ ...app, env: variables.map(([name, value]) => ({ name, value })) }],
});

describe('withPythonAgent', () => {
  const patched = manifestOf(patch({ containers: [app] }));

  test('sends to the Collector over HTTP, with the names of today', () => {
    expect(value(patched, 'OTEL_EXPORTER_OTLP_ENDPOINT')).toBe('http://otel-collector.monitoring.svc:4318');
    expect(value(patched, 'OTEL_EXPORTER_OTLP_PROTOCOL')).toBe('http/protobuf');
    expect(value(patched, 'OTEL_SEMCONV_STABILITY_OPT_IN')).toBe('http,database');
    expect(patched.spec.template.spec.containers[0]?.env?.at(-1)?.name).toBe('OTEL_RESOURCE_ATTRIBUTES');
    // Inside the cluster nothing bounds a request, nobody asks who sends, and the Collector knows which cluster it is.
    expect(value(patched, 'OTEL_EXPORTER_OTLP_COMPRESSION')).toBeUndefined();
    expect(value(patched, 'OTEL_EXPORTER_OTLP_HEADERS')).toBeUndefined();
    expect(value(patched, 'OTEL_RESOURCE_ATTRIBUTES')).not.toContain('k8s.cluster.name');
  });

  test.each<[PythonAgentOptions['logs'], string, string]>([
    [undefined, 'none', 'false'],
    ['stdout', 'none', 'false'],
    ['otlp', 'otlp', 'true'],
  ])('with logs: %s the exporter of records is %s and its handler %s', (logs, exporter, handler) => {
    const found = manifestOf(patch({ containers: [app] }, { logs }));
    expect(value(found, 'OTEL_LOGS_EXPORTER')).toBe(exporter);
    expect(value(found, 'OTEL_PYTHON_LOG_AUTO_INSTRUMENTATION')).toBe(handler);
    expect(found.spec.template.metadata).toMatchObject({
      labels: { 'lgtm-cdk8s/python': 'enabled', 'lgtm-cdk8s/logs': logs ?? 'stdout' },
    });
  });

  test.each<[string, PodSpec, string]>([
    ['none', { containers: [app] }, '/otel-python/start'],
    ['two folders', env(['PYTHONPATH', '/app/src:/app/lib']), '/otel-python/start:/app/src:/app/lib'],
    ['a reference', env(['HOME', '/app'], ['PYTHONPATH', '$(HOME)/src']), '/otel-python/start:$(HOME)/src'],
  ])('keeps an own PYTHONPATH: %s', (_, pod, expected) => {
    expect(value(manifestOf(patch(pod)), 'PYTHONPATH')).toBe(expected);
  });

  test('takes the packages for the C library of the image', () => {
    const packages = (options: Omit<PythonAgentOptions, 'otlpTo'>) =>
      patch({ containers: [app] }, options).spec?.template.spec?.initContainers?.[0]?.env?.[0]?.value;
    expect(packages({})).toBe('/autoinstrumentation');
    expect(packages({ platform: 'musl' })).toBe('/autoinstrumentation-musl');
  });

  test('the file that starts it has no word that Kubernetes would replace', () => {
    const [agent] = patch({ containers: [app] }).spec?.template.spec?.initContainers ?? [];
    expect(agent?.env?.[1]?.value).toMatch(/^"""[\s\S]*initialize\(\)/);
    expect(agent?.env?.[1]?.value).not.toContain('$');
  });

  test("a Deployment's own variables win", () => {
    const own = manifestOf(
      patch(env(['OTEL_PYTHON_LOG_FORMAT', '%(message)s'], ['OTEL_RESOURCE_ATTRIBUTES', 'team=a'])),
    );
    expect(value(own, 'OTEL_PYTHON_LOG_FORMAT')).toBe('%(message)s');
    expect(value(own, 'OTEL_RESOURCE_ATTRIBUTES')).toMatch(/^service\.namespace=.*,team=a$/);
  });

  const fromConfigMap = { name: 'PYTHONPATH', valueFrom: { configMapKeyRef: { name: 'python', key: 'path' } } };
  test.each<[string, PodSpec, RegExp]>([
    [
      'a PYTHONPATH from a reference',
      { containers: [{ ...app, env: [fromConfigMap] }] },
      /instead: a variable of your own/,
    ],
    ['it twice', patch({ containers: [app] }).spec?.template.spec ?? { containers: [] }, /for Python already/],
  ])('refuses %s', (_, pod, message) => {
    expect(() => patch(pod)).toThrow(message);
  });
});

test('what pods say of their lines where nobody can look them up is what the Collector asks', () => {
  expect(internalAttributes.logs).toBe(logsAttribute);
});
