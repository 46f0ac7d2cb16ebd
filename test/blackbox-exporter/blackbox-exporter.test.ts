import { expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { BlackboxExporter, type BlackboxExporterProps } from '../../constructs/blackbox-exporter';
import { type Cluster, cilium, days, gibibytes, minutes, plainNetwork, pods } from '../../constructs/kit';
import { Prometheus } from '../../constructs/prometheus';
import { objectOf, rendered, testEnvironment } from '../support';

/** Hosts that are asked from outside. */

const size = { retention: days(3), disk: gibibytes(10) };

const probes: BlackboxExporterProps['probes'] = [
  { module: 'http_2xx', target: 'https://shop.example.com/health', addresses: ['203.0.113.7'] },
  { module: 'http_2xx', target: 'http://orders.shop.svc:8080/', pods: pods('shop', { app: 'orders' }) },
  { module: 'tcp_tls', target: 'ldap.example.com:636', addresses: ['203.0.113.8'] },
];

function watched(cluster: Cluster = { network: plainNetwork() }, props: Partial<BlackboxExporterProps> = {}) {
  const environment = testEnvironment(cluster);
  new Prometheus(environment, size).watch(new BlackboxExporter(environment, { probes, ...props }));
  return environment;
}

const modulesOf = (environment: ReturnType<typeof watched>) =>
  parse(objectOf(environment, 'ConfigMap', 'blackbox-exporter').data['blackbox.yaml']).modules;

test('the exporter with the modules that its targets need', () => {
  expect(rendered(watched(), 'blackbox-exporter')).toMatchSnapshot();
});

test('a Prometheus has it ask each target, by whose name the series are known', () => {
  const environment = watched(undefined, { interval: minutes(1) });
  const [, ofTargets, ofItself] = parse(
    objectOf(environment, 'ConfigMap', 'prometheus').data['prometheus.yaml'],
  ).scrape_configs;
  expect(ofTargets).toEqual({
    job_name: 'blackbox-exporter',
    metrics_path: '/probe',
    scrape_interval: '1m',
    static_configs: [
      {
        targets: ['https://shop.example.com/health', 'http://orders.shop.svc:8080/'],
        labels: { __param_module: 'http_2xx' },
      },
      { targets: ['ldap.example.com:636'], labels: { __param_module: 'tcp_tls' } },
    ],
    relabel_configs: [
      { source_labels: ['__address__'], target_label: '__param_target' },
      { source_labels: ['__address__'], target_label: 'instance' },
      { source_labels: ['__param_module'], target_label: 'module' },
      { target_label: '__address__', replacement: 'blackbox-exporter.monitoring.svc:9115' },
    ],
  });
  expect(ofItself).toMatchObject({ job_name: 'blackbox-exporter-telemetry' });
});

test('policies let it out to exactly its targets', () => {
  const { egress } = objectOf(watched(), 'NetworkPolicy', 'blackbox-exporter').spec;
  expect(egress).toHaveLength(4);
  expect(egress).toEqual(
    expect.arrayContaining([
      { to: [{ ipBlock: { cidr: '203.0.113.7/32' } }], ports: [{ port: 443, protocol: 'TCP' }] },
      { to: [{ ipBlock: { cidr: '203.0.113.8/32' } }], ports: [{ port: 636, protocol: 'TCP' }] },
      {
        to: [
          {
            namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'shop' } },
            podSelector: { matchLabels: { app: 'orders' } },
          },
        ],
        ports: [{ port: 8080, protocol: 'TCP' }],
      },
    ]),
  );
  const named = [{ module: 'tcp_connect', target: 'db.example.com:5432' }] as const;
  const onCilium = objectOf(
    watched({ network: cilium() }, { probes: named }),
    'CiliumNetworkPolicy',
    'blackbox-exporter',
  );
  expect(JSON.stringify(onCilium.spec.egress)).toContain('{"matchName":"db.example.com"}');
});

test('names are asked for addresses that pods have', () => {
  expect(modulesOf(watched()).http_2xx.http).toEqual({ preferred_ip_protocol: 'ip4' });
  const ofIPv6 = watched({ network: plainNetwork(), ipFamilies: ['IPv6'] });
  expect(modulesOf(ofIPv6).tcp_tls.tcp).toEqual({ preferred_ip_protocol: 'ip6', tls: true });
});
