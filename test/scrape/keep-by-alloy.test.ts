import { expect, test } from '@jest/globals';
import { Alloy, type AlloyProps, cadvisor, hubble, kubelet, unix } from '../../constructs/alloy';
import { Grafana, nodes } from '../../constructs/grafana';
import { cilium, type Environment, external } from '../../constructs/kit';
import { KubeStateMetrics } from '../../constructs/kube-state-metrics';
import { Mimir } from '../../constructs/mimir';
import { NodeExporter } from '../../constructs/node-exporter';
import { size } from '../bad-input/cases';
import { objectOf, testEnvironment } from '../support';

/** Where a Mimir is the store, an Alloy sends those metrics of nodes, objects, kubelets and containers that somebody asks for. */

const agents = (environment: Environment) =>
  environment.addNamespace('agents', { podSecurity: 'privileged', reason: 'they read their node' });

function environmentWith(props: Partial<AlloyProps> = {}, watches = true): Environment {
  const environment = testEnvironment({ network: cilium({ hubble: true }) });
  const namespace = agents(environment);
  const mimir = new Mimir(environment, size);
  const alloy = new Alloy(environment, {
    namespace,
    collect: [kubelet(), cadvisor(), hubble()],
    metricsTo: mimir.remoteWrite,
    ...props,
  });
  if (watches) alloy.watch(new NodeExporter(environment, { namespace }), new KubeStateMetrics(environment));
  new Grafana(environment, { datasources: [mimir.datasource], dashboards: [nodes()] });
  return environment;
}

const fileOf = (environment: Environment): string => objectOf(environment, 'ConfigMap', 'alloy').data['config.alloy'];

/** The names that the rule of a component keeps. Undefined where it has none. */
function keptBy(environment: Environment, label: string): string[] | undefined {
  const [, body = ''] =
    new RegExp(`^prometheus\\.relabel "${label}" {$([\\s\\S]*?)^}`, 'm').exec(fileOf(environment)) ?? [];
  const [, regex] = /action\s+= "keep"\s+source_labels = \["__name__"\]\s+regex\s+= "(.+)"/.exec(body) ?? [];
  return regex?.split('|');
}

test('what dashboards and alerts ask for, and whether each target answers', () => {
  const environment = environmentWith({ keep: ['kube_node_.+'] });
  const ofNodes = keptBy(environment, 'watch_node_exporter');
  expect(ofNodes).toEqual(expect.arrayContaining(['node_cpu_seconds_total', 'node_filesystem_avail_bytes', 'up']));
  expect(ofNodes).not.toContain('node_entropy_available_bits');
  expect(ofNodes?.length).toBeLessThan(60);
  expect(keptBy(environment, 'watch_kube_state_metrics')).toContain('kube_node_.+');
  expect(keptBy(environment, 'kubelet')).toEqual(['kube_node_.+', 'scrape_.+', 'up']);
});

test('what is no exporter of the whole cluster is sent whole', () => {
  expect(keptBy(environmentWith(), 'hubble')).toBeUndefined();
  expect(keptBy(environmentWith(), 'watch_kube_state_metrics_telemetry')).toBeUndefined();
});

test('everything', () => {
  const environment = environmentWith({ keep: 'everything' });
  for (const label of ['kubelet', 'cadvisor', 'watch_node_exporter'])
    expect(keptBy(environment, label)).toBeUndefined();
});

test('of the node exporter inside Alloy too', () => {
  const environment = environmentWith({ collect: [unix()] }, false);
  expect(keptBy(environment, 'node')).toEqual(expect.arrayContaining(['node_cpu_seconds_total', 'up']));
});

test("in another cluster's store, whatever dashboards and alerts of this package would ask for", () => {
  const environment = testEnvironment({ network: cilium({ hubble: true }), name: 'apps' });
  const url = 'https://metrics.example.com/api/v1/push';
  const metricsTo = external(environment, { protocol: 'prometheus.remote-write', url });
  new Alloy(environment, { namespace: agents(environment), collect: [kubelet(), unix()], metricsTo });
  expect(keptBy(environment, 'kubelet')?.join('|')).toContain('kubelet_volume_stats_((used|capacity|available)_bytes');
  expect(keptBy(environment, 'node')?.join('|')).toContain('node_cpu_seconds_total');
});

test('what Alloy reads of components that it watches', () => {
  const found = fileOf(environmentWith()).match(/^(discovery\.\w+|prometheus\.scrape) "watch_[\s\S]*?^}\n/gm);
  expect(found?.join('\n')).toMatchSnapshot();
});

test('it may find their pods, and reach them', () => {
  const environment = environmentWith();
  const { rules } = objectOf(environment, 'ClusterRole', 'test-alloy');
  expect(rules.flatMap(({ resources }: { resources: string[] }) => resources)).toEqual(['nodes/metrics', 'pods']);
  const { spec } = objectOf(environment, 'NetworkPolicy', 'kube-state-metrics');
  expect(JSON.stringify(spec.ingress)).toContain('"app.kubernetes.io/name":"alloy"');
});
