import { expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { Alertmanager, nobody } from '../../constructs/alertmanager';
import { Grafana, type GrafanaProps } from '../../constructs/grafana';
import { basicLogin, type Cluster, cilium, clusterIssuer, external, plainNetwork } from '../../constructs/kit';
import { Loki } from '../../constructs/loki';
import { Mimir } from '../../constructs/mimir';
import { Postgresql } from '../../constructs/postgresql';
import { Prometheus } from '../../constructs/prometheus';
import { size } from '../bad-input/cases';
import { findingsOf, objectOf, rendered, testEnvironment } from '../support';

/** Several pods on one database. */

const ingressClasses = [{ name: 'traefik', namespace: 'traefik' }];
const secretKey = { secretName: 'grafana-key', key: 'secret-key' };

const databaseOf = (environment: ReturnType<typeof testEnvironment>) =>
  external(environment, {
    protocol: 'postgresql',
    url: 'postgresql://db.example.com:5433/grafana',
    addresses: ['203.0.113.54'],
    credentials: basicLogin({ username: 'grafana', secretName: 'grafana-database' }),
    certificateAuthority: { secretName: 'company-ca', key: 'ca.crt' },
  });

function pair(props: Partial<GrafanaProps> = {}, cluster: Cluster = { network: plainNetwork(), ingressClasses }) {
  const environment = testEnvironment(cluster);
  const mimir = new Mimir(environment, size);
  const loki = new Loki(environment, size);
  const grafana = new Grafana(environment, {
    datasources: [mimir.datasource, loki.datasource],
    ingress: { host: 'grafana.example.com', tls: clusterIssuer('letsencrypt') },
    database: databaseOf(environment),
    secretKey,
    replicas: 2,
    ...props,
  });
  new Prometheus(environment, size).watch(grafana);
  return environment;
}

const iniOf = (environment: ReturnType<typeof testEnvironment>) =>
  objectOf(environment, 'ConfigMap', 'grafana').data['grafana.ini'];

test('two pods on a PostgreSQL outside the cluster', () => {
  expect(rendered(pair(), 'grafana')).toMatchSnapshot();
});

test('each pod is asked for its metrics', () => {
  const { 'prometheus.yaml': text } = objectOf(pair(), 'ConfigMap', 'prometheus').data;
  const { scrape_configs } = parse(text);
  expect(scrape_configs).toContainEqual(
    expect.objectContaining({
      job_name: 'grafana',
      // The port of a pod, and not that of the Service.
      dns_sd_configs: [{ names: ['grafana-headless.monitoring.svc'], type: 'A', port: 3000 }],
    }),
  );
});

test('where a store evaluates alerts, several pods evaluate none, and have nothing to tell each other', () => {
  const environment = testEnvironment();
  const alertmanager = new Alertmanager(environment, { receiver: nobody() });
  const loki = new Loki(environment, { ...size, alertsTo: alertmanager.push, alerts: [] });
  const props = { datasources: [loki.datasource], database: databaseOf(environment), secretKey };
  new Grafana(environment, { ...props, replicas: 2 });
  expect(iniOf(environment)).toContain('[unified_alerting]\nexecute_alerts = false');
  expect(environment.connections.filter(({ to }) => to.protocol === 'alertmanager.gossip')).toEqual([]);
});

test('it can be said who evaluates', () => {
  expect(iniOf(pair({ executeAlerts: false }))).toContain('execute_alerts = false');
  expect(iniOf(pair({ replicas: 1 }))).not.toContain('unified_alerting');
  expect(iniOf(pair({ replicas: 1, executeAlerts: false }))).toContain('execute_alerts = false');
});

test('with IPv6 a pod tells its address in brackets', () => {
  const ini = iniOf(pair({}, { network: plainNetwork(), ingressClasses, ipFamilies: ['IPv6'] }));
  expect(ini).toMatch(/^ha_advertise_address = \[\$\{POD_IP\}\]:9094$/m);
});

test('all pods together take fewer sessions than PostgreSQL has, also while one is replaced', () => {
  for (const replicas of [1, 2, 5]) {
    const taken = Number(/max_open_conn = (\d+)/.exec(iniOf(pair({ replicas })))?.[1]);
    expect(taken).toBeGreaterThan(10);
    expect(taken * (replicas + 1)).toBeLessThanOrEqual(97);
  }
});

test('Cilium lets the database through by its name', () => {
  const environment = testEnvironment({ network: cilium({ hubble: true }), ingressClasses });
  const database = external(environment, {
    protocol: 'postgresql',
    url: 'postgresql://db.example.com/grafana',
    credentials: basicLogin({ username: 'grafana', secretName: 'grafana-database' }),
  });
  const mimir = new Mimir(environment, size);
  new Grafana(environment, { datasources: [mimir.datasource], database, secretKey });
  const { spec } = objectOf(environment, 'CiliumNetworkPolicy', 'grafana');
  expect(spec.egress).toContainEqual({
    toFQDNs: [{ matchName: 'db.example.com' }],
    toPorts: [{ ports: [{ port: '5432', protocol: 'TCP' }] }],
  });
});

test('a PostgreSQL for trials: without TLS, with a password that is proven and not sent, and every synth says what its loss is', () => {
  const environment = testEnvironment();
  const mimir = new Mimir(environment, size);
  const { sql } = new Postgresql(environment, { database: 'grafana', secretName: 'grafana-database' });
  new Grafana(environment, { datasources: [mimir.datasource], database: sql, secretKey, replicas: 2 });
  expect(findingsOf(environment)).toEqual([]);
  const ofDatabase = environment.warnings.filter(({ component }) => component === 'postgresql');
  expect(ofDatabase.map(({ problem }) => problem)).toEqual([
    'grafana is in one pod without a copy: a program that keeps data there stops while it is away, and its volume is the only one',
  ]);
  const ini = iniOf(environment);
  expect(ini).toContain('host = postgresql.monitoring.svc:5432\nname = grafana\nuser = grafana\n');
  expect(ini).not.toContain('ssl_mode');
  const { env } = objectOf(environment, 'StatefulSet', 'postgresql').spec.template.spec.containers[0];
  expect(env).toContainEqual({
    name: 'POSTGRES_PASSWORD',
    valueFrom: { secretKeyRef: { name: 'grafana-database', key: 'password' } },
  });
  const made = environment.expectedSecrets.filter(({ name }) => name === 'grafana-database');
  expect(made).toEqual([expect.objectContaining({ keys: ['password'], madeBefore: true })]);
});
