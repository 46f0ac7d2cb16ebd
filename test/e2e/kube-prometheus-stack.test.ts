import { describe, expect, test } from '@jest/globals';
import { App } from 'cdk8s';
import { images } from '../../constructs/images';
import { type Pod, renderedPods } from '../../tools/e2e/cluster/pod';
import type { ServiceMonitor } from '../../tools/e2e/cluster/service-monitor';
import { discoveredTargets, type Target } from '../../tools/e2e/stand-ins/kube-prometheus-stack/discovery';
import {
  existingPrometheus,
  prometheusConfiguration,
  scraped,
  stackObjects,
} from '../../tools/e2e/stand-ins/kube-prometheus-stack/prometheus';
import {
  type ScrapeConfig,
  scrapeConfigurations,
} from '../../tools/e2e/stand-ins/kube-prometheus-stack/scrape-configuration';
import { joined, manifestsOf } from './environments';
import { relabelled } from './relabelled';

const stack = { release: 'metrics', namespace: 'stack' };
const manifests = manifestsOf(joined()(new App()));
manifests.add(...stackObjects(stack, `${images.prometheus}`));
const pods = renderedPods(manifests);
const podOf = (workload: string): Pod => {
  const found = pods.find((pod) => pod.workload === workload);
  if (!found) throw new Error(`no pod of ${workload}`);
  return found;
};

/** The targets that are left of a configuration, with their labels. */
const targetsOf = ({ static_configs, relabel_configs }: ScrapeConfig) =>
  static_configs
    .map(({ targets: [address = ''], labels }) => relabelled({ ...labels, __address__: address }, relabel_configs))
    .filter((labels) => labels !== undefined);

describe('rendered ServiceMonitors, as the operator reads them', () => {
  const configurations = scraped(stack, manifests, pods);
  const only = (monitor: string) => {
    const found = configurations.filter(({ job_name }) => job_name === `serviceMonitor/stack/${monitor}/0`);
    return found.flatMap(targetsOf);
  };

  test('choose one target each', () => {
    expect(configurations.map((each) => targetsOf(each).length)).toEqual(configurations.map(() => 1));
    expect(configurations.length).toBe(manifests.ofKind('ServiceMonitor').length);
  });

  test('give a target the labels of its pod', () => {
    const { name, address } = podOf('loki');
    expect(only('loki')).toEqual([
      {
        __address__: `${address}:3100`,
        container: 'loki',
        endpoint: 'http',
        job: 'loki',
        namespace: 'monitoring',
        pod: name,
        service: 'loki',
        service_name: 'loki',
      },
    ]);
  });

  test("say nothing of the Collector's pod where it offers the metrics of others", () => {
    const exposition = 'otel-collector-exposition';
    expect(only(exposition)).toEqual([
      { __address__: `${podOf('otel-collector').address}:8889`, job: 'otel-collector' },
    ]);
    expect(configurations.find(({ job_name }) => job_name.includes(exposition))?.honor_labels).toBe(true);
  });

  test('are handed to Prometheus in a Secret that its pod mounts', () => {
    const { metadata, stringData } = prometheusConfiguration(stack, configurations);
    const [volume] = podOf(existingPrometheus(stack)).spec.volumes ?? [];
    expect(volume?.secret?.secretName).toBe(metadata.name);
    expect(Object.values(stringData)[0]).toContain('job_name: serviceMonitor/stack/loki/0');
  });
});

describe('a ServiceMonitor', () => {
  const target = (labels: Target['labels']): Target => ({
    address: '10.0.0.1:80',
    labels: {
      __meta_kubernetes_namespace: 'shop',
      __meta_kubernetes_service_name: 'orders',
      __meta_kubernetes_endpoint_port_name: 'web',
      ...labels,
    },
  });
  const monitor = (changes: Partial<ServiceMonitor['spec']> = {}): ServiceMonitor => ({
    kind: 'ServiceMonitor',
    metadata: { name: 'orders', namespace: 'shop', labels: { release: 'prometheus' } },
    spec: { selector: {}, endpoints: [{ port: 'web' }], ...changes },
  });
  const left = (spec: Partial<ServiceMonitor['spec']>, targets: readonly Target[], release = 'prometheus') =>
    scrapeConfigurations([monitor(spec)], targets, { release }).flatMap(targetsOf);

  test('is read by the Prometheus that it names only', () => {
    expect(left({}, [target({})])).toHaveLength(1);
    expect(left({}, [target({})], 'other')).toEqual([]);
  });

  test('looks in its own namespace unless it names others', () => {
    const elsewhere = target({ __meta_kubernetes_namespace: 'elsewhere' });
    expect(left({}, [elsewhere])).toEqual([]);
    expect(left({ namespaceSelector: { matchNames: ['elsewhere'] } }, [elsewhere])).toHaveLength(1);
    expect(left({ namespaceSelector: { any: true } }, [elsewhere])).toHaveLength(1);
  });

  test('chooses Services by their labels and one of their ports by its name', () => {
    const selector = { matchLabels: { 'app/name': 'orders' } };
    const labels = { __meta_kubernetes_service_label_app_name: 'orders' };
    const present = { ...labels, __meta_kubernetes_service_labelpresent_app_name: 'true' };
    expect(left({ selector }, [target(labels), target(present)])).toHaveLength(1);
    expect(left({ endpoints: [{ port: 'other' }] }, [target({})])).toEqual([]);
  });

  test('adds its own rules after those of every target', () => {
    const relabelings = [
      { action: 'Replace', sourceLabels: ['service'], targetLabel: 'job', regex: '(.)(.*)', replacement: '$2' },
    ];
    const metricRelabelings = [{ action: 'drop', sourceLabels: ['__name__'], regex: 'go_.*' }];
    const spec = {
      jobLabel: 'team',
      targetLabels: ['team'],
      endpoints: [{ port: 'web', path: '/m', relabelings, metricRelabelings }],
    };
    const team = { __meta_kubernetes_service_label_team: 'a' };
    expect(left(spec, [target(team)])).toEqual([
      { __address__: '10.0.0.1:80', endpoint: 'web', job: 'rders', namespace: 'shop', service: 'orders', team: 'a' },
    ]);
    expect(scrapeConfigurations([monitor(spec)], [], { release: 'prometheus' })).toMatchObject([
      { metrics_path: '/m', metric_relabel_configs: [{ action: 'drop', source_labels: ['__name__'], regex: 'go_.*' }] },
    ]);
  });

  test('is refused with a field that is not known here', () => {
    const spec = { endpoints: [{ port: 'web', tlsConfig: {} }] };
    expect(() => left(spec, [])).toThrow(
      'ServiceMonitor shop/orders: spec.endpoints[0].tlsConfig: not known to the run',
    );
  });
});

test('every port of a Service at each of its pods is discovered, with what is known of both', () => {
  const services = manifests.ofKind('Service').filter(({ metadata }) => metadata.name === 'otel-collector');
  const targets = discoveredTargets(services, pods);
  const { address, name } = podOf('otel-collector');
  expect(targets).toHaveLength(services[0]?.spec.ports.length ?? 0);
  expect(targets.find((each) => each.address === `${address}:6831`)?.labels).toMatchObject({
    __meta_kubernetes_endpoint_port_protocol: 'UDP',
    __meta_kubernetes_pod_name: name,
    __meta_kubernetes_pod_container_port_name: 'jaeger-compact',
    __meta_kubernetes_pod_label_app_kubernetes_io_name: 'otel-collector',
    __meta_kubernetes_service_labelpresent_app_kubernetes_io_name: 'true',
  });
});
