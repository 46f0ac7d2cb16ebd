import { expect, test } from '@jest/globals';
import { cilium } from '../../constructs/kit';
import { objectOf } from '../support';
import { configurationOf, login, secrets, token, withHosts } from './outside';

/** Programs outside the cluster, pulled by a Prometheus with TLS and credentials. */

test.each([
  [token, { authorization: { credentials_file: `${secrets}/exporter/token` } }],
  [login, { basic_auth: { username: 'shop', password_file: `${secrets}/exporter/password` } }],
])('what Prometheus reads', (credentials, access) => {
  expect(configurationOf(withHosts(credentials)).scrape_configs.slice(1)).toEqual([
    {
      job_name: 'databases',
      scheme: 'https',
      ...access,
      tls_config: { ca_file: `${secrets}/company-ca/ca.crt`, server_name: 'postgresql.internal' },
      static_configs: [{ targets: ['db.example.com:9187'], labels: { service_name: 'databases' } }],
    },
    {
      job_name: 'switches',
      static_configs: [{ targets: ['203.0.113.8:9100', '[2001:db8::9]:9100'], labels: { service_name: 'switches' } }],
    },
  ]);
});

test('policies let it out to exactly these addresses, Secrets are files, and the Kubernetes API is not asked', () => {
  const environment = withHosts(token);
  const { spec } = objectOf(environment, 'NetworkPolicy', 'prometheus');
  const to = (cidr: string, port: number) => ({ to: [{ ipBlock: { cidr } }], ports: [{ port, protocol: 'TCP' }] });
  expect(spec.egress.slice(1)).toEqual([
    to('203.0.113.8/32', 9100),
    to('2001:db8::9/128', 9100),
    to('198.51.100.7/32', 9187),
  ]);
  expect(environment.expectedSecrets.map(({ name, keys, reason }) => [name, keys, reason])).toEqual([
    ['exporter', ['token'], 'the token for the targets of databases'],
    ['company-ca', ['ca.crt'], 'the certificate authority of the targets of databases'],
  ]);
  expect(() => objectOf(environment, 'ClusterRole', 'test-prometheus')).toThrow('no ClusterRole');
});

test('with Cilium the name is enough, and an address is never taken for one', () => {
  const { spec } = objectOf(withHosts(token, cilium()), 'CiliumNetworkPolicy', 'prometheus');
  expect(JSON.stringify(spec.egress)).toContain('"toFQDNs":[{"matchName":"db.example.com"}]');
  expect(JSON.stringify(spec.egress)).not.toContain('203.0.113.8"}');
});
