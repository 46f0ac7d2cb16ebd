import { describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { type Cluster, plainNetwork, podDefaults } from '../../constructs/kit';
import { privilegesOf } from '../../constructs/kit/pods/privileges';
import { offVirtualNodes } from '../../constructs/kit/pods/virtual-nodes';
import type { NodeSelectorTerm } from '../../imports/k8s';
import { onCluster } from '../fixtures/on-cluster';
import { objectOf } from '../support';

/** What follows from the nodes of a cluster and what runs on them. */

const podOf = (kind: string, name: string, facts: Partial<Cluster> = {}) =>
  objectOf(onCluster(facts), kind, name).spec.template.spec;

test.each([
  ['StatefulSet', 'loki'],
  ['DaemonSet', 'alloy'],
  ['Deployment', 'gateway'],
])('the pods of a %s run on Linux alone', (kind, name) => {
  expect(podOf(kind, name).nodeSelector).toEqual({ 'kubernetes.io/os': 'linux' });
});

describe('virtual nodes', () => {
  const off = [
    { key: 'eks.amazonaws.com/compute-type', operator: 'NotIn', values: ['fargate'] },
    { key: 'type', operator: 'NotIn', values: ['virtual-kubelet'] },
  ];
  const required = (...terms: NodeSelectorTerm[]) => ({
    nodeAffinity: { requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms: terms } },
  });

  test('start no agent, and everything else', () => {
    expect(podOf('DaemonSet', 'alloy', { virtualNodes: true }).affinity).toEqual(required({ matchExpressions: off }));
    expect(podOf('DaemonSet', 'alloy').affinity).toBeUndefined();
    expect(podOf('Deployment', 'gateway', { virtualNodes: true }).affinity).toBeUndefined();
  });

  test('narrow every term of an affinity that is there already, and keep the rest of it', () => {
    const pool = { key: 'pool', operator: 'In', values: ['a'] };
    const disk = { key: 'disk', operator: 'Exists' };
    const field = { key: 'metadata.name', operator: 'In', values: ['node-1'] };
    const podAntiAffinity = { preferredDuringSchedulingIgnoredDuringExecution: [] };
    const { affinity } = podDefaults({
      affinity: { ...required({ matchExpressions: [pool, disk] }, { matchFields: [field] }), podAntiAffinity },
    });
    expect(offVirtualNodes(affinity)).toEqual({
      ...required({ matchExpressions: [pool, disk, ...off] }, { matchFields: [field], matchExpressions: off }),
      podAntiAffinity,
    });
  });
});

test('where SELinux is enforced, agents that read the node run as spc_t, and nothing else does', () => {
  expect(podOf('DaemonSet', 'alloy', { seLinux: true }).securityContext.seLinuxOptions).toEqual({ type: 'spc_t' });
  expect(podOf('DaemonSet', 'alloy').securityContext.seLinuxOptions).toBeUndefined();
  expect(podOf('StatefulSet', 'loki', { seLinux: true }).securityContext.seLinuxOptions).toBeUndefined();
});

describe('the container runtime', () => {
  const folders = (facts: Partial<Cluster>) =>
    podOf('DaemonSet', 'alloy', facts)
      .volumes.flatMap(({ hostPath }: { hostPath?: { path: string } }) => (hostPath ? [hostPath.path] : []))
      .sort();
  const configuration = (facts: Partial<Cluster>) =>
    objectOf(onCluster(facts), 'ConfigMap', 'alloy').data['config.alloy'];

  test.each(['containerd', 'cri-o'] as const)('%s writes the format of CRI', (containerRuntime) => {
    expect(folders({ containerRuntime })).toEqual(['/var/lib/alloy', '/var/log/pods']);
    expect(configuration({ containerRuntime })).toBe(configuration({}));
    expect(configuration({})).toContain('stage.cri { }');
  });

  test('Docker keeps the files elsewhere, in its own format, with the end of each line', () => {
    expect(folders({ containerRuntime: 'docker' })).toEqual([
      '/var/lib/alloy',
      '/var/lib/docker/containers',
      '/var/log/pods',
    ]);
    const text = configuration({ containerRuntime: 'docker' });
    expect(text).not.toContain('stage.cri');
    expect(text).toMatch(/stage\.docker \{ \}\s+stage\.replace \{\s+expression = `\(\\r\?\\n\)\$`\s+\}/);
    const environment = onCluster({ containerRuntime: 'docker' });
    const asked = environment.workloads.flatMap(privilegesOf);
    expect(asked).toContainEqual(
      expect.objectContaining({ kind: 'host-folder', path: '/var/lib/docker/containers', readOnly: true }),
    );
  });
});

describe('addresses in IPv6', () => {
  const alone: Partial<Cluster> = { network: plainNetwork(), ipFamilies: ['IPv6'] };
  const file = (name: string, key: string, facts: Partial<Cluster>) =>
    objectOf(onCluster(facts), 'ConfigMap', name).data[key];

  test('the stores find themselves', () => {
    expect(parse(file('loki', 'loki.yaml', alone)).common.instance_addr).toBe('::1');
    const mimir = parse(file('mimir', 'mimir.yaml', alone));
    const rings = ['ingester', 'distributor', 'compactor', 'ruler', 'querier', 'query_scheduler', 'store_gateway'];
    for (const part of rings)
      expect(Object.values(mimir[part])).toContainEqual(expect.objectContaining({ instance_addr: '::1' }));
    expect(mimir.frontend).toEqual({ address: '::1' });
    const tempo = parse(file('tempo', 'tempo.yaml', alone));
    expect(tempo.live_store.ring).toEqual({ enable_inet6: true });
    expect(tempo.metrics_generator.ring).toEqual({ enable_inet6: true });
  });

  test('names are asked by family, and addresses stand in brackets', () => {
    expect(file('prometheus', 'prometheus.yaml', alone)).toContain('type: AAAA');
    expect(file('prometheus', 'prometheus.yaml', {})).toContain('type: A\n');
    expect(file('alloy', 'config.alloy', alone)).toContain('"[" + sys.env("HOST_IP") + "]:10250"');
    expect(file('gateway', 'nginx.conf', alone)).toContain('listen [::]:8080 default_server;');
    expect(file('gateway', 'nginx.conf', {})).not.toContain('[::]');
  });

  test('beside IPv4, nginx listens in both and the stores find themselves as before', () => {
    const both: Partial<Cluster> = { ipFamilies: ['IPv4', 'IPv6'] };
    for (const [name, key] of [
      ['loki', 'loki.yaml'],
      ['mimir', 'mimir.yaml'],
      ['tempo', 'tempo.yaml'],
      ['alloy', 'config.alloy'],
    ] as const) {
      expect(file(name, key, both)).toBe(file(name, key, {}));
    }
    expect(file('gateway', 'nginx.conf', both).match(/listen/g)).toHaveLength(4);
  });
});
