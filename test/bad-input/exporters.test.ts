import { expect, test } from '@jest/globals';
import { Alloy, unix } from '../../constructs/alloy';
import { type Environment, plainNetwork } from '../../constructs/kit';
import { KubePrometheusStack } from '../../constructs/kube-prometheus-stack';
import { KubeStateMetrics } from '../../constructs/kube-state-metrics';
import { objectCollectors } from '../../constructs/kube-state-metrics/collectors';
import { NodeExporter } from '../../constructs/node-exporter';
import { nodeCollectors } from '../../constructs/node-exporter/collectors';
import { Prometheus } from '../../constructs/prometheus';
import { findingsOf, testEnvironment } from '../support';
import { type Case, size, testAnswers, untyped } from './cases';

/** Exporters of the whole cluster that are there twice, and what none of them takes. */

const agents = (environment: Environment) =>
  environment.addNamespace('agents', { podSecurity: 'privileged', reason: 'they read folders of their node' });

const stackIn = (environment: Environment) =>
  new KubePrometheusStack(environment, { namespace: environment.addNamespace('stack', { existing: true }) });

const cases: readonly Case[] = [
  [
    'two node exporters',
    (environment) => {
      const namespace = agents(environment);
      new NodeExporter(environment, { namespace });
      new NodeExporter(environment, { namespace, name: 'second' });
    },
    [
      'test › second › new NodeExporter: NodeExporter shows the metrics of each node, and NodeExporter of node-exporter does so already | one of the two',
    ],
  ],
  [
    'a node exporter beside the one of Alloy',
    (environment) => {
      const namespace = agents(environment);
      const { remoteWrite: metricsTo } = new Prometheus(environment, size);
      new Alloy(environment, { namespace, collect: [unix()], metricsTo });
      new NodeExporter(environment, { namespace });
    },
    [
      'test › node-exporter › new NodeExporter: NodeExporter shows the metrics of each node, and unix() of alloy does so already | one of the two',
    ],
  ],
  [
    'a node exporter beside that of a stack',
    (environment) => {
      new NodeExporter(environment, { namespace: agents(environment) });
      stackIn(environment);
    },
    [
      'test › node-exporter › new NodeExporter: NodeExporter shows the metrics of each node, and the stack of kube-prometheus-stack does so already | one of the two',
    ],
  ],
  [
    'a node exporter where no pod may see its node',
    (environment) => new NodeExporter(environment),
    [
      "test › node-exporter › namespace: the pods of monitoring are restricted, and node exporter reads folders of its node | a namespace of its own for node agents, with podSecurity: 'privileged'",
    ],
  ],
  [
    'invalid collectors, and one that cannot work here',
    (environment) =>
      new NodeExporter(environment, {
        namespace: agents(environment),
        collectors: untyped({ proceses: true, systemd: true, arp: 'off' }),
      }),
    [
      'test › node-exporter › collectors.proceses: there is no property proceses | processes',
      `test › node-exporter › collectors.systemd: there is no property systemd | one of: ${nodeCollectors.join(', ')}`,
      'test › node-exporter › collectors.arp: "off" is given | true or false',
    ],
  ],
  [
    'two kube-state-metrics',
    (environment) => {
      new KubeStateMetrics(environment);
      new KubeStateMetrics(environment, { name: 'second' });
    },
    [
      'test › second › new KubeStateMetrics: KubeStateMetrics shows the metrics of each object, and KubeStateMetrics of kube-state-metrics does so already | one of the two',
    ],
  ],
  [
    'Secrets as metrics',
    (environment) => new KubeStateMetrics(environment, { collectors: untyped(['pods', 'secrets']) }),
    [
      `test › kube-state-metrics › collectors: "secrets" is none of ${objectCollectors.join(', ')} | one of: ${objectCollectors.join(', ')}`,
    ],
  ],
  [
    'no kind of objects at all',
    (environment) => new KubeStateMetrics(environment, { collectors: [] }),
    ["test › kube-state-metrics › collectors: the list is empty | a list such as ['certificatesigningrequests']"],
  ],
  [
    'labels of objects that are not shown, and of all of them',
    (environment) => {
      new KubeStateMetrics(environment, {
        collectors: ['pods'],
        metricLabelsAllowlist: { deployments: ['team'], pods: ['*'] },
      });
    },
    [
      'test › kube-state-metrics › metricLabelsAllowlist.pods: "*" is no label key | a label key such as \'app.kubernetes.io/name\'',
      "test › kube-state-metrics › metricLabelsAllowlist: labels of deployments are to be shown, and deployments are not | 'deployments' in collectors, or no labels of them",
    ],
  ],
];

testAnswers(cases);

test('an exporter that the cluster has already', () => {
  const environment = testEnvironment({ network: plainNetwork(), nodeExporter: true });
  new NodeExporter(environment, { namespace: agents(environment) });
  expect(findingsOf(environment)).toEqual([
    "test › node-exporter › new NodeExporter: NodeExporter shows the metrics of each node, and a node exporter runs in the cluster already | no NodeExporter, or no nodeExporter in the environment's cluster",
  ]);
});
