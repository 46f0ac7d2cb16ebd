import { describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { Alloy, unix } from '../../constructs/alloy';
import { cilium, days, type Environment, gibibytes, plainNetwork } from '../../constructs/kit';
import { nodeMetrics } from '../../constructs/kubernetes/metrics';
import { type NodeCollectors, NodeExporter } from '../../constructs/node-exporter';
import { nodeCollectors, shownWith } from '../../constructs/node-exporter/collectors';
import { Prometheus } from '../../constructs/prometheus';
import { objectOf, rendered, testEnvironment } from '../support';

const size = { retention: days(3), disk: gibibytes(10) };

const agents = (environment: Environment) =>
  environment.addNamespace('agents', { podSecurity: 'privileged', reason: 'they read folders of their node' });

function watched(environment: Environment = testEnvironment()): Environment {
  const nodeExporter = new NodeExporter(environment, {
    namespace: agents(environment),
    collectors: { processes: true, arp: false },
  });
  new Prometheus(environment, size).watch(nodeExporter);
  return environment;
}

const configurationOf = (environment: Environment, file = 'prometheus.yaml') =>
  parse(objectOf(environment, 'ConfigMap', 'prometheus').data[file]);

test('node exporter on every node', () => {
  expect(rendered(watched(), 'node-exporter')).toMatchSnapshot();
});

describe('a Prometheus that watches it', () => {
  test('knows each pod by its node’s name, and by no name that changes', () => {
    const [, { metric_relabel_configs: _, ...job }] = configurationOf(watched()).scrape_configs;
    expect(job).toEqual({
      job_name: 'node-exporter',
      kubernetes_sd_configs: [
        {
          role: 'pod',
          namespaces: { names: ['agents'] },
          selectors: [{ role: 'pod', label: 'app.kubernetes.io/name=node-exporter,app.kubernetes.io/instance=test' }],
        },
      ],
      relabel_configs: [
        { action: 'keep', source_labels: ['__meta_kubernetes_pod_container_port_number'], regex: '9100' },
        { action: 'drop', source_labels: ['__meta_kubernetes_pod_phase'], regex: 'Failed|Succeeded' },
        { source_labels: ['__meta_kubernetes_pod_node_name'], target_label: 'instance' },
        { source_labels: ['__meta_kubernetes_pod_node_name'], target_label: 'node' },
        { target_label: 'namespace', replacement: 'agents' },
        { target_label: 'container', replacement: 'node-exporter' },
        { target_label: 'service_name', replacement: 'node-exporter' },
      ],
    });
  });

  test('may list pods, and evaluates the alerts about nodes', () => {
    const environment = watched();
    expect(objectOf(environment, 'ClusterRole', 'test-prometheus').rules).toEqual([
      { apiGroups: [''], resources: ['pods'], verbs: ['list', 'watch'] },
    ]);
    const { groups } = configurationOf(environment, 'alerts.yaml');
    const [, { rules }] = groups;
    const names = rules.map(({ alert }: { readonly alert: string }) => alert);
    expect(names).toEqual(expect.arrayContaining(['NodeFilesystemAlmostFull', 'TargetMissing']));
  });

  test('is let out to the nodes, as no policy selects pods on their network', () => {
    const environment = watched();
    const { egress } = objectOf(environment, 'NetworkPolicy', 'prometheus').spec;
    expect(egress).toContainEqual({ ports: [{ port: 9100, protocol: 'TCP' }] });
    expect(() => objectOf(environment, 'NetworkPolicy', 'node-exporter')).toThrow('no NetworkPolicy');
    const onCilium = watched(testEnvironment({ network: cilium() }));
    expect(objectOf(onCilium, 'CiliumNetworkPolicy', 'prometheus').spec.egress).toContainEqual({
      toEntities: ['host', 'remote-node'],
      toPorts: [{ ports: [{ port: '9100', protocol: 'TCP' }] }],
    });
  });
});

test('it listens at the address of its node, in the family of the cluster', () => {
  const environment = watched(testEnvironment({ network: plainNetwork(), ipFamilies: ['IPv6'] }));
  const { args } = objectOf(environment, 'DaemonSet', 'node-exporter').spec.template.spec.containers[0];
  expect(args[0]).toBe('--web.listen-address=[$(HOST_IP)]:9100');
});

test('where nodes enforce SELinux, it may see their folders', () => {
  const environment = watched(testEnvironment({ network: plainNetwork(), seLinux: true }));
  const { securityContext } = objectOf(environment, 'DaemonSet', 'node-exporter').spec.template.spec;
  expect(securityContext).toMatchObject({ runAsUser: 65534, seLinuxOptions: { type: 'spc_t' } });
});

test('the one inside Alloy', () => {
  const environment = testEnvironment();
  const { remoteWrite: metricsTo } = new Prometheus(environment, size);
  new Alloy(environment, { namespace: agents(environment), collect: [unix()], metricsTo });
  expect(objectOf(environment, 'ConfigMap', 'alloy').data['config.alloy']).toMatchSnapshot();
  const { volumes } = objectOf(environment, 'DaemonSet', 'alloy').spec.template.spec;
  expect(volumes).toContainEqual({ name: 'root', hostPath: { path: '/', type: 'Directory' } });
});

test('of a collector that is off there are no metrics, and no alert that could never fire', () => {
  const alertsWith = (collectors?: NodeCollectors) => {
    const environment = testEnvironment();
    const exporter = new NodeExporter(environment, { namespace: agents(environment), collectors });
    new Prometheus(environment, size).watch(exporter);
    const { groups } = configurationOf(environment, 'alerts.yaml') as {
      groups: readonly { readonly name: string; readonly rules: readonly { readonly alert: string }[] }[];
    };
    const rules = groups.find(({ name }) => name === 'node-exporter')?.rules ?? [];
    return { exporter, alerts: rules.map(({ alert }) => alert) };
  };
  const all = alertsWith({ arp: false, cpu: true }).alerts;
  const { exporter, alerts } = alertsWith({ filesystem: false, meminfo: false });
  expect(all.filter((name) => !alerts.includes(name)).sort()).toEqual([
    'NodeFilesystemAlmostFull',
    'NodeFilesystemFillsWithinADay',
    'NodeInodesAlmostGone',
    'NodeMemoryAlmostFull',
  ]);
  const shows = (metric: string) => exporter.knownMetrics.some(({ name }) => name.test(metric));
  expect(['node_filesystem_readonly', 'node_memory_MemTotal_bytes', 'node_load5'].map(shows)).toEqual([
    false,
    false,
    true,
  ]);
});

test('each metric that is asked of nodes goes with a collector', () => {
  const off = Object.fromEntries(nodeCollectors.map((name) => [name, false]));
  expect(shownWith(off, nodeMetrics)).toEqual([]);
});
