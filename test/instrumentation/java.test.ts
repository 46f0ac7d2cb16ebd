import { describe, expect, test } from '@jest/globals';
import { type JavaAgentOptions, withJavaAgent } from '../../constructs/instrumentation';
import type { PodSpec } from '../../imports/k8s';
import { objectOf } from '../support';
import { app, deployment, instrumented, manifestOf, ownToolOptions, value } from './deployments';

describe('withJavaAgent', () => {
  const { environment, otlpTo, logsTo } = instrumented();
  const patch = (pod: PodSpec, options: Omit<JavaAgentOptions, 'otlpTo'> = {}) =>
    withJavaAgent({ otlpTo, ...options })(deployment('shop', pod), environment);

  test('sends every signal to the Collector over gRPC', () => {
    const patched = manifestOf(patch({ containers: [app] }));
    expect(value(patched, 'OTEL_EXPORTER_OTLP_ENDPOINT')).toBe('http://otel-collector.monitoring.svc:4317');
    expect(value(patched, 'OTEL_EXPORTER_OTLP_PROTOCOL')).toBe('grpc');
    expect(patched.spec.template.spec.containers[0]?.env?.at(-1)?.name).toBe('OTEL_RESOURCE_ATTRIBUTES');
  });

  test('with lines that the application pushes, the agent sends none', () => {
    const patched = manifestOf(patch({ containers: [app] }, { logs: 'push', logsTo }));
    expect(value(patched, 'LOKI_PUSH_URL')).toBe('http://loki.monitoring.svc:3100/loki/api/v1/push');
    expect(value(patched, 'OTEL_LOGS_EXPORTER')).toBe('none');
    expect(patched.spec.template.metadata).toMatchObject({ labels: { 'lgtm-cdk8s/logs': 'push' } });
  });

  test('changes nothing of what it is given', () => {
    const given = deployment('shop', { containers: [{ ...app, env: ownToolOptions }] });
    const before = JSON.stringify(given);
    withJavaAgent({ otlpTo })(given, environment);
    expect(JSON.stringify(given)).toBe(before);
  });

  test('takes the container that is named', () => {
    const patched = manifestOf(patch({ containers: [{ name: 'proxy', image: 'proxy:1' }, app] }, { container: 'web' }));
    const [proxy, web] = patched.spec.template.spec.containers;
    expect(proxy?.env).toBeUndefined();
    expect(web?.env?.find(({ name }) => name === 'OTEL_RESOURCE_ATTRIBUTES_CONTAINER_NAME')?.value).toBe('web');
  });

  test('a service name stands on the pods too, where Alloy and the Collector read it', () => {
    const patched = manifestOf(patch({ containers: [app] }, { serviceName: 'checkout', serviceVersion: '2,1' }));
    expect(value(patched, 'OTEL_SERVICE_NAME')).toBe('checkout');
    expect(patched.spec.template.metadata).toMatchObject({
      annotations: { 'resource.opentelemetry.io/service.name': 'checkout' },
    });
    expect(value(patched, 'OTEL_RESOURCE_ATTRIBUTES')).toContain('service.version=2%2C1,');
  });

  test("a Deployment's own variables win and are there once", () => {
    const env = [
      { name: 'OTEL_SERVICE_NAME', value: 'basket' },
      { name: 'OTEL_RESOURCE_ATTRIBUTES', value: 'team=shop' },
    ];
    const patched = manifestOf(patch({ containers: [{ ...app, env }] }, { serviceName: 'checkout' }));
    const names = patched.spec.template.spec.containers[0]?.env?.map(({ name }) => name) ?? [];
    expect(new Set(names).size).toBe(names.length);
    expect(value(patched, 'OTEL_SERVICE_NAME')).toBe('basket');
    expect(patched.spec.template.metadata).toMatchObject({
      annotations: { 'resource.opentelemetry.io/service.name': 'basket' },
    });
    expect(value(patched, 'OTEL_RESOURCE_ATTRIBUTES')).toMatch(/^service\.namespace=.*,team=shop$/);
  });

  const fromSecret = { name: 'JAVA_TOOL_OPTIONS', valueFrom: { secretKeyRef: { name: 'jvm', key: 'options' } } };
  test.each<[string, PodSpec, Omit<JavaAgentOptions, 'otlpTo'>, RegExp]>([
    [
      'a container that is not there',
      { containers: [app] },
      { container: 'api' },
      /no container named api[\s\S]*one of: web/,
    ],
    [
      'options from a reference',
      { containers: [{ ...app, env: [fromSecret] }] },
      {},
      /write instead: a variable of your own/,
    ],
    [
      'the agent twice',
      patch({ containers: [app] }).spec?.template.spec ?? { containers: [] },
      {},
      /has the agent already/,
    ],
  ])('refuses %s and says what to write', (_, pod, options, message) => {
    expect(() => patch(pod, options)).toThrow(message);
  });

  test('refuses pods that nothing names', () => {
    const nameless = deployment('shop', { containers: [app] });
    const given = { ...nameless, spec: { selector: {}, template: { spec: { containers: [app] } } } };
    expect(() => withJavaAgent({ otlpTo })(given, environment)).toThrow('write instead: serviceName, or the pod label');
  });
});

test('the pods of instrumented applications are let in at the Collector, and those that push at Loki', () => {
  const { environment } = instrumented();
  const ingress = (name: string) => objectOf(environment, 'NetworkPolicy', name).spec.ingress;
  const from = (label: string, ...ports: readonly number[]) => ({
    from: [
      { namespaceSelector: {}, podSelector: { matchLabels: { [label]: label.endsWith('logs') ? 'push' : 'enabled' } } },
    ],
    ports: ports.map((port) => ({ port, protocol: 'TCP' })),
  });
  expect(ingress('otel-collector')).toEqual([
    from('lgtm-cdk8s/java', 4317),
    from('lgtm-cdk8s/otlp', 4317, 4318),
    from('lgtm-cdk8s/python', 4318),
  ]);
  expect(ingress('loki')).toEqual([from('lgtm-cdk8s/logs', 3100)]);
  expect(environment.findings).toEqual([]);
});
