import { expect, test } from '@jest/globals';
import { Gateway } from '../../constructs/gateway';
import { certificateIn, clusterIssuer, days, gibibytes, issuer, plainNetwork, type Tls } from '../../constructs/kit';
import { Loki } from '../../constructs/loki';
import { Mimir } from '../../constructs/mimir';
import { Tempo } from '../../constructs/tempo';
import { objectOf, rendered, testEnvironment } from '../support';

const size = { retention: days(3), disk: gibibytes(10) };

function gateway(tls?: Tls | 'off') {
  const environment = testEnvironment({
    network: plainNetwork(),
    ingressClasses: [{ name: 'traefik', namespace: 'edge' }],
  });
  const hosts = { loki: new Loki(environment, size).query, 'traces.example.com': new Tempo(environment, size).query };
  new Gateway(environment, { domain: 'example.com', hosts, users: 'users', tls });
  return environment;
}

test('two stores under two names, for people with a password', () => {
  expect(rendered(gateway(clusterIssuer('letsencrypt')), 'gateway')).toMatchSnapshot();
});

test.each<[string, Tls | undefined, object]>([
  ['an issuer of the namespace', issuer('ours'), { annotations: { 'cert-manager.io/issuer': 'ours' } }],
  ['a certificate that is there', certificateIn('wildcard'), {}],
  ['a Secret of the usual name', undefined, {}],
])('the certificate comes from %s', (_title, tls, metadata) => {
  const ingress = objectOf(gateway(tls), 'Ingress', 'gateway');
  expect(ingress.metadata).toMatchObject(metadata);
  expect(ingress.spec.tls).toEqual([
    { hosts: ['loki.example.com', 'traces.example.com'], secretName: tls?.secretName ?? 'gateway-tls' },
  ]);
});

test('with TLS off nobody is sent to a certificate', () => {
  const environment = gateway('off');
  expect(objectOf(environment, 'Ingress', 'gateway').spec).not.toHaveProperty('tls');
  expect(objectOf(environment, 'ConfigMap', 'gateway').data['nginx.conf']).not.toContain('return 308');
});

test('a store that answers below a path is asked below it', () => {
  const environment = testEnvironment({
    network: plainNetwork(),
    ingressClasses: [{ name: 'traefik', namespace: 'edge' }],
  });
  new Gateway(environment, {
    domain: 'example.com',
    hosts: { mimir: new Mimir(environment, size).query },
    users: 'users',
  });
  const nginx: string = objectOf(environment, 'ConfigMap', 'gateway').data['nginx.conf'];
  const [, asked = ''] = /location \/api\/v1\/ \{([^}]*)\}/.exec(nginx) ?? [];
  expect(asked.split('\n').map((line) => line.trim())).toEqual(
    expect.arrayContaining([
      'set $upstream mimir.monitoring.svc.cluster.local:8080;',
      'rewrite ^(.*)$ /prometheus$1 break;',
      'proxy_pass http://$upstream;',
    ]),
  );
});

test('what is asked from outside is an endpoint of its own, under its name', () => {
  const outside = (tls?: Tls | 'off') =>
    gateway(tls)
      .endpoints.filter(({ owner, protocol }) => owner.component === 'gateway' && protocol !== 'http')
      .map(({ protocol, url }) => [protocol, url]);
  expect(outside(clusterIssuer('letsencrypt'))).toEqual([
    ['loki.query', 'https://loki.example.com'],
    ['tempo.query', 'https://traces.example.com'],
  ]);
  expect(outside('off')[0]).toEqual(['loki.query', 'http://loki.example.com']);
});
