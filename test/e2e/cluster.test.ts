import { describe, expect, test } from '@jest/globals';
import { App } from 'cdk8s';
import { addressBytes, inUrl, ipv4Network, ipv6Network, networkOf } from '../../tools/e2e/cluster/addresses';
import { apiPod } from '../../tools/e2e/cluster/api-pod';
import { configurationOf } from '../../tools/e2e/cluster/configuration';
import { environmentOf, expand } from '../../tools/e2e/cluster/environment';
import { isPeer, mainContainer, portOf, renderedPods } from '../../tools/e2e/cluster/pod';
import { bytes } from '../../tools/e2e/cluster/quantity';
import { howToBindRoot } from '../../tools/e2e/cluster/root-filesystem';
import { isSelected } from '../../tools/e2e/cluster/selectors';
import { ServiceAccounts } from '../../tools/e2e/cluster/service-accounts';
import { hostsFile, serviceNames } from '../../tools/e2e/cluster/services';
import { configMapsOf, volumeFiles } from '../../tools/e2e/cluster/volume-files';
import { inTiers } from '../fixtures/in-tiers';
import { testEnvironment } from '../support';
import { complete, manifestsOf } from './environments';

const environment = complete(new App());
const manifests = manifestsOf(environment);
const pods = renderedPods(manifests);
const podOf = (workload: string) => {
  const found = pods.find((pod) => pod.workload === workload);
  if (!found) throw new Error(`no pod of ${workload}`);
  return found;
};

describe('the addresses of pods', () => {
  test('are of the family in which a cluster is addressed', () => {
    expect(networkOf({})).toEqual(ipv4Network);
    expect(networkOf({ ipFamilies: ['IPv4', 'IPv6'] })).toEqual(ipv4Network);
    expect(networkOf({ ipFamilies: ['IPv6'] })).toEqual(ipv6Network);
    expect(renderedPods(manifests, ipv6Network).map(({ address }) => address)).toContain('fd00:10:244::10');
  });

  test('stand in URLs and in records of DNS as each family has them', () => {
    expect([inUrl('10.0.0.1'), inUrl('fd00::1')]).toEqual(['10.0.0.1', '[fd00::1]']);
    expect(addressBytes('10.244.0.1').toString('hex')).toBe('0af40001');
    expect(addressBytes('fd00:10:244::201').toString('hex')).toBe('fd000010024400000000000000000201');
    expect(addressBytes('1:2:3:4:5:6:7:8').toString('hex')).toBe('00010002000300040005000600070008');
  });
});

