import { expect, test } from '@jest/globals';
import { Alertmanager, msteamsv2, opsgenie, pagerduty, slack, webhook } from '../../constructs/alertmanager';
import { Alloy, KafkaLogs, KubernetesEvents, kubelet, podLogs, podProfiles } from '../../constructs/alloy';
import { BlackboxExporter } from '../../constructs/blackbox-exporter';
import { cilium, type Environment, external, plainNetwork, pods, recordingRule } from '../../constructs/kit';
import { Loki } from '../../constructs/loki';
import { Mimir } from '../../constructs/mimir';
import { OtelForwarder } from '../../constructs/otel-collector';
import { Prometheus } from '../../constructs/prometheus';
import { scrapeHosts } from '../../constructs/scrape';
import { Tempo } from '../../constructs/tempo';
import { size } from '../bad-input/cases';
import { proxied, proxyOf } from '../fixtures/proxy';
import { sending, sentTo } from '../fixtures/two-clusters';
import { findingsOf, objectOf, testEnvironment } from '../support';

/** Hosts outside that are called through a company's proxy: what each program is told, and that its policy knows the proxy alone. */

const toProxy = { to: [{ ipBlock: { cidr: '203.0.113.128/32' } }], ports: [{ port: 3128, protocol: 'TCP' }] };

/** The egress of a workload's policy beside DNS, the API server and what is in the cluster. */
const outward = (environment: Environment, workload: string) => {
  const egress: readonly { to?: readonly { ipBlock?: object }[] }[] = objectOf(environment, 'NetworkPolicy', workload)
    .spec.egress;
  return egress.filter(({ to = [] }) => to.some(({ ipBlock }) => ipBlock !== undefined));
};

const agents = (environment: Environment) =>
  environment.addNamespace('agents', { podSecurity: 'privileged', reason: 'they read log files' });

const remoteWrite = (environment: Environment) =>
  proxied(environment, 'prometheus.remote-write', 'https://metrics.example.com/api/v1/push');
const lines = (environment: Environment) =>
  proxied(environment, 'loki.push', 'https://logs.example.com/loki/api/v1/push');

/** Who is made, its workload, and how often it is told of the proxy. */
const callers: readonly (readonly [string, (environment: Environment) => unknown, string, number])[] = [
  [
    'a Collector',
    (environment) =>
      new OtelForwarder(environment, { sendTo: proxied(environment, 'otlp.http', 'https://otlp.example.com') }),
    'otel-collector',
    3,
  ],
  [
    'an Alloy with lines, samples, profiles and copies',
    (environment) =>
      new Alloy(environment, {
        namespace: agents(environment),
        collect: [podLogs(), kubelet(), podProfiles({ ports: [8080] })],
        logsTo: lines(environment),
        metricsTo: remoteWrite(environment),
        profilesTo: proxied(environment, 'pyroscope.push', 'https://profiles.example.com'),
      }),
    'alloy',
    3,
  ],
  [
    'an Alloy that reads events',
    (environment) => new KubernetesEvents(environment, { logsTo: lines(environment) }),
    'kubernetes-events',
    1,
  ],
  [
    'a Prometheus that sends, pulls and tells',
    (environment) =>
      new Prometheus(environment, {
        ...size,
        metricsTo: remoteWrite(environment),
        alertsTo: proxied(environment, 'alertmanager', 'https://alerts.example.com'),
        scrape: [
          scrapeHosts({
            name: 'databases',
            targets: [proxied(environment, 'prometheus.exposition', 'https://db.example.com/metrics')],
          }),
        ],
      }),
    'prometheus',
    3,
  ],
  [
    'a Loki that records',
    (environment) =>
      new Loki(environment, {
        ...size,
        metricsTo: remoteWrite(environment),
        recordingRules: [
          recordingRule({
            record: 'namespace:lines:rate',
            expression: 'sum by (namespace) (rate({namespace=~".+"}[5m]))',
          }),
        ],
      }),
    'loki',
    1,
  ],
  [
    'a Tempo that makes metrics, with a copy',
    (environment) =>
      new Tempo(environment, {
        ...size,
        metricsTo: new Mimir(environment, size).remoteWrite,
        copyTo: { metrics: remoteWrite(environment) },
      }),
    'tempo',
    1,
  ],
];

const told = /proxy_url\s*[:=]\s*"?http:\/\/proxy\.example\.com:3128"?$/gm;

test.each(callers)('%s', (_title, make, workload, times) => {
  const environment = testEnvironment({ network: plainNetwork(), name: 'shop' });
  make(environment);
  expect(findingsOf(environment)).toEqual([]);
  const files = Object.values(objectOf(environment, 'ConfigMap', workload).data).join('\n');
  expect(files.match(told)).toHaveLength(times);
  expect(outward(environment, workload)).toEqual([toProxy]);
});

test('lines of Kafka go through it, and its brokers do not', () => {
  const environment = testEnvironment();
  const brokers = external(environment, {
    protocol: 'kafka',
    url: 'kafka://kafka.example.com',
    addresses: ['198.51.100.0/24'],
  });
  new KafkaLogs(environment, { brokers, topics: ['events'], logsTo: lines(environment) });
  expect(findingsOf(environment)).toEqual([]);
  expect(outward(environment, 'kafka-logs')).toEqual([
    { to: [{ ipBlock: { cidr: '198.51.100.0/24' } }], ports: [{ port: 9092, protocol: 'TCP' }] },
    toProxy,
  ]);
});

