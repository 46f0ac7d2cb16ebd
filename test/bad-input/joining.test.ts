import { kubelet, podLogs } from '../../constructs/alloy';
import { Gateway, type GatewayProps } from '../../constructs/gateway';
import { GrafanaContent } from '../../constructs/grafana';
import { days, type Environment, gibibytes, issuer, mebibytes, millicores, percent } from '../../constructs/kit';
import { KubePrometheusStack, type KubePrometheusStackProps } from '../../constructs/kube-prometheus-stack';
import { logAgent } from '../../constructs/log-agent';
import { Loki } from '../../constructs/loki';
import { OtelCollector } from '../../constructs/otel-collector';
import { Tempo } from '../../constructs/tempo';
import { type Case, nameRule, Sample, size, testAnswers, untyped } from './cases';

/** What joins an existing stack in a way that could not work. */

/** The stack in a namespace of its own. */
const stack = (environment: Environment, props: Partial<KubePrometheusStackProps> = {}) =>
  new KubePrometheusStack(environment, {
    namespace: environment.addNamespace('stack', { existing: true }),
    ...props,
  });

const gateway = (environment: Environment, props: Partial<GatewayProps>, host = 'loki') =>
  new Gateway(environment, {
    domain: 'example.com',
    hosts: { [host]: new Loki(environment, size).query },
    users: 'users',
    ...props,
  });

const partsRule = 'lower-case letters, digits, hyphens and dots, each part beginning and ending with a letter or digit';
const hostRule = 'a name below a domain without scheme, port or path, such as example.com';
const noIngress =
  "test › gateway › ingress: the cluster serves no ingress class | ingressClasses: [{ name: 'kong', namespace: 'kong' }] in the environment's cluster, or no ingress";

const ofStack: readonly Case[] = [
  [
    'a stack in a namespace of the environment',
    (environment) => stack(environment, { namespace: environment.defaultNamespace }),
    [
      "test › kube-prometheus-stack › namespace: monitoring is a namespace of this environment, and the stack runs in one of its own | the stack's, by addNamespace('monitoring', { existing: true })",
    ],
  ],
  [
    'a release that can not be',
    (environment) => stack(environment, { release: 'My Release' }),
    [`test › kube-prometheus-stack › release: "My Release" is no name that Kubernetes takes | ${nameRule}`],
  ],
  [
    'a uid that Grafana does not take',
    (environment) => {
      const { grafana, datasource } = stack(environment, { datasourceUid: 'the first one' });
      new GrafanaContent(environment, { grafana, datasources: [datasource] });
    },
    [
      'test › grafana-content › datasources: the datasource Prometheus has the uid "the first one" | at most 40 letters, digits, hyphens and underscores',
    ],
  ],
  [
    'one store twice',
    (environment) => {
      const { grafana, datasource } = stack(environment);
      const loki = new Loki(environment, size).datasource;
      new GrafanaContent(environment, { grafana, datasources: [datasource, loki, loki] });
    },
    [
      'test › grafana-content › datasources: two datasources have the uid test-loki | a store with a name of its own, once each',
    ],
  ],
  [
    'a component named as the stack names its own',
    (environment) => {
      const { targetNamespace: namespace } = stack(environment);
      new Sample(environment, { ports: {} }, { name: 'prometheus-grafana', namespace });
    },
    ['ServiceAccount', 'Deployment', 'NetworkPolicy'].map(
      (kind) =>
        `test › prometheus-grafana › ${kind} prometheus-grafana: the kube-prometheus-stack of the release prometheus names its own objects so | another name for the component`,
    ),
  ],
  [
    'a component that is watched twice',
    (environment) => {
      const loki = new Loki(environment, size);
      stack(environment).watch(loki, loki);
    },
    ['test › kube-prometheus-stack › watch: loki is watched twice | each component once'],
  ],
];

