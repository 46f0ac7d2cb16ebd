import { expect, test } from '@jest/globals';
import type { App } from 'cdk8s';
import { Alloy, cadvisor, podLogs } from '../../constructs/alloy';
import { Environment, external, plainNetwork, podDefaults, pods } from '../../constructs/kit';
import { KubePrometheusStack } from '../../constructs/kube-prometheus-stack';
import { KubeStateMetrics } from '../../constructs/kube-state-metrics';
import { defineProject } from '../../constructs/project';
import { Prometheus } from '../../constructs/prometheus';
import { annotatedPods } from '../../constructs/scrape';
import { size } from './cases';

/** What two environments of one cluster bring to one store that is there already. */

type Fill = (
  environment: Environment,
  agents: ReturnType<Environment['addNamespace']>,
  to: ReturnType<typeof there>,
) => void;

/** Stores of the cluster that no environment brings. */
function there(environment: Environment) {
  const store = { pods: pods('there', { app: 'store' }) };
  return {
    loki: external(environment, {
      ...store,
      protocol: 'loki.push',
      url: 'http://loki.there.svc:3100/loki/api/v1/push',
    }),
    mimir: external(environment, {
      ...store,
      protocol: 'prometheus.remote-write',
      url: 'http://mimir.there.svc:9009/api/v1/push',
    }),
  };
}

const environmentOf =
  (name: string, cluster: string, fill: Fill) =>
  (app: App): Environment => {
    const environment = new Environment(app, name, { cluster: { name: cluster, network: plainNetwork() } });
    environment.addNamespace(`${name}-stores`);
    const agents = environment.addNamespace(`${name}-agents`, { podSecurity: 'privileged', reason: 'agents' });
    fill(environment, agents, there(environment));
    return environment;
  };

function said(first: Fill, second: Fill, clusters: readonly [string, string] = ['blue', 'blue']) {
  const environments = {
    one: environmentOf('one', clusters[0], first),
    two: environmentOf('two', clusters[1], second),
  };
  const built = defineProject({ environments }).build();
  const text = ({ environment, component, property, problem }: (typeof built.findings)[number]) =>
    `${environment} › ${component} › ${property}: ${problem}`;
  const warnings = built.environments.flatMap((each) => each.warnings).map(text);
  return { findings: built.findings.map(text), warnings: warnings.filter((each) => each.includes(' as well')) };
}

const agent =
  (collect: ConstructorParameters<typeof Alloy>[1]['collect'], storagePath = '/var/lib/alloy', pool?: string): Fill =>
  (environment, namespace, { loki, mimir }) => {
    const to = { logsTo: loki, metricsTo: mimir };
    const placed = pool === undefined ? {} : { pods: podDefaults({ nodeSelector: { pool } }) };
    new Alloy(environment, { namespace, collect, storagePath, ...to, ...placed });
  };

const all = [podLogs(), cadvisor(), annotatedPods({ ports: [8080] })];
const second = '/var/lib/alloy-two';

test('lines and metrics of the same pods', () => {
  const { findings, warnings } = said(agent(all), agent(all, second));
  expect(findings).toEqual([
    'two › alloy › collect: alloy of one sends what kubelets show to cadvisor() to mimir.there.svc as well, so each would be stored twice',
    'two › alloy › collect: alloy of one sends the metrics of annotated-pods to mimir.there.svc as well, so each would be stored twice',
  ]);
  expect(warnings).toEqual([
    'two › alloy › collect: alloy of one sends the log lines of pods to loki.there.svc as well, so each is read and sent twice, and those that differ are stored twice',
  ]);
});

test('of other nodes, or in another cluster', () => {
  const nothing = { findings: [], warnings: [] };
  expect(said(agent(all, undefined, 'a'), agent(all, second, 'b'))).toEqual(nothing);
  expect(said(agent(all), agent(all, second), ['blue', 'green'])).toEqual(nothing);
});

test('by a Prometheus: what it watches is its own, but not what shows the whole cluster', () => {
  const watching =
    (withObjects: boolean): Fill =>
    (environment, namespace, { mimir }) => {
      const prometheus = new Prometheus(environment, { ...size, metricsTo: mimir });
      const { name } = environment;
      const agentOf = { name: 'agent', namespace, storagePath: `/var/lib/${name}`, metricsTo: mimir };
      prometheus.watch(new Alloy(environment, { ...agentOf, collect: [podLogs()], logsTo: there(environment).loki }));
      if (withObjects) prometheus.watch(new KubeStateMetrics(environment));
    };
  expect(said(watching(false), watching(false)).findings).toEqual([]);
  expect(said(watching(true), watching(true)).findings).toEqual([
    'two › prometheus › watch: prometheus of one sends the metrics of kube-state-metrics to mimir.there.svc as well, so each would be stored twice',
  ]);
});

test('a stack that is there is one, in whichever environments', () => {
  const joined =
    (storagePath: string, collects: boolean): Fill =>
    (environment, namespace) => {
      const stack = new KubePrometheusStack(environment, {
        namespace: environment.addNamespace('stack', { existing: true }),
        remoteWrite: true,
      });
      if (!collects || !stack.remoteWrite) return;
      new Alloy(environment, {
        namespace,
        collect: [annotatedPods({ ports: [8080] })],
        storagePath,
        metricsTo: stack.remoteWrite,
      });
    };
  expect(said(joined('/var/lib/one', false), joined('/var/lib/two', true)).findings).toEqual([]);
  expect(said(joined('/var/lib/one', true), joined('/var/lib/two', true)).findings).toEqual([
    'two › alloy › collect: alloy of one sends the metrics of annotated-pods to prometheus-kube-prometheus-prometheus.stack.svc as well, so each would be stored twice',
  ]);
});
