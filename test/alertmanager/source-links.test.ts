import { expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { Alertmanager, nobody } from '../../constructs/alertmanager';
import { Grafana } from '../../constructs/grafana';
import { alert, clusterIssuer, minutes, plainNetwork } from '../../constructs/kit';
import { Loki } from '../../constructs/loki';
import { Mimir } from '../../constructs/mimir';
import { size } from '../bad-input/cases';
import { objectOf, testEnvironment } from '../support';

/** Where the link *Source* of an alert leads: into a Grafana that people can open, if there is one that asks who evaluates it. */

const own = alert({
  name: 'OrdersFail',
  expression: 'vector(1) > 0',
  holdsFor: minutes(5),
  severity: 'warning',
  summary: 'Orders fail.',
  description: 'They fail.',
});

/** What the rulers of a Loki and of a Mimir are told. */
function rulers({ open = true, asks = true, told = true, uid = 'loki' } = {}) {
  const environment = testEnvironment({
    network: plainNetwork(),
    ingressClasses: [{ name: 'traefik', namespace: 'traefik' }],
  });
  const alertmanager = new Alertmanager(environment, { receiver: nobody() });
  const alertsTo = told ? alertmanager.push : undefined;
  const loki = new Loki(environment, { ...size, evaluateAlerts: true, alertsTo });
  const mimir = new Mimir(environment, { ...size, alerts: [own], alertsTo });
  const { datasource } = alertmanager;
  new Grafana(environment, {
    datasources: [datasource, ...(asks ? [{ ...loki.datasource, uid }, mimir.datasource] : [])],
    ...(open ? { ingress: { host: 'grafana.example.com', tls: clusterIssuer('letsencrypt') } } : {}),
  });
  const rulerOf = (name: string) => parse(objectOf(environment, 'ConfigMap', name).data[`${name}.yaml`]).ruler;
  return { loki: rulerOf('loki'), mimir: rulerOf('mimir') };
}

test('of Loki to the query in Explore, by the uid that the datasource has there; of Mimir to the alert rules', () => {
  const { loki, mimir } = rulers({ uid: 'lines' });
  expect(loki).toMatchObject({ external_url: 'https://grafana.example.com', datasource_uid: 'lines' });
  // Mimir appends the path of a page that Grafana has not.
  expect(mimir).toMatchObject({ external_url: 'https://grafana.example.com/alerting/list#alerts' });
});

test.each([
  ['people cannot open the Grafana', { open: false }],
  ['the Grafana does not ask them', { asks: false }],
  ['nobody is told', { told: false }],
])('nothing is said of it where %s', (_title, given) => {
  const { loki, mimir } = rulers(given);
  expect(loki).not.toHaveProperty('external_url');
  expect(loki).not.toHaveProperty('datasource_uid');
  expect(mimir).not.toHaveProperty('external_url');
});
