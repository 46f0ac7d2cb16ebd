import { describe, expect, test } from '@jest/globals';
import { Alloy, AlloyReceiver, unix } from '../../constructs/alloy';
import { bearerTokens, Gateway } from '../../constructs/gateway';
import { cluster, Grafana, nodes, tracingOverview, workloads } from '../../constructs/grafana';
import type { Dashboard } from '../../constructs/grafana/dashboards';
import { type Cluster, type Environment, external, percent, plainNetwork } from '../../constructs/kit';
import { KubeStateMetrics } from '../../constructs/kube-state-metrics';
import { Loki } from '../../constructs/loki';
import { Mimir } from '../../constructs/mimir';
import { NodeExporter } from '../../constructs/node-exporter';
import { Prometheus } from '../../constructs/prometheus';
import { scrapeHosts } from '../../constructs/scrape';
import { Tempo } from '../../constructs/tempo';
import { size } from '../bad-input/cases';
import { objectOf, testEnvironment } from '../support';

/** Synth says where a dashboard has nothing to show, and where it asks exporters that are nowhere. */

type Fill = (environment: Environment, agents: ReturnType<Environment['addNamespace']>, mimir: Mimir) => void;

function made(dashboards: readonly Dashboard[], fill: Fill = () => {}, facts: Partial<Cluster> = {}) {
  const environment = testEnvironment({ network: plainNetwork(), ...facts });
  const agents = environment.addNamespace('agents', { podSecurity: 'privileged', reason: 'they see their nodes' });
  const mimir = new Mimir(environment, size);
  fill(environment, agents, mimir);
  new Grafana(environment, { datasources: [mimir.datasource], dashboards });
  environment.build();
  const said = environment.warnings.filter(({ property }) => property === 'dashboards');
  return { environment, said: said.map(({ problem, instead }) => `${problem} | ${instead}`) };
}

const lacking = (title: string, what: string, beginning: string, instead: string) =>
  `the dashboard ${title} asks ${what}, and there is none: what it shows of ${beginning}* stays empty | ${instead} in the environment's cluster where it has one, or no ${title}`;
const objects = (title: string) =>
  lacking(title, 'a kube-state-metrics', 'kube_', 'new KubeStateMetrics(…), kubeStateMetrics: true');

describe('exporters that are nowhere', () => {
  test('are named', () => {
    expect(made([cluster(), nodes(), workloads()]).said).toEqual([
      objects('Cluster'),
      lacking('Nodes', 'a node exporter', 'node_', 'new NodeExporter(…), or unix() of an Alloy, nodeExporter: true'),
      objects('Workloads'),
    ]);
  });

  const exporters: Fill = (environment, namespace) => {
    new NodeExporter(environment, { namespace, collectors: { filefd: false } });
    new KubeStateMetrics(environment, { collectors: ['pods'] });
  };
  const others: Fill = (environment, namespace, mimir) => {
    new Alloy(environment, { namespace, collect: [unix()], metricsTo: mimir.remoteWrite });
    new KubeStateMetrics(environment);
  };
  const receiving: Fill = (environment, _, mimir) => {
    const common = { domain: 'example.com', senders: bearerTokens('senders'), addresses: ['203.0.113.4'] };
    new Gateway(environment, { ...common, hosts: { metrics: mimir.remoteWrite } });
  };
  test.each<[string, Fill | undefined, Partial<Cluster>]>([
    ['exporters of the environment', exporters, {}],
    ['a part of Alloy', others, {}],
    ['those of the cluster', undefined, { nodeExporter: true, kubeStateMetrics: true }],
    ['those of other clusters', receiving, { ingressClasses: [{ name: 'a', namespace: 'a' }] }],
  ])('%s are enough', (_, fill, facts) => {
    expect(made([cluster(), nodes(), workloads()], fill, facts).said).toEqual([]);
  });
});

test('machines outside the cluster may show what a node exporter shows, and no objects', () => {
  const { said } = made([cluster(), nodes()], (environment) => {
    const url = 'http://203.0.113.8:9100';
    const targets = [external(environment, { protocol: 'prometheus.exposition', url })];
    new Prometheus(environment, { ...size, scrape: [scrapeHosts({ name: 'machines', targets })] });
  });
  expect(said).toEqual([objects('Cluster')]);
});

test('a dashboard without a panel is left out', () => {
  const { environment, said } = made([tracingOverview(), nodes()], (each, namespace) => {
    new Prometheus(each, size).watch(new NodeExporter(each, { namespace }));
  });
  expect(said).toEqual([
    'the dashboard Distributed Tracing Overview has nothing to show here, and is left out | no Distributed Tracing Overview',
  ]);
  const { volumes } = objectOf(environment, 'StatefulSet', 'grafana').spec.template.spec;
  const text = JSON.stringify(volumes);
  expect(text).toContain('grafana-dashboards-nodes');
  expect(text).not.toContain('distributed-tracing-overview');
});

test('the way of traces is shown of an Alloy in the place of a Collector', () => {
  const environment = testEnvironment();
  const prometheus = new Prometheus(environment, size);
  const tempo = new Tempo(environment, size);
  const to = { metricsTo: prometheus.otlp, logsTo: new Loki(environment, size).otlp, tracesTo: tempo.otlp };
  prometheus.watch(new AlloyReceiver(environment, { ...to, keep: [percent(10)] }), tempo);
  const built = tracingOverview().build([prometheus.datasource], environment.knownMetrics);
  const rows = built?.panels?.filter(({ type }) => type === 'row').map(({ title }) => title);
  expect(rows).toEqual([
    'Now',
    'Alloy: in',
    'Alloy: sampling',
    'Alloy: out',
    'Tempo: in',
    'Tempo: blocks and retention',
    'Logs beside the traces',
  ]);
});
