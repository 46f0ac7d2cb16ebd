import { expect, test } from '@jest/globals';
import { Gateway } from '../../constructs/gateway';
import { Grafana, pipelineHealth, springBoot } from '../../constructs/grafana';
import { plainNetwork } from '../../constructs/kit';
import { findingsOf, testEnvironment } from '../support';
import { stores, testAnswers } from './cases';

/** What Grafana can not show. */

testAnswers([
  [
    'an ingress class that the cluster does not have, and a host that is an address',
    (environment) => {
      const { mimir } = stores(environment);
      const ingress = { host: 'http://grafana.local/', className: 'nginx' };
      new Grafana(environment, { datasources: [mimir.datasource], ingress });
    },
    [
      'test › grafana › ingress.host: "http://grafana.local/" is no host name | a name below a domain without scheme, port or path, such as grafana.example.com',
      "test › grafana › ingress: the cluster serves no ingress class | ingressClasses: [{ name: 'kong', namespace: 'kong' }] in the environment's cluster, or no ingress",
    ],
  ],
  [
    'a dashboard without its datasource',
    (environment) => {
      const { loki } = stores(environment);
      new Grafana(environment, { datasources: [loki.datasource], dashboards: [springBoot(), pipelineHealth()] });
    },
    [
      'test › grafana › dashboards: the dashboard Spring Boot asks a datasource for metrics, and none of the given is one | in datasources a datasource for PromQL, such as mimir.datasource, or no Spring Boot',
      'test › grafana › dashboards: the dashboard Pipeline health asks a datasource for pipeline, and none of the given is one | in datasources the datasource of what stores the metrics of the pipeline, such as mimir.datasource, or no Pipeline health',
    ],
  ],
  [
    'two datasources of one name, two dashboards of one uid',
    (environment) => {
      const { mimir, loki } = stores(environment);
      new Grafana(environment, {
        datasources: [mimir.datasource, loki.datasource, { ...loki.datasource }],
        dashboards: [springBoot(), springBoot()],
      });
    },
    [
      'test › grafana › dashboards: two dashboards have the uid spring-boot | each dashboard once',
      'test › grafana › datasources: two datasources have the uid loki | a store with a name of its own, once each',
    ],
  ],
  [
    'no datasource',
    (environment) => new Grafana(environment, { datasources: [] }),
    [
      'test › grafana › datasources: there is none, so Grafana has nothing to show | the datasource of at least one store, such as mimir.datasource',
    ],
  ],
]);

test('one host name for two components', () => {
  const environment = testEnvironment({
    network: plainNetwork(),
    ingressClasses: [{ name: 'traefik', namespace: 'traefik' }],
  });
  const { mimir, loki } = stores(environment);
  new Grafana(environment, { datasources: [mimir.datasource], ingress: { host: 'loki.example.com' } });
  new Gateway(environment, { domain: 'example.com', hosts: { loki: loki.query }, users: 'people' });
  expect(findingsOf(environment)).toEqual([
    'test › gateway › Ingress gateway: loki.example.com leads to grafana already | another host name for one of the two',
  ]);
});

test('an ingress class that is not among those of the cluster', () => {
  const ingressClasses = [
    { name: 'kong', namespace: 'kong' },
    { name: 'internal', namespace: 'gateways' },
  ];
  const environment = testEnvironment({ network: plainNetwork(), ingressClasses });
  const { mimir } = stores(environment);
  new Grafana(environment, {
    datasources: [mimir.datasource],
    ingress: { host: 'grafana.example.com', className: 'nginx' },
  });
  expect(findingsOf(environment)).toEqual([
    'test › grafana › ingress.className: the cluster serves no ingress class "nginx" | one of: kong, internal',
  ]);
});
