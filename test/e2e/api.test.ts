import { describe, expect, test } from '@jest/globals';
import { App } from 'cdk8s';
import { ipv4Network } from '../../tools/e2e/cluster/addresses';
import { apiObjects } from '../../tools/e2e/cluster/api-objects';
import { apiPod } from '../../tools/e2e/cluster/api-pod';
import { askedBy } from '../../tools/e2e/cluster/api-server';
import { claimsOf } from '../../tools/e2e/cluster/claims';
import { renderedPods } from '../../tools/e2e/cluster/pod';
import { isSelected } from '../../tools/e2e/cluster/selectors';
import { ServiceAccounts } from '../../tools/e2e/cluster/service-accounts';
import { watchesCluster } from './cluster-environment';
import { manifestsOf } from './environments';

const manifests = manifestsOf(watchesCluster(new App()));
const pods = renderedPods(manifests);
const objects = apiObjects(pods, manifests, ipv4Network);

describe('the API that stands for that of a cluster', () => {
  test('reads the group, the namespace and the resource of a path', () => {
    expect(askedBy('/api/v1/namespaces/demo/pods')).toEqual({
      group: '',
      apiVersion: 'v1',
      namespace: 'demo',
      resource: 'pods',
    });
    expect(askedBy('/apis/apps/v1/deployments')).toEqual({
      group: 'apps',
      apiVersion: 'apps/v1',
      namespace: undefined,
      resource: 'deployments',
    });
    expect(askedBy('/apis/apps/v1/namespaces/demo/deployments/backend')).toBeUndefined();
    expect(askedBy('/version')).toBeUndefined();
  });

  test('has every resource that a rendered role lists', () => {
    const listed = manifests
      .ofKind('ClusterRole')
      .flatMap(({ rules }) => rules)
      .filter(({ verbs }) => verbs.includes('list'))
      .flatMap(({ resources = [] }) => resources);
    expect(listed.length).toBeGreaterThan(3);
    const served = Object.keys(objects).map((key) => key.split('/').pop());
    expect(listed.filter((resource) => !served.includes(resource))).toEqual([]);
  });

  test('serves one node, which is ready and whose kubelet answers', () => {
    const [node, ...others] = objects['v1/nodes']?.items ?? [];
    expect(others).toEqual([]);
    expect(node).toMatchObject({
      metadata: { name: 'node-1' },
      status: {
        addresses: [{ type: 'InternalIP', address: ipv4Network.node }, {}],
        daemonEndpoints: { kubeletEndpoint: { Port: 10250 } },
      },
    });
  });

  test('serves workloads as if all were well, with claims that are bound', () => {
    const alertmanager = objects['apps/v1/statefulsets']?.items.find(
      ({ metadata }) => metadata.name === 'alertmanager',
    );
    expect(alertmanager).toMatchObject({ status: { replicas: 1, readyReplicas: 1, updatedReplicas: 1 } });
    const claims = objects['v1/persistentvolumeclaims']?.items ?? [];
    const volumes = objects['v1/persistentvolumes']?.items ?? [];
    expect(claims.length).toBe(claimsOf(pods, manifests).length);
    expect(claims.map(({ metadata }) => metadata.name)).toContain('data-prometheus-0');
    expect(claims.every((claim) => isSelected(claim, 'status.phase=Bound', null))).toBe(true);
    expect(volumes.length).toBe(claims.length);
  });

  test('allows by the group of a resource too', () => {
    const accounts = new ServiceAccounts(manifests);
    expect(accounts.allows('monitoring/kube-state-metrics', 'deployments', 'list', 'apps')).toBe(true);
    expect(accounts.allows('monitoring/kube-state-metrics', 'deployments', 'list')).toBe(false);
    expect(accounts.allows('monitoring/kube-state-metrics', 'secrets', 'list')).toBe(false);
  });
});

test('a pod in the network of its node has the address of the node, and says so', () => {
  const pod = pods.find(({ workload }) => workload === 'node-exporter');
  expect(pod?.address).toBe(ipv4Network.node);
  expect(pod && apiPod(pod).spec.hostNetwork).toBe(true);
  const others = pods.filter((each) => each !== pod).map(({ address }) => address);
  expect(others).not.toContain(ipv4Network.node);
});