describe('pods of the rendered workloads', () => {
  test('are named as Kubernetes names them, each with an address of its own', () => {
    expect(podOf('metrics').name).toBe('metrics-0');
    expect(podOf('orders').name).toMatch(/^orders-[bcdfghjklmnpqrstvwxz2456789]{9}-[bcdfghjklmnpqrstvwxz2456789]{5}$/);
    expect(new Set(pods.map(({ address }) => address)).size).toBe(pods.length);
  });

  test('have the environment of the manifest, fields and references resolved', () => {
    const pod = podOf('orders');
    const variables = environmentOf(pod, mainContainer(pod));
    expect(variables.URL).toBe(`http://${pod.address}:8080`);
    expect(expand('$(KNOWN) $(UNKNOWN)', { KNOWN: 'x' })).toBe('x $(UNKNOWN)');
  });

  test('have the keys of Secrets in their environment', () => {
    const env = [{ name: 'PASSWORD', valueFrom: { secretKeyRef: { name: 'orders', key: 'password' } } }];
    const container = { name: 'orders', image: 'example.com/orders:1', env };
    const value = (name: string, key: string) => (name === 'orders' && key === 'password' ? 'known' : undefined);
    expect(environmentOf(podOf('orders'), container, {}, value).PASSWORD).toBe('known');
    // A program in the cluster makes the Secret.
    expect(environmentOf(podOf('orders'), container).PASSWORD).toBe('');
  });

  test('are reached by the names of their Services', () => {
    const names = serviceNames(
      pods,
      pods.filter(({ workload }) => workload !== 'logs'),
      manifests,
      ipv4Network,
    );
    const addresses = (name: string) => names.addresses.get(name);
    expect(addresses('metrics.monitoring.svc')).toEqual([podOf('metrics').address]);
    const hosts = hostsFile(podOf('orders'), names).split('\n');
    expect(hosts).toContain(`${podOf('traces').address} traces`);
    expect(hosts).not.toContain(`${podOf('agent').address} agent`);
    expect(portOf(podOf('grafana'), 'http')).toBe(3000);
    expect(addresses('logs.monitoring.svc')).toEqual([podOf('logs').address]);
    expect(addresses('logs-headless.monitoring.svc')).toBeUndefined();
  });

  test('are named by DNS alone where a name leads to those that are ready', () => {
    const tiered = testEnvironment();
    inTiers(tiered);
    const ofTiers = manifestsOf(tiered);
    const all = renderedPods(ofTiers);
    const names = serviceNames(all, all, ofTiers, ipv4Network);
    const name = 'otel-collector-sampling-ready.monitoring.svc';
    expect(names.addresses.get(name)).toHaveLength(3);
    const [first] = all;
    const hosts = first ? hostsFile(first, names) : '';
    expect(hosts).toContain(' otel-collector-sampling-headless.monitoring.svc');
    expect(hosts).not.toContain(` ${name}`);
  });

  test('are found by those who call them and are called', () => {
    const { peer } = environment.endpoints.find(({ protocol }) => protocol === 'loki.query') ?? {};
    expect(peer && pods.filter((pod) => isPeer(peer, pod))).toEqual([podOf('logs')]);
    expect(isPeer({ kind: 'own-node' }, podOf('logs'))).toBe(false);
    expect(peer && configurationOf(manifests, peer).join('\n')).toContain('schema_config');
  });

  test('are served as the API server serves them', () => {
    const pod = podOf('orders');
    expect(isSelected(apiPod(pod), 'spec.nodeName=node-1', null)).toBe(true);
    expect(isSelected(apiPod(pod), 'spec.nodeName=node-2', null)).toBe(false);
    expect(isSelected(apiPod(pod), null, 'app=ztunnel')).toBe(false);
    expect(apiPod(pod).metadata.ownerReferences[0]).toMatchObject({ kind: 'ReplicaSet', name: pod.controller.name });
  });
});

test('an account may do what the rendered roles say and nothing else', () => {
  const accounts = new ServiceAccounts(manifests);
  expect(accounts.allows('monitoring/receiver', 'pods', 'watch')).toBe(true);
  expect(accounts.allows('monitoring/receiver', 'secrets', 'list')).toBe(false);
  expect(accounts.allows('monitoring/logs', 'pods', 'list')).toBe(false);
});

test('the root of a node is that of this machine, to read', () => {
  const pod = podOf('agent');
  const mount = { name: 'root', mountPath: '/host/root', readOnly: true };
  expect(howToBindRoot(pod, mount)).toBe('--bind');
  expect(howToBindRoot(pod, { ...mount, mountPropagation: 'HostToContainer' })).toBe('--rbind');
  expect(() => howToBindRoot(pod, { ...mount, readOnly: false })).toThrow('mounts the root of its node to write');
});

test('quantities are bytes', () => {
  expect(bytes('512Mi')).toBe(536_870_912);
  expect(() => bytes('1.5G')).toThrow('1.5G is not a memory quantity');
});

test('the files of a volume are those of the keys that it names', () => {
  expect(volumeFiles({ a: '1', b: '2' }, [{ key: 'a', path: 'folder/a' }])).toEqual({ 'folder/a': '1' });
  expect(() => volumeFiles({ a: '1' }, [{ key: 'b', path: 'b' }])).toThrow('names the key b, and there are a');
});

test('a volume has the files of one ConfigMap or of several', () => {
  const sources = [{ configMap: { name: 'a' } }, { configMap: { name: 'b' } }];
  expect(configMapsOf({ name: 'one', configMap: { name: 'a' } })).toEqual([{ name: 'a' }]);
  expect(configMapsOf({ name: 'several', projected: { sources } })).toEqual([{ name: 'a' }, { name: 'b' }]);
  expect(configMapsOf({ name: 'token', projected: { sources: [...sources, {}] } })).toEqual([]);
  expect(configMapsOf({ name: 'scratch', emptyDir: {} })).toEqual([]);
});
