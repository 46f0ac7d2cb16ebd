import { expect, test } from '@jest/globals';
import { Alertmanager, slack, webhook } from '../../constructs/alertmanager';
import { BlackboxExporter } from '../../constructs/blackbox-exporter';
import { Grafana } from '../../constructs/grafana';
import { Instrumentation } from '../../constructs/instrumentation';
import { K6 } from '../../constructs/k6';
import { clusterIssuer, type Environment, external, percent, plainNetwork } from '../../constructs/kit';
import { Loki } from '../../constructs/loki';
import { Mimir } from '../../constructs/mimir';
import { OtelCollector } from '../../constructs/otel-collector';
import { Prometheus } from '../../constructs/prometheus';
import { Promtail } from '../../constructs/promtail';
import { scrapeHosts } from '../../constructs/scrape';
import { proxied, proxyOf } from '../fixtures/proxy';
import { at } from '../fixtures/remote';
import { findingsOf, testEnvironment } from '../support';
import { type Case, size, stores, testAnswers, untyped } from './cases';

/** Proxies of which a program cannot be told, and which nobody needs: none is left out in silence. */

const url = 'https://otlp.example.com';
const network = 'no proxy, and the addresses of the host, to which the network must let pods out';
const through = `an endpoint of this cluster, such as otel.otlp.http of a Collector that sends on through the proxy; or ${network}`;
const unread = (host: string) =>
  `${host} is called through the proxy proxy.example.com, of which this caller's configuration can say nothing`;

/** A Collector that sends log records to what is given. */
const sending = (logsTo: (environment: Environment) => unknown) => (environment: Environment) => {
  const { mimir, tempo } = stores(environment);
  new OtelCollector(environment, {
    metricsTo: mimir.otlp,
    tracesTo: tempo.otlp,
    keep: [percent(100)],
    logsTo: untyped(logsTo(environment)),
  });
};

const beside = (name: string) =>
  `${name} is called through proxy.example.com, so policies let nobody out to its addresses | no addresses beside proxy: those of the proxy stand in its own external({ … })`;
const key = { secretName: 'alert', key: 'key' };

const callers: readonly Case[] = [
  [
    'a load test',
    (environment) =>
      new K6(environment, {
        target: proxied(environment, 'http', 'https://shop.example.com'),
        metricsTo: proxied(environment, 'prometheus.remote-write', 'https://metrics.example.com/api/v1/push'),
      }),
    [
      `test › k6 › target: ${unread('shop.example.com')} | ${network}`,
      `test › k6 › metricsTo: ${unread('metrics.example.com')} | ${through}`,
    ],
  ],
  [
    'an agent that is past its end of life',
    (environment) =>
      new Promtail(environment, {
        namespace: environment.addNamespace('agents', { podSecurity: 'privileged', reason: 'they read log files' }),
        collect: [{ name: 'podLogs' }],
        logsTo: proxied(environment, 'loki.push', 'https://logs.example.com/loki/api/v1/push'),
      }),
    [`test › promtail › logsTo: ${unread('logs.example.com')} | ${through}`],
  ],
  [
    'applications',
    (environment) => new Instrumentation(environment, { otlpTo: proxied(environment, 'otlp.http', url) }),
    [`test › instrumentation › otlpTo: ${unread('otlp.example.com')} | ${through}`],
  ],
  [
    'evaluators of stores',
    (environment) => {
      const alertsTo = proxied(environment, 'alertmanager', 'https://alerts.example.com');
      new Mimir(environment, { ...size, alertsTo });
      new Loki(environment, { ...size, alertsTo });
    },
    ['mimir', 'loki'].map((store) => `test › ${store} › alertsTo: ${unread('alerts.example.com')} | ${network}`),
  ],
];

