import { expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { alert, days, gibibytes, millicores, minutes } from '../../constructs/kit';
import { KubePrometheusStack } from '../../constructs/kube-prometheus-stack';
import { Loki, type LokiProps } from '../../constructs/loki';
import { findingsOf, objectOf, rendered, testEnvironment } from '../support';

function loki(props: Partial<LokiProps> = {}) {
  const environment = testEnvironment();
  new Loki(environment, { retention: days(3), disk: gibibytes(10), ...props });
  return environment;
}

const configuration = (environment: ReturnType<typeof loki>) =>
  parse(objectOf(environment, 'ConfigMap', 'loki').data['loki.yaml']);

test('one monolithic Loki on a disk', () => {
  expect(rendered(loki(), 'loki')).toMatchSnapshot();
});

test('what is not asked for stays as Loki has it', () => {
  const { ingester, ruler } = configuration(loki());
  expect([ingester.chunk_encoding, ruler]).toEqual(Array(2).fill(undefined));
});

test('chunks as they are asked for', () => {
  expect(configuration(loki({ chunkEncoding: 'zstd' })).ingester).toMatchObject({ chunk_encoding: 'zstd' });
});

test('some lines for another time, of which the first that chooses them counts', () => {
  const retentionStream = [
    { selector: '{namespace="dev"}', period: days(1) },
    { selector: '{service_name=~"audit.*", container!="proxy"}', period: days(30) },
  ];
  expect(configuration(loki({ retentionStream })).limits_config).toMatchObject({
    retention_period: '72h',
    retention_stream: [
      { selector: '{namespace="dev"}', priority: 2, period: '24h' },
      { selector: '{service_name=~"audit.*", container!="proxy"}', priority: 1, period: '720h' },
    ],
  });
});

test('more streams than stated are told, and none is refused', () => {
  const environment = testEnvironment();
  const { alerts } = new Loki(environment, { retention: days(3), disk: gibibytes(10), streams: 3000 });
  expect(configuration(environment).limits_config.max_global_streams_per_user).toBe(0);
  expect(alerts.map(({ expression }) => expression)).toContainEqual(expect.stringMatching(/memory_streams.+ > 3000$/));
});

test.each([
  [gibibytes(9), true],
  [gibibytes(10), false],
])('%s a day for a week on 30 GiB: %s', (dailyVolume, fits) => {
  const resources = { cpu: millicores(100), memory: gibibytes(8) };
  const environment = loki({ retention: days(7), disk: gibibytes(30), dailyVolume, resources });
  expect(findingsOf(environment).length === 0).toBe(fits);
});

test('lines that mean trouble are told to an Alertmanager', () => {
  const environment = testEnvironment();
  const namespace = environment.addNamespace('stack', { existing: true });
  const { alertmanager: alertsTo } = new KubePrometheusStack(environment, { namespace });
  new Loki(environment, { retention: days(3), disk: gibibytes(10), alertsTo });
  expect(configuration(environment).ruler).toEqual({
    alertmanager_url: 'http://prometheus-kube-prometheus-alertmanager.stack.svc:9093',
    storage: { type: 'local', local: { directory: '/etc/loki-rules' } },
    rule_path: '/var/loki/rule-evaluation',
    evaluation_interval: '2m',
  });
  const { groups } = parse(objectOf(environment, 'ConfigMap', 'loki-alerts').data['alerts.yaml']);
  // It writes every query into its log: its own lines would answer.
  expect(groups[0].rules[1].expr).toContain('container!~"loki|grafana"');
});

test('alerts of one’s own about lines are evaluated where nobody is told', () => {
  const timeouts = alert({
    name: 'OrdersTimeOut',
    expression: 'sum by (service_name) (count_over_time({namespace="demo"} |= "timeout" [5m])) > 0',
    holdsFor: minutes(1),
    severity: 'warning',
    summary: 'Orders time out.',
    description: '{{ $labels.service_name }} says so.',
  });
  const environment = loki({ alerts: [timeouts] });
  expect(configuration(environment).ruler).not.toHaveProperty('alertmanager_url');
  const { groups } = parse(objectOf(environment, 'ConfigMap', 'loki-alerts').data['alerts.yaml']);
  expect(groups).toMatchObject([{ name: 'own', rules: [{ alert: 'OrdersTimeOut', for: '1m' }] }]);
});
