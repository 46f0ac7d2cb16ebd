import { expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { cilium, external, gibibytes, recordingRule } from '../../constructs/kit';
import { basicLogin } from '../../constructs/kit/model/access';
import { KubePrometheusStack } from '../../constructs/kube-prometheus-stack';
import { Loki } from '../../constructs/loki';
import { Mimir } from '../../constructs/mimir';
import { Prometheus } from '../../constructs/prometheus';
import { distributed, replicated } from '../../constructs/stores/forms';
import { size } from '../bad-input/cases';
import { inThreeZones, loadOf, storage } from '../loki/in-forms';
import { findingsOf, objectOf, testEnvironment } from '../support';

/** Queries whose results are stored: the file of each evaluator, and where results go that are made of lines. */

const ofMetrics = recordingRule({
  record: 'service_name:up:sum',
  expression: 'sum by (service_name) (up)',
  labels: { team: 'orders' },
});
const ofLines = recordingRule({
  record: 'service_name:lines:rate5m',
  expression: 'sum by (service_name) (rate({namespace="demo"}[5m]))',
});
const written = {
  record: 'service_name:up:sum',
  expr: 'sum by (service_name) (up)',
  labels: { team: 'orders' },
};

const fileOf = (environment: ReturnType<typeof testEnvironment>, configMap: string, file: string) =>
  parse(objectOf(environment, 'ConfigMap', configMap).data[file]);

test('Prometheus evaluates them before its alerts', () => {
  const environment = testEnvironment();
  new Prometheus(environment, { ...size, recordingRules: [ofMetrics] });
  const { groups } = fileOf(environment, 'prometheus', 'alerts.yaml');
  expect(groups.map(({ name }: { name: string }) => name)).toEqual(['recording-rules', 'prometheus']);
  expect(groups[0].rules).toEqual([written]);
});

test('Mimir has a ruler for them alone', () => {
  const environment = testEnvironment();
  const mimir = new Mimir(environment, { ...size, recordingRules: [ofMetrics] });
  expect(fileOf(environment, 'mimir-alerts', 'alerts.yaml')).toEqual({
    groups: [{ name: 'recording-rules', rules: [written] }],
  });
  expect(fileOf(environment, 'mimir', 'mimir.yaml').ruler_storage).toEqual({
    backend: 'local',
    local: { directory: '/etc/mimir-rules' },
  });
  expect(mimir.datasource.evaluatesAlerts).toBe(true);
});

test('beside a kube-prometheus-stack they are a group of a PrometheusRule', () => {
  const environment = testEnvironment();
  const namespace = environment.addNamespace('stack', { existing: true });
  new KubePrometheusStack(environment, { namespace, recordingRules: [ofMetrics] });
  const { groups } = objectOf(environment, 'PrometheusRule', 'own-alerts').spec;
  expect(groups).toEqual([{ name: 'test-own-alerts-recording', rules: [written] }]);
});

test('Loki sends them to a store of metrics, which lets it in', () => {
  const environment = testEnvironment();
  const mimir = new Mimir(environment, size);
  new Loki(environment, { ...size, recordingRules: [ofLines], metricsTo: mimir.remoteWrite });
  expect(fileOf(environment, 'loki-alerts', 'alerts.yaml').groups).toEqual([
    { name: 'recording-rules', rules: [{ record: ofLines.record, expr: ofLines.expression }] },
  ]);
  expect(fileOf(environment, 'loki', 'loki.yaml').ruler).toMatchObject({
    wal: { dir: '/var/loki/ruler-wal' },
    remote_write: {
      enabled: true,
      add_org_id_header: false,
      clients: { mimir: { url: mimir.remoteWrite.url, queue_config: { retry_on_http_429: true } } },
    },
  });
  expect(findingsOf(environment)).toEqual([]);
  expect(JSON.stringify(objectOf(environment, 'NetworkPolicy', 'mimir').spec.ingress)).toContain('"loki"');
});

test('Loki sends them with a password to a store elsewhere', () => {
  const environment = testEnvironment({ network: cilium() });
  const metricsTo = external(environment, {
    protocol: 'prometheus.remote-write',
    url: 'https://metrics.example.com/api/v1/push',
    credentials: basicLogin({ username: '123', secretName: 'metrics' }),
  });
  new Loki(environment, { ...size, recordingRules: [ofLines], metricsTo });
  const [client] = Object.values(fileOf(environment, 'loki', 'loki.yaml').ruler.remote_write.clients);
  expect(client).toMatchObject({
    basic_auth: { username: '123', password_file: '/etc/loki-secrets/metrics/password' },
  });
  const [container] = objectOf(environment, 'StatefulSet', 'loki').spec.template.spec.containers;
  expect(JSON.stringify(container.volumeMounts)).toContain('"/etc/loki-secrets/metrics"');
});

test.each([
  ['three processes', replicated, 'loki', 'StatefulSet'],
  ['a workload for each role', distributed, 'loki-ruler', 'Deployment'],
] as const)('%s of Loki evaluate them, and nobody need be told', (_title, form, ruler, kind) => {
  const environment = inThreeZones();
  const prometheus = new Prometheus(environment, { ...size, disk: gibibytes(20) });
  const { remoteWrite } = prometheus;
  new Loki(environment, {
    form: form({ storage, load: loadOf(0.5) }),
    recordingRules: [ofLines],
    metricsTo: remoteWrite,
  });
  expect(findingsOf(environment)).toEqual([]);
  expect(JSON.stringify(objectOf(environment, kind, ruler).spec.template.spec)).toContain('loki-alerts');
});
