import { describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { Alertmanager, nobody } from '../../constructs/alertmanager';
import { Grafana } from '../../constructs/grafana';
import { bearerToken, cores, external, gibibytes, plainNetwork } from '../../constructs/kit';
import { Loki } from '../../constructs/loki';
import { Mimir } from '../../constructs/mimir';
import { Postgresql } from '../../constructs/postgresql';
import { Prometheus, type PrometheusProps } from '../../constructs/prometheus';
import { size } from '../bad-input/cases';
import { objectOf, rendered, testEnvironment } from '../support';

/** Prometheus sends on to a store, alone or as a pair. */

const cluster = { network: plainNetwork(), name: 'production' };

function sending(props: Partial<PrometheusProps> = {}, acceptHaSamples = true) {
  const environment = testEnvironment(cluster);
  const alertmanager = new Alertmanager(environment, { receiver: nobody(), replicas: 3 });
  const { remoteWrite } = new Mimir(environment, { ...size, acceptHaSamples });
  const { push } = alertmanager;
  const given = { ...size, metricsTo: remoteWrite, alertsTo: push, replicas: 2, ...props } as const;
  new Prometheus(environment, given).watch(alertmanager, new Loki(environment, size));
  return environment;
}

const configurationOf = (environment: ReturnType<typeof testEnvironment>) =>
  parse(objectOf(environment, 'ConfigMap', 'prometheus').data['prometheus.yaml']);

test('a pair that sends to a Mimir and tells three Alertmanagers', () => {
  expect(rendered(sending(), 'prometheus')).toMatchSnapshot();
});

describe('of a pair', () => {
  const { global, alerting, remote_write, scrape_configs } = configurationOf(sending());

  test('samples say whose they are, by the labels that the store knows', () => {
    expect(global.external_labels.cluster).toBe('production');
    expect(global.external_labels.__replica__).toMatch(/^\$\{POD_NAME\}$/);
    const { env } = objectOf(sending(), 'StatefulSet', 'prometheus').spec.template.spec.containers[0];
    expect(env).toContainEqual({ name: 'POD_NAME', valueFrom: { fieldRef: { fieldPath: 'metadata.name' } } });
  });

  test('alerts do not, and each Alertmanager is told', () => {
    expect(alerting).toEqual({
      alert_relabel_configs: [{ action: 'labeldrop', regex: '__replica__' }],
      alertmanagers: [{ dns_sd_configs: [{ names: ['alertmanager-headless.monitoring.svc'], type: 'A', port: 9093 }] }],
    });
  });

  test('what is refused for its rate is sent again', () => {
    expect(remote_write).toEqual([
      {
        url: 'http://mimir.monitoring.svc:8080/api/v1/push',
        send_native_histograms: true,
        queue_config: { retry_on_http_429: true },
      },
    ]);
  });

  test('each asks both', () => {
    expect(scrape_configs[0]).toMatchObject({
      job_name: 'prometheus',
      dns_sd_configs: [{ names: ['prometheus-headless.monitoring.svc'], type: 'A', port: 9090 }],
    });
    expect(scrape_configs[0]).not.toHaveProperty('static_configs');
    const { spec } = objectOf(sending(), 'NetworkPolicy', 'prometheus');
    expect(JSON.stringify(spec.ingress)).toContain('"app.kubernetes.io/name":"prometheus"');
  });

  test('one pod at a time is evicted', () => {
    expect(objectOf(sending(), 'PodDisruptionBudget', 'prometheus').spec.maxUnavailable).toBe(1);
  });
});

test('two copies of the same are never in one zone, where there are zones', () => {
  const zones = ['a', 'b', 'c'];
  const constraints = (kind: 'with' | 'without', name: string) => {
    const environment = testEnvironment({ ...cluster, nodes: 3, ...(kind === 'with' ? { zones } : {}) });
    const { push } = new Alertmanager(environment, { receiver: nobody(), replicas: 3 });
    new Prometheus(environment, { ...size, alertsTo: push, replicas: 2 });
    const { topologySpreadConstraints } = objectOf(environment, 'StatefulSet', name).spec.template.spec;
    return topologySpreadConstraints.map((each: { topologyKey: string; whenUnsatisfiable: string }) => [
      each.topologyKey,
      each.whenUnsatisfiable,
    ]);
  };
  for (const name of ['prometheus', 'alertmanager']) {
    expect(constraints('with', name)).toContainEqual(['topology.kubernetes.io/zone', 'DoNotSchedule']);
    expect(constraints('without', name)).toContainEqual(['topology.kubernetes.io/zone', 'ScheduleAnyway']);
  }
});

test('a pair that sends nowhere says nothing of itself, so that its alerts are the same', () => {
  const { global, alerting } = configurationOf(sending({ metricsTo: undefined }));
  expect(global.external_labels).toEqual({ cluster: 'production' });
  expect(alerting).not.toHaveProperty('alert_relabel_configs');
});

test('one pod sends its samples as they are', () => {
  const { global, alerting, scrape_configs } = configurationOf(sending({ replicas: 1 }, false));
  expect(global.external_labels).toEqual({ cluster: 'production' });
  expect(alerting).not.toHaveProperty('alert_relabel_configs');
  expect(scrape_configs[0].static_configs).toEqual([{ targets: ['localhost:9090'] }]);
});

test('a remote that knows its senders', () => {
  const environment = testEnvironment(cluster);
  const metricsTo = external(environment, {
    protocol: 'prometheus.remote-write',
    url: 'https://metrics.example.com/api/v1/push',
    addresses: ['203.0.113.7'],
    credentials: bearerToken({ secretName: 'remote' }),
    certificateAuthority: { secretName: 'company-ca', key: 'ca.crt' },
    offers: { haLabels: { cluster: 'cluster', replica: '__replica__' } },
  });
  new Prometheus(environment, { ...size, metricsTo, replicas: 2 });
  expect(configurationOf(environment).remote_write).toEqual([
    {
      url: 'https://metrics.example.com/api/v1/push',
      authorization: { credentials_file: '/etc/prometheus-secrets/remote/token' },
      tls_config: { ca_file: '/etc/prometheus-secrets/company-ca/ca.crt' },
      queue_config: { retry_on_http_429: true },
    },
  ]);
});

test('no program may show more than the store takes in one request', () => {
  const large = { disk: gibibytes(200), resources: { cpu: cores(2), memory: gibibytes(16) } };
  const { global } = configurationOf(sending({ ...large, series: 2_000_000 }));
  expect(global.body_size_limit).toBe('96MB');
});

describe('people who ask a pair', () => {
  const asked = (replicas: 1 | 2, grafanas: number) => {
    const environment = testEnvironment(cluster);
    const { datasource } = new Prometheus(environment, { ...size, replicas });
    const { sql } = new Postgresql(environment, { database: 'grafana', secretName: 'grafana-database' });
    const secretKey = { secretName: 'grafana-key', key: 'secret-key' };
    new Grafana(environment, { datasources: [datasource], database: sql, secretKey, replicas: grafanas });
    const { sessionAffinity } = objectOf(environment, 'Service', 'prometheus').spec;
    expect(objectOf(environment, 'Service', 'prometheus-headless').spec).not.toHaveProperty('sessionAffinity');
    const warnings = environment.warnings.filter(({ property }) => property === 'replicas');
    return [sessionAffinity, warnings.map(({ property, problem }) => `${property}: ${problem}`)];
  };

  test('are led to the same pod, of which nothing is to be said where there is one', () => {
    expect(asked(2, 1)).toEqual(['ClientIP', []]);
    expect(asked(1, 2)).toEqual([undefined, []]);
  });

  test('by several pods may be led to both, which is said', () => {
    expect(asked(2, 2)).toEqual([
      'ClientIP',
      [
        'replicas: of the pods of grafana each may ask another one of the pair, which lacks what it has not pulled itself: a dashboard may show one, then the other',
      ],
    ]);
  });
});
