import { Alloy, ebpfProfiles, hubble, journal, KafkaLogs, kubelet, podLogs, ztunnel } from '../../constructs/alloy';
import { MessagesDemo } from '../../constructs/demo';
import type { Endpoint, Environment } from '../../constructs/kit';
import { Prometheus } from '../../constructs/prometheus';
import { Pyroscope } from '../../constructs/pyroscope';
import { size, stores, testAnswers, untyped } from './cases';

/** Node agents with nothing to read or nowhere to send. */

const agents = (environment: Environment) =>
  environment.addNamespace('agents', { podSecurity: 'privileged', reason: 'they read the log files of their node' });

const ownFolder = "a folder of the node that is its own, such as '/var/lib/alloy-staging'";

testAnswers([
  [
    'logs without a place to go',
    (environment) => new Alloy(environment, { namespace: agents(environment), collect: [podLogs()] }),
    ['test › alloy › logsTo: podLogs() has nowhere to send to | where to, for example logsTo: loki.push'],
  ],
  [
    'options of another name, and none at all',
    (environment) => {
      const { loki } = stores(environment);
      const { push: profilesTo } = new Pyroscope(environment, size);
      const namespace = agents(environment);
      const collect = [journal(untyped({ folder: '/run/log/journal' })), ebpfProfiles(untyped({ namespace: 'shop' }))];
      new Alloy(environment, { namespace, collect, logsTo: loki.push, profilesTo });
      const none = [journal(untyped(null)), ebpfProfiles(untyped(null))];
      new Alloy(environment, { namespace, name: 'second', collect: none, logsTo: loki.push, profilesTo });
    },
    [
      'test › alloy › collect › journal › folder: there is no property folder | one of: path',
      'test › alloy › collect › ebpfProfiles › namespace: there is no property namespace | namespaces',
      "test › second › collect › journal: null is given | journal({ path: '/var/log/journal' })",
      "test › second › collect › ebpfProfiles: null is given | ebpfProfiles({ namespaces: ['shop'] })",
    ],
  ],
  [
    'a state in no folder, and in one of the node',
    (environment) => {
      const { loki } = stores(environment);
      const of = { namespace: agents(environment), collect: [podLogs()], logsTo: loki.push };
      for (const [index, storagePath] of ['state', '/var/lib/../log', '/var/log/alloy'].entries())
        new Alloy(environment, { ...of, name: `agent-${index}`, storagePath });
    },
    [
      `test › agent-0 › storagePath: "state" is no path of a folder | ${ownFolder}`,
      `test › agent-1 › storagePath: "/var/lib/../log" is no path of a folder | ${ownFolder}`,
      `test › agent-2 › storagePath: /var/log of a node is not for an agent | ${ownFolder}`,
    ],
  ],
  [
    'Hubble and ztunnel where there are none',
    (environment) => {
      const { mimir } = stores(environment);
      new Alloy(environment, {
        namespace: agents(environment),
        collect: [hubble(), ztunnel()],
        metricsTo: mimir.remoteWrite,
      });
    },
    [
      "test › alloy › collect: hubble() collects the metrics of Hubble, and the cluster has none | network: cilium({ hubble: true }) in the environment's cluster, or collect without hubble()",
      "test › alloy › collect: ztunnel() collects the metrics of an ambient mesh, and the cluster has none | mesh: istioAmbient() in the environment's cluster, or collect without ztunnel()",
    ],
  ],
  [
    'one pipeline twice, in a namespace where a node agent can not run',
    (environment) => {
      const { loki } = stores(environment);
      new Alloy(environment, { collect: [podLogs(), podLogs()], logsTo: loki.push });
    },
    [
      "test › alloy › namespace: the pods of monitoring are restricted, and Alloy reads folders of its node | a namespace of its own for node agents, with podSecurity: 'privileged'",
      'test › alloy › collect: podLogs() is there twice, so everything of it would be sent twice | podLogs() once',
    ],
  ],
  [
    'a component whose metrics have nowhere to go, and one that is watched twice',
    (environment) => {
      const { loki, mimir } = stores(environment);
      const namespace = agents(environment);
      new Alloy(environment, { namespace, collect: [podLogs()], logsTo: loki.push }).watch(loki);
      const collect = [hubble()];
      const second = new Alloy(environment, { name: 'second', namespace, collect, metricsTo: mimir.remoteWrite });
      second.watch(loki, loki);
    },
    [
      'test › alloy › watch: the metrics of loki have nowhere to go | where to, for example metricsTo: mimir.remoteWrite',
      "test › second › collect: hubble() collects the metrics of Hubble, and the cluster has none | network: cilium({ hubble: true }) in the environment's cluster, or collect without hubble()",
      'test › second › watch: loki is watched twice | each component once',
    ],
  ],
  [
    'a component that is asked by an agent, which sends the answers, and by the Prometheus that gets them',
    (environment) => {
      const { loki } = stores(environment);
      const prometheus = new Prometheus(environment, size);
      const props = { namespace: agents(environment), collect: [kubelet()], metricsTo: prometheus.remoteWrite };
      new Alloy(environment, props).watch(loki);
      prometheus.watch(loki);
    },
    [
      'test › alloy › watch: prometheus reads and keeps the metrics of loki itself, so each would be stored twice | one of the two, or for one of them another store',
    ],
  ],
  [
    'names that are no expressions',
    (environment) => {
      const { mimir } = stores(environment);
      const metricsTo = mimir.remoteWrite;
      new Alloy(environment, { namespace: agents(environment), collect: [kubelet()], metricsTo, keep: ['node_('] });
    },
    [
      'test › alloy › keep: "node_(" is no regular expression | a regular expression (RE2) for whole names, see https://github.com/google/re2/wiki/Syntax',
    ],
  ],
  [
    'topics without a broker and without a name',
    (environment) => {
      const { loki } = stores(environment);
      const brokers = undefined as unknown as Endpoint<'kafka'>;
      new KafkaLogs(environment, { brokers, topics: ['all events', 'audit', 'audit'], logsTo: loki.push });
    },
    [
      'test › kafka-logs › brokers: brokers is missing | brokers: kafka.brokers',
      'test › kafka-logs › topics: "all events" is no name of a topic | letters, digits, dots, underscores and hyphens, at most 249 of them',
      'test › kafka-logs › topics: the topic audit is there twice | each topic once',
    ],
  ],
  [
    'topics of a program that is no broker, and none of them',
    (environment) => {
      const { loki } = stores(environment);
      const brokers = loki.push as unknown as Endpoint<'kafka'>;
      new KafkaLogs(environment, { brokers, topics: [], logsTo: loki.push });
    },
    [
      "test › kafka-logs › topics: the list is empty | a list such as ['events']",
      'test › kafka-logs › brokers: loki speaks loki.push there | an endpoint that speaks kafka, such as kafka.brokers',
    ],
  ],
  [
    'the demo with messages, without a place for its spans and without instrumentation',
    (environment) => {
      new MessagesDemo(environment, {} as ConstructorParameters<typeof MessagesDemo>[1]);
    },
    [
      'test › messages › otlpTo: otlpTo is missing | otlpTo: otel.otlp.http',
      'test › messages › instrument: instrument is missing | instrument: withPythonAgent({ otlpTo: otel.otlp.http })',
    ],
  ],
]);
