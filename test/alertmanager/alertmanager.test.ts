import { expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { Alertmanager, nobody } from '../../constructs/alertmanager';
import { Grafana } from '../../constructs/grafana';
import { clusterIssuer, plainNetwork } from '../../constructs/kit';
import { objectOf, rendered, testEnvironment } from '../support';
import { alerting, byName, everything, smtp, team } from './environments';

const { addresses: _, ...named } = smtp;
/** Of Grafana. */
const page = 'https://grafana.example.com/alerting/groups?alertmanager=Alertmanager';

test('one pod that sends mail', () => {
  expect(rendered(alerting({ smtp, receiver: team }), 'alertmanager')).toMatchSnapshot();
});

test('three pods, with every kind of receiver', () => {
  expect(rendered(alerting({ ...everything, replicas: 3 }), 'alertmanager')).toMatchSnapshot();
});

test('Cilium lets the mail server through by its name', () => {
  const environment = alerting({ smtp: named, receiver: team }, byName);
  const { spec } = objectOf(environment, 'CiliumNetworkPolicy', 'alertmanager');
  expect(spec.egress).toMatchObject([
    // It learns the addresses of the name from the answers that it sees.
    { toPorts: [{ ports: [{ port: '53' }], rules: { dns: [{ matchPattern: '*' }] } }] },
    { toFQDNs: [{ matchName: 'smtp.example.com' }], toPorts: [{ ports: [{ port: '587', protocol: 'TCP' }] }] },
  ]);
  expect(objectOf(environment, 'NetworkPolicy', 'alertmanager').spec.egress).toBeUndefined();
});

test('addresses are let through where they are given, by Cilium too', () => {
  const { spec } = objectOf(alerting({ smtp, receiver: team }, byName), 'CiliumNetworkPolicy', 'alertmanager');
  expect(spec.egress).toMatchObject([
    { toCIDR: ['203.0.113.25/32'], toPorts: [{ ports: [{ port: '587', protocol: 'TCP' }] }] },
  ]);
});

test('Grafana asks any pod, and knows that it speaks as Prometheus has it', () => {
  const environment = testEnvironment();
  const { datasource, query } = new Alertmanager(environment, { smtp, receiver: team, replicas: 3 });
  expect(query.host).toBe('alertmanager.monitoring.svc');
  new Grafana(environment, { datasources: [datasource] });
  const { data } = objectOf(environment, 'ConfigMap', 'grafana-datasources');
  expect(parse(data['datasources.yaml']).datasources).toEqual([
    {
      name: 'Alertmanager',
      uid: 'alertmanager',
      type: 'alertmanager',
      access: 'proxy',
      url: 'http://alertmanager.monitoring.svc:9093',
      editable: false,
      jsonData: { implementation: 'prometheus' },
    },
  ]);
  expect(JSON.stringify(objectOf(environment, 'NetworkPolicy', 'grafana').spec.egress)).toContain('9093');
});

const receivers = { smtp, receiver: team };
const externalUrl = 'https://alerts.example.com';
const tls = clusterIssuer('letsencrypt');

test.each([
  ['the page of a Grafana that people can open', receivers, true, `${page}#alerts`],
  ['where it is said', { ...receivers, externalUrl }, true, externalUrl],
  ['no page of a Grafana that nobody can open', receivers, false, undefined],
  ['nowhere, if nobody is told', { receiver: nobody() }, false, undefined],
])('links in notifications lead to %s', (_title, props, open, leadsTo) => {
  const environment = testEnvironment({
    network: plainNetwork(),
    ingressClasses: [{ name: 'traefik', namespace: 'traefik' }],
  });
  const { datasource } = new Alertmanager(environment, props);
  new Grafana(environment, {
    datasources: [datasource],
    ...(open ? { ingress: { host: 'grafana.example.com', tls } } : {}),
  });
  const { args } = objectOf(environment, 'StatefulSet', 'alertmanager').spec.template.spec.containers[0];
  const given = args.find((each: string) => each.startsWith('--web.external-url='));
  expect(given?.replace('--web.external-url=', '')).toBe(leadsTo);
  const toPod = 'smtp' in props && leadsTo === undefined;
  const ofLinks = environment.warnings.filter(({ property }) => property === 'externalUrl');
  expect(ofLinks.map(({ component }) => component)).toEqual(toPod ? ['alertmanager'] : []);
});

const alertingOf = (replicas: 1 | 3) => {
  const environment = alerting({ smtp, receiver: team, replicas });
  const { 'prometheus.yaml': text } = objectOf(environment, 'ConfigMap', 'prometheus').data;
  const { 'loki.yaml': loki } = objectOf(environment, 'ConfigMap', 'loki').data;
  return { prometheus: parse(text).alerting.alertmanagers, loki: parse(loki).ruler };
};

test('one pod is told by its Service', () => {
  const { prometheus, loki } = alertingOf(1);
  expect(prometheus).toEqual([{ static_configs: [{ targets: ['alertmanager.monitoring.svc:9093'] }] }]);
  expect(loki).toMatchObject({ alertmanager_url: 'http://alertmanager.monitoring.svc:9093' });
  expect(loki).not.toHaveProperty('enable_alertmanager_discovery');
});

test('of three pods each is told', () => {
  const { prometheus, loki } = alertingOf(3);
  const names = ['alertmanager-headless.monitoring.svc'];
  expect(prometheus).toEqual([{ dns_sd_configs: [{ names, type: 'A', port: 9093 }] }]);
  expect(loki).toMatchObject({
    alertmanager_url: 'http://_http._tcp.alertmanager-headless.monitoring.svc',
    enable_alertmanager_discovery: true,
  });
});

const groupsOf = (environment: ReturnType<typeof alerting>) => {
  const { 'alerts.yaml': text } = objectOf(environment, 'ConfigMap', 'prometheus').data;
  return parse(text).groups.flatMap(({ rules }: { rules: { alert: string }[] }) => rules.map(({ alert }) => alert));
};

test('the alert that always fires is brought where somebody waits for it', () => {
  expect(groupsOf(alerting(everything))).toContain('Watchdog');
  expect(groupsOf(alerting({ smtp, receiver: team }))).not.toContain('Watchdog');
});

test('no secret is rendered, and each is said to be made beforehand', () => {
  const environment = alerting(everything);
  const text = rendered(environment, 'alertmanager');
  expect(text).not.toMatch(
    /kind: Secret\b|password: |api_url: (?!https:..api.eu.opsgenie.com.$)|webhook_url: |api_key: |routing_key: |credentials: /m,
  );
  const expected = environment.components.flatMap(({ expectedSecrets }) => expectedSecrets);
  expect(expected.every(({ madeBefore }) => madeBefore)).toBe(true);
  expect(expected.map(({ name, keys, reason }) => [name, keys, reason])).toEqual([
    ['smtp', ['password'], 'the password of the mail server'],
    ['alert-slack', ['url'], 'the URL of the receiver payments'],
    ['alert-pagerduty', ['routing-key'], 'the integration key of the receiver on-call'],
    ['alert-webhook', ['url', 'token'], 'the URL of the receiver bridge, the token of the receiver bridge'],
    ['company-ca', ['ca.crt'], 'the certificate authority of the receiver bridge'],
    ['alert-teams', ['url'], 'the URL of the receiver search'],
    ['alert-opsgenie', ['api-key'], 'the key of the integration of the receiver stock'],
  ]);
});

test('alerts that nobody is told of are seen and silenced', () => {
  const environment = testEnvironment();
  new Alertmanager(environment, { receiver: nobody() });
  const { route, receivers } = parse(objectOf(environment, 'ConfigMap', 'alertmanager').data['alertmanager.yaml']);
  expect([route.receiver, receivers]).toEqual(['nobody', [{ name: 'nobody' }]]);
  expect(environment.connections.filter(({ from }) => from.component === 'alertmanager')).toEqual([]);
});

test('nobody() may be said in several places', () => {
  const environment = testEnvironment();
  new Alertmanager(environment, {
    receiver: nobody(),
    routes: [{ match: { severity: 'warning' }, receiver: nobody() }],
  });
  const { receivers } = parse(objectOf(environment, 'ConfigMap', 'alertmanager').data['alertmanager.yaml']);
  expect(receivers).toEqual([{ name: 'nobody' }]);
});