const key = { secretName: 'alert', key: 'key' };

test('each receiver of an Alertmanager has its own', () => {
  const environment = testEnvironment();
  const proxy = proxyOf(environment);
  const receivers = [
    slack({ name: 'slack', apiUrl: key, channel: '#alerts', proxy }),
    pagerduty({ name: 'pagerduty', routingKey: key, proxy }),
    opsgenie({ name: 'jira', apiKey: key, apiUrl: 'https://api.atlassian.com/jsm/ops/integration/', proxy }),
    msteamsv2({ name: 'teams', webhookUrl: key, host: 'prod-12.westeurope.logic.azure.com', proxy }),
    webhook({ name: 'bridge', url: 'https://bridge.example.com', bearerToken: key, certificateAuthority: key, proxy }),
    webhook({ name: 'near', url: 'https://near.example.com', addresses: ['198.51.100.7'] }),
  ];
  const [receiver = webhook({ name: 'none', url: 'https://none.example.com' }), ...others] = receivers;
  new Alertmanager(environment, {
    receiver,
    routes: others.map((each) => ({ match: { team: each.name }, receiver: each })),
  });
  expect(findingsOf(environment)).toEqual([]);
  const file: string = objectOf(environment, 'ConfigMap', 'alertmanager').data['alertmanager.yaml'];
  expect(file.slice(file.indexOf('receivers:'))).toMatchSnapshot();
  expect(outward(environment, 'alertmanager')).toEqual([
    { to: [{ ipBlock: { cidr: '198.51.100.7/32' } }], ports: [{ port: 443, protocol: 'TCP' }] },
    toProxy,
  ]);
});

test('an exporter that asks hosts through it leaves their names to it, and asks others itself', () => {
  const environment = testEnvironment();
  const proxy = proxyOf(environment);
  const exporter = new BlackboxExporter(environment, {
    probes: [
      { module: 'http_2xx', target: 'https://shop.example.com', proxy },
      { module: 'http_2xx', target: 'https://shop.example.com', addresses: ['198.51.100.7'] },
    ],
  });
  new Prometheus(environment, size).watch(exporter);
  expect(findingsOf(environment)).toEqual([]);
  expect(objectOf(environment, 'ConfigMap', 'blackbox-exporter').data).toMatchSnapshot();
  expect(exporter.metrics.offers.probes?.targets.map(({ module }) => module)).toEqual([
    'http_2xx_by_proxy.example.com:3128',
    'http_2xx',
  ]);
  expect(outward(environment, 'blackbox-exporter')).toContainEqual(toProxy);
});

test('the way into another cluster, whose addresses nobody needs', () => {
  const environment = sending();
  const { otlp } = sentTo({ gateway: { addresses: undefined } });
  new OtelForwarder(environment, { sendTo: otlp.with({ proxy: proxyOf(environment) }) });
  expect(findingsOf(environment)).toEqual([]);
  expect(outward(environment, 'otel-collector')).toEqual([toProxy]);
});

test('what is said once more of a host keeps its proxy', () => {
  const environment = testEnvironment();
  const host = proxied(environment, 'otlp.http', 'https://otlp.example.com');
  expect(host.with({}).reached.address).toBe('proxy.example.com:3128');
  expect(host.reached.with({}).proxy).toBeUndefined();
});

test('Cilium lets the name of the proxy through, and not that of the host', () => {
  const environment = testEnvironment({ network: cilium(), name: 'shop' });
  const proxy = external(environment, { protocol: 'http-proxy', url: 'http://proxy.example.com:3128' });
  const sendTo = external(environment, { protocol: 'otlp.http', url: 'https://otlp.example.com', proxy });
  new OtelForwarder(environment, { sendTo });
  const { egress } = objectOf(environment, 'CiliumNetworkPolicy', 'otel-collector').spec;
  expect(egress).toContainEqual({
    toFQDNs: [{ matchName: 'proxy.example.com' }],
    toPorts: [{ ports: [{ port: '3128', protocol: 'TCP' }] }],
  });
  expect(JSON.stringify(egress)).not.toContain('otlp.example.com');
});

test('a proxy in the cluster is let through as the pods that it is', () => {
  const environment = testEnvironment({ network: plainNetwork(), name: 'shop' });
  const squid = pods('squid', { app: 'squid' });
  const proxy = external(environment, { protocol: 'http-proxy', url: 'http://squid.squid.svc:3128', pods: squid });
  const sendTo = external(environment, { protocol: 'otlp.http', url: 'https://otlp.example.com', proxy });
  new OtelForwarder(environment, { sendTo });
  expect(findingsOf(environment)).toEqual([]);
  expect(objectOf(environment, 'NetworkPolicy', 'otel-collector').spec.egress).toContainEqual({
    to: [
      {
        namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'squid' } },
        podSelector: { matchLabels: { app: 'squid' } },
      },
    ],
    ports: [{ port: 3128, protocol: 'TCP' }],
  });
});