const ofSizes: readonly Case[] = [
  [
    'more lines than the disk holds until they go',
    (environment) =>
      new Loki(environment, {
        retention: days(7),
        disk: gibibytes(30),
        dailyVolume: gibibytes(20),
        resources: { cpu: millicores(100), memory: gibibytes(8) },
      }),
    [
      'test › loki › retention: 7 days at 20Gi a day are about 54Gi of chunks, and 80 % of the disk are 24Gi | at most days(2), or disk: gibibytes(67) or more',
    ],
  ],
  [
    'more lines than there is memory for their open chunks',
    (environment) => new Loki(environment, { ...size, dailyVolume: gibibytes(2) }),
    [
      'test › loki › resources: 2Gi of lines a day in up to 5000 streams take about 586Mi, and 80 % of the memory limit are 409Mi | memoryLimit: mebibytes(768) or more, or a smaller dailyVolume',
    ],
  ],
  [
    'an invalid daily volume',
    (environment) => new Loki(environment, { ...size, dailyVolume: untyped('10Gi') }),
    ['test › loki › dailyVolume: "10Gi" is given | an amount such as gibibytes(10)'],
  ],
  [
    'words that mean nothing',
    (environment) => {
      new Loki(environment, { ...size, chunkEncoding: untyped('brotli') });
      const logsTo = new Loki(environment, { ...size, name: 'second' }).push;
      const namespace = environment.addNamespace('agents', { existing: true });
      logAgent(environment, { program: untyped('fluentbit'), namespace, collect: [podLogs()], logsTo });
    },
    [
      'test › loki › chunkEncoding: "brotli" is none of gzip, zstd, snappy, lz4 | one of: gzip, zstd, snappy, lz4',
      'test › alloy › program: "fluentbit" is none of alloy, promtail | one of: alloy, promtail',
    ],
  ],
  [
    'a port of Tempo that it has already',
    (environment) => new Tempo(environment, { ...size, alsoOnPort: 9095 }),
    ['test › tempo › ports: its Service would offer 9095/TCP twice | another number for one of the two'],
  ],
  [
    'streams without a number',
    (environment) => new Loki(environment, { ...size, streams: 2.5 }),
    ['test › loki › streams: 2.5 is not a whole number from 100 to 1000000 | a whole number from 100 to 1000000'],
  ],
  [
    'an invalid port',
    (environment) => new Tempo(environment, { ...size, alsoOnPort: 0 }),
    ['test › tempo › alsoOnPort: 0 is not a whole number from 1 to 65535 | a whole number from 1 to 65535'],
  ],
  [
    'queues that are too small',
    (environment) => {
      const prometheus = stack(environment);
      new OtelCollector(environment, {
        metricsTo: prometheus.metricsTo,
        logsTo: new Loki(environment, size).otlp,
        tracesTo: new Tempo(environment, size).otlp,
        keep: [percent(1)],
        queues: 'pod',
        disk: mebibytes(100),
      });
    },
    ['test › otel-collector › disk: 100Mi is too little for three queues | mebibytes(256) or more'],
  ],
];

const ofAgents: readonly Case[] = [
  [
    'a Promtail that is to scrape',
    (environment) => {
      const namespace = environment.addNamespace('agents', { existing: true });
      const logsTo = new Loki(environment, size).push;
      logAgent(environment, { program: 'promtail', namespace, collect: [podLogs(), kubelet()], logsTo });
    },
    [
      "test › promtail › collect: Promtail can't do kubelet(): it follows log files alone | collect: [podLogs()], or Alloy in its place",
    ],
  ],
  [
    'a Promtail that collects nothing, among restricted pods',
    (environment) => {
      logAgent(environment, { program: 'promtail', collect: [], logsTo: new Loki(environment, size).push });
    },
    [
      "test › promtail › namespace: the pods of monitoring are restricted, and Promtail reads folders of its node | a namespace of its own for node agents, with podSecurity: 'privileged'",
      'test › promtail › collect: nothing is collected | collect: [podLogs()]',
    ],
  ],
];

const ofGateway: readonly Case[] = [
  [
    'a host outside the domain',
    (environment) => gateway(environment, {}, 'loki.example.org'),
    [
      'test › gateway › hosts: loki.example.org is not below example.com | a name below it, such as loki.example.com',
      noIngress,
    ],
  ],
  [
    'a domain with a scheme',
    (environment) => gateway(environment, { domain: 'https://example.com' }),
    [`test › gateway › domain: "https://example.com" is no host name | ${hostRule}`, noIngress],
  ],
  [
    'no host, a Secret and an issuer that can not be',
    (environment) => gateway(environment, { hosts: {}, users: 'The Users', tls: issuer('Lets Encrypt') }),
    [
      `test › gateway › users: "The Users" is no name that Kubernetes takes | ${partsRule}`,
      `test › gateway › tls: "Lets Encrypt" is no name that Kubernetes takes | ${partsRule}`,
      'test › gateway › hosts: there is no host | at least one, such as { loki: loki.query }',
      noIngress,
    ],
  ],
];

testAnswers([...ofStack, ...ofSizes, ...ofAgents, ...ofGateway]);