const used: readonly Case[] = [
  [
    'of a store in the cluster',
    sending((environment) =>
      new Loki(environment, { ...size, name: 'lines' }).otlp.with({ proxy: proxyOf(environment) }),
    ),
    [`test › otel-collector › logsTo.proxy: lines is in this cluster, where nobody needs a proxy | no proxy`],
  ],
  [
    'of what is called by gRPC',
    sending((environment) => at(environment, 'otlp.grpc', url).with({ proxy: proxyOf(environment) })),
    [
      `test › otel-collector › logsTo.proxy: otlp.grpc is gRPC, which goes through a proxy by variables of the whole program alone | protocol: 'otlp.http', if the host takes it, or no proxy`,
    ],
  ],
  [
    'of another environment',
    sending((environment) => {
      const other = proxyOf(testEnvironment(undefined, 'other'));
      return external(environment, { protocol: 'otlp.http', url, proxy: other });
    }),
    [
      "test › otel-collector › logsTo: the proxy proxy.example.com belongs to the environment other | external(test, { protocol: 'http-proxy', … })",
    ],
  ],
  [
    'that has a path, which is said once',
    sending((environment) => {
      const wrong = external(environment, { protocol: 'http-proxy', url: 'http://203.0.113.128/pac' });
      new Alertmanager(environment, {
        receiver: webhook({ name: 'bridge', url, proxy: wrong, addresses: ['203.0.113.7'] }),
      });
      return external(environment, { protocol: 'otlp.http', url, proxy: wrong });
    }),
    [`test › external › url: a proxy has no paths, and the URL has /pac | http://203.0.113.128`],
  ],
  [
    'of a receiver, beside addresses',
    (environment) =>
      new Alertmanager(environment, {
        receiver: slack({
          name: 'chat',
          apiUrl: key,
          channel: '#a',
          addresses: ['203.0.113.7'],
          proxy: proxyOf(environment),
        }),
      }),
    [`test › alertmanager › receiver chat.addresses: ${beside('hooks.slack.com')}`],
  ],
  [
    'of one receiver, of which its configuration no longer says anything',
    (environment) => {
      const to = { proxy: proxyOf(environment) };
      const near = webhook({ name: 'near', url: 'https://near.example.com/hook', ...to });
      new Alertmanager(environment, {
        receiver: webhook({ name: 'bridge', url: 'https://bridge.example.com/hook', ...to }),
        routes: [{ match: { team: 'near' }, receiver: near }],
        configuration: (given) => {
          const [bridge, ...others] = given.receivers;
          return {
            ...given,
            receivers: [{ ...bridge, webhook_configs: [{ url: 'https://bridge.example.com/hook' }] }, ...others],
          } as never;
        },
      });
    },
    [
      'test › alertmanager › configuration: it changes the receiver bridge, by which it calls proxy.example.com: network policies, Secrets and what is checked of the two are for that address | receiver bridge or receiver near without proxy, or with another one',
    ],
  ],
  [
    'of a mail server',
    (environment) =>
      new Alertmanager(environment, {
        receiver: webhook({ name: 'bridge', url, addresses: ['203.0.113.7'] }),
        smtp: untyped({ smarthost: 'smtp.example.com:587', from: 'a@example.com', proxy: proxyOf(environment) }),
      }),
    [
      'test › alertmanager › smtp.proxy: there is no property proxy | one of: addresses, pods, smarthost, from, hello, authUsername, authPassword, requireTls, certificateAuthority',
    ],
  ],
  [
    'of a port that is probed',
    (environment) =>
      new BlackboxExporter(environment, {
        probes: [{ module: 'tcp_tls', target: 'ldap.example.com:636', proxy: proxyOf(environment) }],
      }),
    [`test › blackbox-exporter › probes: tcp does not go through a proxy of HTTP | ${network}`],
  ],
  [
    'of one target and not of the other',
    (environment) =>
      new Prometheus(environment, {
        ...size,
        scrape: [
          scrapeHosts({
            name: 'databases',
            targets: [
              proxied(environment, 'prometheus.exposition', 'https://a.example.com/metrics'),
              at(environment, 'prometheus.exposition', 'https://b.example.com/metrics'),
            ],
          }),
        ],
      }),
    [
      'test › prometheus › scrape › scrapeHosts › targets: they differ in scheme, path, credentials, certificate authority or proxy, and are to be asked in one way | a scrapeHosts({ … }) of its own for each way',
    ],
  ],
];

testAnswers([...callers, ...used]);

test('a Grafana that signs people in', () => {
  const environment = testEnvironment({
    network: plainNetwork(),
    ingressClasses: [{ name: 'traefik', namespace: 'traefik' }],
  });
  const { mimir } = stores(environment);
  new Grafana(environment, {
    datasources: [mimir.datasource],
    ingress: { host: 'grafana.example.com', tls: clusterIssuer('letsencrypt') },
    genericOauth: {
      hosts: [proxied(environment, 'http', 'https://login.example.com')],
      clientId: 'grafana',
      clientSecret: { secretName: 'grafana-oauth', key: 'client-secret' },
      authUrl: 'https://login.example.com/auth',
      tokenUrl: 'https://login.example.com/token',
      apiUrl: 'https://login.example.com/userinfo',
      roles: { Viewer: 'everyone' },
    },
  });
  expect(findingsOf(environment)).toEqual([
    `test › grafana › genericOauth.hosts: ${unread('login.example.com')} | ${network}`,
  ]);
});
