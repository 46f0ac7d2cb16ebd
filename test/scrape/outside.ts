import { parse } from 'yaml';
import { basicLogin, bearerToken, type Cluster, type Credentials, external, plainNetwork } from '../../constructs/kit';
import { Prometheus } from '../../constructs/prometheus';
import { scrapeHosts } from '../../constructs/scrape';
import { size } from '../bad-input/cases';
import { objectOf, testEnvironment } from '../support';

/** Programs outside of the cluster that a Prometheus pulls. */

const certificateAuthority = { secretName: 'company-ca', key: 'ca.crt' };

/** A Prometheus that asks one host by its name, and two by their addresses. */
export function withHosts(
  credentials: Credentials,
  network: Cluster['network'] = plainNetwork(),
  url = 'https://db.example.com:9187/metrics',
) {
  const environment = testEnvironment({ network });
  const protocol = 'prometheus.exposition';
  const addresses = network.plugin === 'plain' ? ['198.51.100.7'] : undefined;
  const database = external(environment, { protocol, url, addresses, credentials, certificateAuthority });
  const switches = ['http://203.0.113.8:9100', 'http://[2001:db8::9]:9100'].map((each) =>
    external(environment, { protocol, url: each }),
  );
  new Prometheus(environment, {
    ...size,
    scrape: [
      scrapeHosts({ name: 'databases', targets: [database], serverName: 'postgresql.internal' }),
      scrapeHosts({ name: 'switches', targets: switches }),
    ],
  });
  return environment;
}

export const configurationOf = (environment: ReturnType<typeof withHosts>) =>
  parse(objectOf(environment, 'ConfigMap', 'prometheus').data['prometheus.yaml']);

export const secrets = '/etc/prometheus-secrets';
export const token = bearerToken({ secretName: 'exporter' });
export const login = basicLogin({ username: 'shop', secretName: 'exporter' });
