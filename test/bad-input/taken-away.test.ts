import { expect, test } from '@jest/globals';
import { parse, stringify } from 'yaml';
import { alloySyntax, Prometheus } from '../../constructs';
import { type Environment, external } from '../../constructs/kit';
import { proxied } from '../fixtures/proxy';
import { findingsOf } from '../support';
import { size, untyped } from './cases';
import { found, inCilium } from './changed';
import { alertmanager, alloy, collector, grafana, patched, piped, prometheus, ruler } from './wires';

/** Wires that a changed configuration takes away. */

const calls = (host: string) =>
  `by which it calls ${host}.monitoring.svc: network policies, Secrets and what is checked of the two are for that address`;
const callsOutside =
  'by which it calls a.example.com: network policies, Secrets and what is checked of the two are for that address';
const relied = 'and dashboards, alerts or network policies rely on it';
const ports = 'and Services, probes and network policies are for the port that was there';

test.each<[string, (environment: Environment) => void, readonly string[]]>([
  [
    'that samples are sent on, where the same host is pulled too',
    prometheus(patched({ remote_write: [] })),
    [`prometheus › configuration: it takes away remote_write, ${calls('mimir')}`],
  ],
  [
    'who is told of alerts',
    prometheus(patched({ alerting: null })),
    [`prometheus › configuration: it takes away alerting, ${calls('alertmanager')}`],
  ],
  [
    'another port of the same host',
    prometheus(patched({ remote_write: [{ url: 'http://mimir.monitoring.svc:9095/api/v1/push' }] })),
    [`prometheus › configuration: it changes remote_write, ${calls('mimir')}`],
  ],
  [
    'a job, which has no address',
    prometheus(
      untyped((given: { scrape_configs: readonly { job_name: string }[] }) => ({
        ...given,
        scrape_configs: given.scrape_configs.filter(({ job_name }) => job_name !== 'mimir'),
      })),
    ),
    [`prometheus › configuration: it takes away the job mimir, ${relied}`],
  ],
  [
    'an exporter of one pipeline, which stays in its section',
    collector(piped((given) => ({ ...given, logs: { ...given.logs, exporters: ['debug'] } }))),
    [`otel-collector › configuration: it changes the pipelines of logs, ${calls('loki')}`],
  ],
  [
    'a whole pipeline',
    collector(piped(({ metrics, ...others }) => others)),
    [
      `otel-collector › configuration: it takes away the pipelines of metrics, ${calls('mimir')}`,
      `otel-collector › configuration: it takes away the pipelines of metrics, ${ports}`,
    ],
  ],
  [
    'what pods send to it',
    collector(piped((given) => ({ ...given, metrics: { ...given.metrics, receivers: ['otlp/other'] } }))),
    [`otel-collector › configuration: it changes the pipelines of metrics, ${ports}`],
  ],
  [
    'how a receiver is told',
    alertmanager(
      untyped((given: { receivers: readonly { name: string }[] }) => ({
        ...given,
        receivers: given.receivers.map(({ name }) => ({ name })),
      })),
    ),
    ['team', 'payments'].map((name) => `alertmanager › configuration: it takes away the receiver ${name}, ${relied}`),
  ],
  [
    'the route to a receiver',
    alertmanager(patched({ route: { routes: [] } })),
    [`alertmanager › configuration: it takes away the receiver payments, ${relied}`],
  ],
  [
    'the mail server',
    alertmanager(patched({ global: null })),
    [
      'alertmanager › configuration: it takes away global.smtp_smarthost, by which it calls smtp.example.com: network policies, Secrets and what is checked of the two are for that address',
    ],
  ],
  [
    'whom the ruler of Loki tells',
    ruler({ ruler: { alertmanager_url: '' } }),
    [`loki › configuration: it changes ruler.alertmanager_url, ${calls('alertmanager')}`],
  ],
  [
    'where one of two kinds of lines goes',
    alloy((file) => file.change(alloySyntax.lokiProcess, 'pod_logs', (body) => ({ ...body, forward_to: [] }))),
    [`alloy › configuration: it changes what loki.source.file "pod_logs" leads to, ${calls('loki')}`],
  ],
  [
    'a datasource',
    grafana(
      untyped((given: { datasources: readonly object[] }) => ({
        ...given,
        datasources: given.datasources.slice(0, 1),
      })),
    ),
    [`grafana › configuration: it takes away the datasource with the uid other, ${relied}`],
  ],
  [
    'the uid by which dashboards name one',
    grafana(
      untyped((given: { datasources: readonly object[] }) => ({
        ...given,
        datasources: given.datasources.map((each, index) => (index === 1 ? { ...each, uid: 'mine' } : each)),
      })),
    ),
    [`grafana › configuration: it takes away the datasource with the uid other, ${relied}`],
  ],
])('%s', (_title, make, findings) => {
  const environment = inCilium();
  make(environment);
  expect(found(environment)).toEqual(findings);
});

test('the proxy of one of two', () => {
  const environment = inCilium();
  const { proxy } = proxied(environment, 'prometheus.remote-write', 'https://other.example.com/push');
  const out = { addresses: undefined, proxy };
  new Prometheus(environment, {
    ...size,
    metricsTo: external(environment, {
      protocol: 'prometheus.remote-write',
      url: 'https://a.example.com/push',
      ...out,
    }),
    alertsTo: external(environment, { protocol: 'alertmanager', url: 'https://b.example.com', ...out }),
    configuration: untyped((given: { remote_write: readonly object[] }) => ({
      ...given,
      remote_write: given.remote_write.map((each) => ({ ...each, proxy_url: undefined })),
    })),
  });
  expect(findingsOf(environment)).toEqual([
    'test › prometheus › configuration: it changes remote_write, by which it calls proxy.example.com: network policies, Secrets and what is checked of the two are for that address | alertsTo or metricsTo without proxy, or with another one',
  ]);
});

test('another port of a host outside', () => {
  const environment = inCilium();
  const metricsTo = external(environment, { protocol: 'prometheus.remote-write', url: 'https://a.example.com/push' });
  const configuration = (url: string) =>
    untyped<never>((given: { remote_write: readonly object[] }) => ({
      ...given,
      remote_write: given.remote_write.map((each) => ({ ...each, url })),
    }));
  new Prometheus(environment, { ...size, metricsTo, configuration: configuration('https://a.example.com:8443/push') });
  new Prometheus(environment, {
    ...size,
    name: 'second',
    metricsTo,
    configuration: configuration('https://a.example.com:443/push'),
  });
  expect(found(environment)).toEqual([`prometheus › configuration: it changes remote_write, ${callsOutside}`]);
});

test('with the property that says it', () => {
  const environment = inCilium();
  prometheus(patched({ remote_write: [] }))(environment);
  expect(findingsOf(environment)[0]).toMatch(
    / \| metricsTo without it, or with another; external\(…\) is for what is elsewhere$/,
  );
});

test('the same in the text of a ConfigMap', () => {
  const environment = inCilium();
  prometheus(patched({}))(environment);
  environment.override('ConfigMap', 'prometheus', (manifest: { data: Record<string, string> }) => ({
    ...manifest,
    data: {
      ...manifest.data,
      'prometheus.yaml': stringify({ ...parse(manifest.data['prometheus.yaml'] ?? ''), remote_write: [] }),
    },
  }));
  expect(found(environment)).toEqual([
    `prometheus › override('ConfigMap', 'prometheus'): it takes away remote_write, ${calls('mimir')}`,
  ]);
});
