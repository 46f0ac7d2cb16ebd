import { describe, expect, test } from '@jest/globals';
import { Alloy, type AlloyProps, cadvisor, journal, KafkaLogs, kubelet, podLogs } from '../../constructs/alloy';
import { Kafka } from '../../constructs/kafka';
import { type Environment, gibibytes, podDefaults, seconds } from '../../constructs/kit';
import { KubePrometheusStack } from '../../constructs/kube-prometheus-stack';
import { Loki } from '../../constructs/loki';
import { Mimir } from '../../constructs/mimir';
import { NodeExporter } from '../../constructs/node-exporter';
import { Prometheus } from '../../constructs/prometheus';
import { Promtail } from '../../constructs/promtail';
import { scrape } from '../../constructs/scrape';
import { findingsOf, testEnvironment } from '../support';
import { size } from './cases';

/** What two components read alike and send to one store. */

const elsewhere =
  'one of the two, or for one of them other nodes by pods: podDefaults({ nodeSelector: { … } }), or another store';
const sentTwice = 'each is read and sent twice, and those that differ are stored twice';
const warning = (component: string, what: string, first = 'alloy') =>
  `${component} › collect: ${first} sends ${what} to loki.monitoring.svc as well, so ${sentTwice} | ${elsewhere}`;
const refused = (property: string, what: string) =>
  `test › second › ${property}: alloy sends ${what} to mimir.monitoring.svc as well, so each would be stored twice | ${elsewhere}`;

/** An environment whose agents have a namespace, with stores for what they send. */
function wired() {
  const environment = testEnvironment();
  const agents = { podSecurity: 'privileged', reason: 'they read files of their node' } as const;
  const namespace = environment.addNamespace('agents', agents);
  const loki = new Loki(environment, size);
  const { remoteWrite: metricsTo } = new Mimir(environment, size);
  const second = { namespace, name: 'second', storagePath: '/var/lib/second' };
  return { environment, namespace, loki, logsTo: loki.push, metricsTo, second };
}

/** What is said of two agents with the same properties; `besides`: what the second has in addition. */
function both(given: Partial<AlloyProps> & Pick<AlloyProps, 'collect'>, besides: Partial<AlloyProps> = {}) {
  const { environment, namespace, logsTo, metricsTo, second } = wired();
  const to = { logsTo, metricsTo };
  new Alloy(environment, { namespace, ...to, ...given });
  new Alloy(environment, { ...second, ...to, ...given, ...besides });
  return said(environment);
}

/** What is said of two that read the same. */
function said(environment: Environment) {
  const findings = findingsOf(environment);
  const warnings = environment.warnings
    .filter(({ problem }) => problem.includes('as well'))
    .map(({ component, property, problem, instead }) => `${component} › ${property}: ${problem} | ${instead}`);
  return { findings, warnings };
}

const nothing = { findings: [], warnings: [] };
const onNodes = (pool: string) => ({ pods: podDefaults({ nodeSelector: { pool } }) });

describe('lines, of which Loki takes equal ones as one', () => {
  test('by two agents', () => {
    expect(both({ collect: [podLogs(), journal()] })).toEqual({
      findings: [],
      warnings: [warning('second', 'the log lines of pods'), warning('second', 'the journals of nodes')],
    });
  });

  test('by Alloy and Promtail', () => {
    const { environment, namespace, logsTo } = wired();
    new Alloy(environment, { namespace, collect: [podLogs()], logsTo });
    new Promtail(environment, { namespace, collect: [podLogs()], logsTo });
    expect(said(environment)).toEqual({ findings: [], warnings: [warning('promtail', 'the log lines of pods')] });
  });

  test('by two agents, of which one merely prefers some nodes', () => {
    const preference = { matchExpressions: [{ key: 'pool', operator: 'In', values: ['a'] }] };
    const nodeAffinity = { preferredDuringSchedulingIgnoredDuringExecution: [{ weight: 1, preference }] };
    expect(both({ collect: [podLogs()] }, { pods: podDefaults({ affinity: { nodeAffinity } }) }).warnings).toEqual([
      warning('second', 'the log lines of pods'),
    ]);
  });

  test('as a copy of one', () => {
    const { environment, namespace, loki, logsTo, second } = wired();
    const { push: logs } = new Loki(environment, { ...size, name: 'archive' });
    new Alloy(environment, { namespace, collect: [podLogs()], logsTo: logs, copyTo: { logs: logsTo } });
    new Alloy(environment, { ...second, collect: [podLogs()], logsTo: loki.push });
    expect(said(environment).warnings).toEqual([warning('second', 'the log lines of pods')]);
  });
});

