import { describe, expect, test } from '@jest/globals';
import { type MicrometerOptions, withMicrometer } from '../../constructs/instrumentation';
import type { Container, PodSpec } from '../../imports/k8s';
import { app, deployment, instrumented, manifestOf, value } from './deployments';

const { environment, otlpHttpTo: tracesTo, logsTo } = instrumented();
const web: Container = { ...app, ports: [{ containerPort: 8080 }, { containerPort: 8081 }] };
const patch = (pod: PodSpec, options: Omit<MicrometerOptions, 'tracesTo'> = {}) =>
  withMicrometer({ tracesTo, ...options })(deployment('shop', pod, { 'lgtm-cdk8s/java': 'no' }), environment);

describe('withMicrometer', () => {
  const patched = manifestOf(patch({ containers: [web] }));

  test('says where traces go, in the words of each Spring Boot, and that all are sent', () => {
    const traces = 'http://otel-collector.monitoring.svc:4318/v1/traces';
    expect(value(patched, 'MANAGEMENT_OTLP_TRACING_ENDPOINT')).toBe(traces);
    expect(value(patched, 'MANAGEMENT_OPENTELEMETRY_TRACING_EXPORT_OTLP_ENDPOINT')).toBe(traces);
    expect(value(patched, 'MANAGEMENT_TRACING_SAMPLING_PROBABILITY')).toBe('1.0');
  });

  test('says who the application is, as the Java agent is told it', () => {
    const attributes = value(patched, 'OTEL_RESOURCE_ATTRIBUTES');
    expect(attributes).toContain('service.namespace=$(OTEL_RESOURCE_ATTRIBUTES_NAMESPACE_NAME)');
    expect(attributes).toContain('k8s.container.name=$(OTEL_RESOURCE_ATTRIBUTES_CONTAINER_NAME)');
    expect(value(patched, 'OTEL_RESOURCE_ATTRIBUTES_CONTAINER_NAME')).toBe('web');
    expect(patched.spec.template.spec.containers[0]?.env?.at(-1)?.name).toBe('OTEL_RESOURCE_ATTRIBUTES');
  });

  test('annotates the pods for a scrape, and labels them as senders', () => {
    const metadata = (options: Omit<MicrometerOptions, 'tracesTo'>) =>
      manifestOf(patch({ containers: [web] }, options)).spec.template.metadata;
    expect(metadata({})).toMatchObject({
      annotations: {
        'prometheus.io/scrape': 'true',
        'prometheus.io/port': '8080',
        'prometheus.io/path': '/actuator/prometheus',
      },
      labels: { 'lgtm-cdk8s/otlp': 'enabled', 'lgtm-cdk8s/logs': 'stdout' },
    });
    expect(metadata({ metricsPort: 8081, metricsPath: '/metrics' })).toMatchObject({
      annotations: { 'prometheus.io/port': '8081', 'prometheus.io/path': '/metrics' },
    });
  });

  test('brings no program into the pod', () => {
    const { initContainers, volumes, containers } = patched.spec.template.spec;
    expect([initContainers, volumes, containers[0]?.volumeMounts]).toEqual([undefined, undefined, undefined]);
  });

  test("a Deployment's own variables win", () => {
    const env = [
      { name: 'MANAGEMENT_TRACING_SAMPLING_PROBABILITY', value: '0.5' },
      { name: 'OTEL_RESOURCE_ATTRIBUTES', value: 'team=shop' },
    ];
    const own = manifestOf(patch({ containers: [{ ...web, env }] }, { serviceName: 'checkout' }));
    expect(value(own, 'MANAGEMENT_TRACING_SAMPLING_PROBABILITY')).toBe('0.5');
    expect(value(own, 'OTEL_RESOURCE_ATTRIBUTES')).toMatch(/^service\.namespace=.*,team=shop$/);
    expect(own.spec.template.metadata).toMatchObject({
      annotations: { 'resource.opentelemetry.io/service.name': 'checkout' },
    });
  });

  test('says where lines are pushed to, and to the agent that they are', () => {
    const pushing = manifestOf(patch({ containers: [web] }, { logs: 'push', logsTo }));
    expect(value(pushing, 'LOKI_PUSH_URL')).toBe('http://loki.monitoring.svc:3100/loki/api/v1/push');
    expect(pushing.spec.template.metadata).toMatchObject({ labels: { 'lgtm-cdk8s/logs': 'push' } });
    expect(value(patched, 'LOKI_PUSH_URL')).toBeUndefined();
  });

  test('refuses a container without a port, and a Deployment that the Kustomize component gives the agent', () => {
    expect(() => patch({ containers: [app] })).toThrow(/names no port of its container web[\s\S]*among the ports/);
    const chosen = deployment('shop', { containers: [web] });
    expect(() => withMicrometer({ tracesTo })(chosen, environment)).toThrow('has the Java agent already');
  });
});
