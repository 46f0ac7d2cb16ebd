import { describe, expect, test } from '@jest/globals';
import { apiPod, isSelected } from '../../tools/e2e/cluster/api-pod';
import { environmentOf, expand } from '../../tools/e2e/cluster/environment';
import { Manifests } from '../../tools/e2e/cluster/manifests';
import { mainContainer, portOf, renderedPods } from '../../tools/e2e/cluster/pod';
import { bytes } from '../../tools/e2e/cluster/quantity';
import { ServiceAccounts } from '../../tools/e2e/cluster/service-accounts';
import { hostsFile, serviceNames } from '../../tools/e2e/cluster/services';
import { fromSpan, renderedDatasources } from '../../tools/e2e/datasources';

const manifests = new Manifests('dist/lab');
const pods = renderedPods(manifests);
const podOf = (workload: string) => {
  const found = pods.find((pod) => pod.workload === workload);
  if (!found) throw new Error(`no pod of ${workload}`);
  return found;
};

describe('pods of the rendered workloads', () => {
  test('are named as Kubernetes names them, each with an address of its own', () => {
    expect(podOf('mimir').name).toBe('mimir-0');
    expect(podOf('spring-app').name).toMatch(
      /^spring-app-[bcdfghjklmnpqrstvwxz2456789]{9}-[bcdfghjklmnpqrstvwxz2456789]{5}$/,
    );
    expect(new Set(pods.map(({ address }) => address)).size).toBe(pods.length);
  });

  test('have the environment of the manifest, fields and references resolved', () => {
    const pod = podOf('spring-app');
    const environment = environmentOf(pod, mainContainer(pod));
    expect(environment.OTEL_SERVICE_NAME).toBe('spring-app');
    expect(environment.OTEL_RESOURCE_ATTRIBUTES).toContain(`k8s.pod.name=${pod.name},k8s.pod.uid=${pod.uid}`);
    expect(environment.OTEL_RESOURCE_ATTRIBUTES).not.toContain('$(');
    expect(expand('$(KNOWN) $(UNKNOWN)', { KNOWN: 'x' })).toBe('x $(UNKNOWN)');
  });

  test('are reached by the names of their Services', () => {
    const names = serviceNames(
      pods,
      pods.filter(({ workload }) => workload !== 'loki'),
      manifests,
    );
    expect(names.get('mimir.monitoring.svc')).toBe(podOf('mimir').address);
    const hosts = hostsFile(podOf('spring-app'), names).split('\n');
    expect(hosts).toContain(`${podOf('backend').address} backend`);
    expect(hosts).not.toContain(`${podOf('mimir').address} mimir`);
    expect(portOf(podOf('grafana'), 'http')).toBe(3000);
    expect(names.get('loki.monitoring.svc')).toBe(podOf('loki').address);
    expect(names.get('loki-headless.monitoring.svc')).toBeUndefined();
  });

  test('are served as the API server serves them', () => {
    const pod = podOf('spring-app');
    expect(isSelected(pod, 'spec.nodeName=node-1', null)).toBe(true);
    expect(isSelected(pod, 'spec.nodeName=node-2', null)).toBe(false);
    expect(isSelected(pod, null, 'app=ztunnel')).toBe(false);
    expect(apiPod(pod).metadata.ownerReferences[0]).toMatchObject({ kind: 'ReplicaSet', name: pod.controller.name });
  });
});

test('an account may do what the rendered roles say and nothing else', () => {
  const accounts = new ServiceAccounts(manifests);
  expect(accounts.allows('monitoring/otel-collector', 'pods', 'watch')).toBe(true);
  expect(accounts.allows('monitoring/otel-collector', 'secrets', 'list')).toBe(false);
  expect(accounts.allows('monitoring/loki', 'pods', 'list')).toBe(false);
});

test('a link from a span becomes the query that Grafana would ask', () => {
  const tempo = renderedDatasources(manifests).find(({ uid }) => uid === 'tempo')?.jsonData;
  const link = tempo?.tracesToLogsV2;
  if (!link) throw new Error('the datasource has no link to logs');
  const span = { traceId: 'abc', tags: { 'service.name': 'shop' } };
  expect(fromSpan(link.query, link, span)).toBe('{service_name="shop"} | trace_id = "abc"');
});

test('quantities are bytes', () => {
  expect(bytes('512Mi')).toBe(536_870_912);
  expect(() => bytes('1.5G')).toThrow('1.5G is not a memory quantity');
});