describe('samples, which are stored twice', () => {
  test('of kubelets', () => {
    expect(both({ collect: [kubelet(), cadvisor()] }).findings).toEqual([
      refused('collect', 'what kubelets show to kubelet()'),
      refused('collect', 'what kubelets show to cadvisor()'),
    ]);
  });

  test('of pods that both choose alike', () => {
    const orders = () => scrape({ namespace: 'shop', selector: { app: 'orders' }, port: 8080 });
    const others = scrape({ namespace: 'shop', selector: { app: 'orders', tier: 'web' }, port: 8080, name: 'orders' });
    expect(both({ collect: [orders()] }, { collect: [orders(), podLogs()] }).findings).toEqual([
      refused('collect', 'the metrics of orders'),
    ]);
    expect(both({ collect: [orders()] }, { collect: [others] })).toEqual(nothing);
    const often = scrape({ namespace: 'shop', selector: { app: 'orders' }, port: 8080, interval: seconds(30) });
    expect(both({ collect: [orders()] }, { collect: [often] }).findings).toEqual([
      refused('collect', 'the metrics of orders'),
    ]);
  });

  test('of a component that both watch', () => {
    const { environment, namespace, metricsTo, second } = wired();
    const exporter = new NodeExporter(environment, { namespace });
    new Alloy(environment, { namespace, collect: [cadvisor()], metricsTo }).watch(exporter);
    new Alloy(environment, { ...second, collect: [kubelet()], metricsTo }).watch(exporter);
    expect(said(environment).findings).toEqual([refused('watch', 'the metrics of node-exporter')]);
  });

  test('by Alloy and by a Prometheus that sends what it pulls', () => {
    const { environment, namespace, metricsTo } = wired();
    const exporter = new NodeExporter(environment, { namespace });
    const orders = () => scrape({ namespace: 'shop', selector: { app: 'orders' }, port: 8080 });
    new Alloy(environment, { namespace, collect: [cadvisor(), orders()], metricsTo }).watch(exporter);
    new Prometheus(environment, { ...size, scrape: [kubelet(), cadvisor(), orders()], metricsTo }).watch(exporter);
    const instead = 'one of the two, or for one of them another store';
    expect(said(environment).findings).toEqual(
      [
        ['scrape', 'what kubelets show to cadvisor()'],
        ['scrape', 'the metrics of orders'],
        ['watch', 'the metrics of node-exporter'],
      ].map(
        ([property, what]) =>
          `test › prometheus › ${property}: alloy sends ${what} to mimir.monitoring.svc as well, so each would be stored twice | ${instead}`,
      ),
    );
  });

  test.each<[string, { readonly remoteWrite?: boolean; readonly otlp?: boolean; readonly kubelet?: boolean }]>([
    ['as the chart has it', {}],
    ['that takes OTLP too', { otlp: true }],
    ['that asks no kubelet', { kubelet: false }],
  ])('by Alloy and by an existing kube-prometheus-stack %s', (_title, props) => {
    const { environment, namespace } = wired();
    const beside = environment.addNamespace('stack', { existing: true });
    const stack = new KubePrometheusStack(environment, { namespace: beside, remoteWrite: true, ...props });
    const orders = scrape({ namespace: 'shop', selector: { app: 'orders' }, port: 8080 });
    const loki = new Loki(environment, { ...size, name: 'other' });
    stack.watch(loki);
    const collect = [kubelet(), cadvisor(), orders];
    new Alloy(environment, { namespace, collect, metricsTo: stack.remoteWrite }).watch(loki);
    const twice = (property: string, what: string, rest = '') =>
      `test › alloy › ${property}: kube-prometheus-stack reads and keeps ${what} itself, so each would be stored twice | one of the two, or for one of them another store${rest}`;
    const ofKubelets = ['kubelet()', 'cadvisor()'].map((each) =>
      twice(
        'collect',
        `what kubelets show to ${each}`,
        ', or kubelet: false of the KubePrometheusStack where the chart has kubelet.enabled: false',
      ),
    );
    expect(said(environment).findings).toEqual([
      ...(props.kubelet === false ? [] : ofKubelets),
      twice('watch', 'the metrics of other'),
    ]);
  });

  test('by two agents, of which one sends to a Prometheus that sends what it has', () => {
    const { environment, namespace, metricsTo, second } = wired();
    const { remoteWrite } = new Prometheus(environment, { ...size, metricsTo });
    new Alloy(environment, { namespace, collect: [kubelet()], metricsTo: remoteWrite });
    new Alloy(environment, { ...second, collect: [kubelet()], metricsTo });
    expect(said(environment).findings).toEqual([refused('collect', 'what kubelets show to kubelet()')]);
  });

  test('a topic that two read', () => {
    const { environment, logsTo } = wired();
    const { brokers } = new Kafka(environment, { disk: gibibytes(10) });
    new KafkaLogs(environment, { brokers, topics: ['events', 'audit'], logsTo });
    new KafkaLogs(environment, { name: 'more', brokers, topics: ['events'], logsTo });
    expect(said(environment).findings).toEqual([
      'test › more › topics: kafka-logs sends the records of events of kafka.monitoring.svc to loki.monitoring.svc as well, so each would be stored twice | one of the two, or for one of them another store',
    ]);
  });
});

describe('nothing is there twice', () => {
  test('on nodes that are not the same', () => {
    expect(both({ collect: [podLogs(), kubelet()], ...onNodes('a') }, onNodes('b'))).toEqual(nothing);
    expect(both({ collect: [podLogs()], ...onNodes('a') }).warnings).toHaveLength(1);
    expect(both({ collect: [podLogs()] }, onNodes('b')).warnings).toHaveLength(1);
  });

  test('where an affinity of one decides, which cannot be told', () => {
    const nodeAffinity = {
      requiredDuringSchedulingIgnoredDuringExecution: {
        nodeSelectorTerms: [{ matchExpressions: [{ key: 'pool', operator: 'NotIn', values: ['a'] }] }],
      },
    };
    expect(
      both({ collect: [podLogs()], ...onNodes('a') }, { pods: podDefaults({ affinity: { nodeAffinity } }) }),
    ).toEqual(nothing);
  });

  test('in stores of their own', () => {
    const { environment, namespace, logsTo, second } = wired();
    const { push } = new Loki(environment, { ...size, name: 'archive' });
    new Alloy(environment, { namespace, collect: [podLogs()], logsTo });
    new Alloy(environment, { ...second, collect: [podLogs()], logsTo: push });
    expect(said(environment)).toEqual(nothing);
  });

  test('of two kinds', () => {
    expect(both({ collect: [podLogs()] }, { collect: [journal()] })).toEqual(nothing);
  });
});
