import { expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { Alloy, cadvisor, kubelet } from '../../constructs/alloy';
import { cilium, days, type Environment, gibibytes } from '../../constructs/kit';
import { Prometheus } from '../../constructs/prometheus';
import { findingsOf, objectOf, testEnvironment } from '../support';

/** A Prometheus that asks the kubelet of every node. */

const size = { retention: days(3), disk: gibibytes(10) };

function asking(environment: Environment = testEnvironment()): Environment {
  new Prometheus(environment, { ...size, scrape: [kubelet(), cadvisor()] });
  return environment;
}

const jobsOf = (environment: Environment) =>
  parse(objectOf(environment, 'ConfigMap', 'prometheus').data['prometheus.yaml']).scrape_configs.slice(1);

test('each node is found by the API, asked with the token, and known by its name', () => {
  const [ofKubelets, ofContainers] = jobsOf(asking());
  const { metric_relabel_configs: kept, ...job } = ofKubelets;
  expect(job).toEqual({
    job_name: 'kubelet',
    scheme: 'https',
    authorization: { credentials_file: '/var/run/secrets/kubernetes.io/serviceaccount/token' },
    tls_config: { insecure_skip_verify: true },
    kubernetes_sd_configs: [{ role: 'node' }],
    relabel_configs: [
      { source_labels: ['__meta_kubernetes_node_name'], target_label: 'instance' },
      { source_labels: ['__meta_kubernetes_node_name'], target_label: 'node' },
    ],
  });
  expect(kept).toEqual([
    {
      action: 'keep',
      source_labels: ['__name__'],
      regex: expect.stringContaining('kubelet_volume_stats_available_bytes'),
    },
  ]);
  expect(ofContainers).toMatchObject({ job_name: 'cadvisor', metrics_path: '/metrics/cadvisor' });
});

test('beside what nobody asks for, the series are those of Alloy, without the service, for which the pod must be looked up', () => {
  const environment = testEnvironment();
  const namespace = environment.addNamespace('agents', { podSecurity: 'privileged', reason: 'they read log files' });
  const { remoteWrite: metricsTo } = new Prometheus(environment, size);
  new Alloy(environment, { namespace, collect: [cadvisor()], metricsTo });
  const file: string = objectOf(environment, 'ConfigMap', 'alloy').data['config.alloy'];
  const [, ofAlloy = ''] = file.split('prometheus.relabel "cadvisor"');
  const written = [...ofAlloy.matchAll(/regex\s+= (.+)$/gm)].map(([, value = '']) => value);
  const [, { metric_relabel_configs: rules }] = jobsOf(asking());
  const ofAlloyAlone = /NODE_NAME|scrape_\.\+|^"\(\.\+\)/;
  expect(written.length).toBeGreaterThan(rules.length);
  expect(JSON.stringify(rules)).not.toContain('service_name');
  expect(written.filter((regex) => !ofAlloyAlone.test(regex))).toEqual(
    rules.slice(1).map(({ regex }: { readonly regex: string }) => JSON.stringify(regex)),
  );
});

test('it may read the metrics of nodes and nothing else of them', () => {
  const { rules } = objectOf(asking(), 'ClusterRole', 'test-prometheus');
  expect(rules).toEqual([
    { apiGroups: [''], resources: ['nodes'], verbs: ['list', 'watch'] },
    { apiGroups: [''], resources: ['nodes/metrics'], verbs: ['get'] },
  ]);
});

test('policies let it out to the kubelets: of every node where the plugin knows nodes, by the port elsewhere', () => {
  const { egress } = objectOf(asking(), 'NetworkPolicy', 'prometheus').spec;
  expect(egress).toContainEqual({ ports: [{ port: 10250, protocol: 'TCP' }] });
  const onCilium = objectOf(asking(testEnvironment({ network: cilium() })), 'CiliumNetworkPolicy', 'prometheus');
  expect(onCilium.spec.egress).toContainEqual({
    toEntities: ['host', 'remote-node'],
    toPorts: [{ ports: [{ port: '10250', protocol: 'TCP' }] }],
  });
});

test('the alerts about volumes, kubelets and containers come with them', () => {
  const environment = asking();
  const { groups } = parse(objectOf(environment, 'ConfigMap', 'prometheus').data['alerts.yaml']);
  const names = groups.map(({ name }: { readonly name: string }) => name);
  expect(names).toEqual(['prometheus', 'kubelet', 'cadvisor']);
});

test('what would be stored twice is refused', () => {
  const environment = testEnvironment();
  const namespace = environment.addNamespace('agents', { podSecurity: 'privileged', reason: 'they read log files' });
  const { remoteWrite: metricsTo } = new Prometheus(environment, { ...size, scrape: [kubelet(), kubelet()] });
  new Alloy(environment, { namespace, collect: [cadvisor(), kubelet()], metricsTo });
  expect(findingsOf(environment)).toEqual([
    'test › prometheus › scrape: kubelet() is there twice, so everything of it would be stored twice | kubelet() once',
    'test › alloy › collect: prometheus reads and keeps what kubelets show to kubelet() itself, so each would be stored twice | one of the two, or for one of them another store',
  ]);
});
