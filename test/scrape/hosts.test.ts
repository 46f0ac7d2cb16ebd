import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:https';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from '@jest/globals';
import { parse, stringify } from 'yaml';
import {
  basicLogin,
  bearerToken,
  type Cluster,
  type Credentials,
  cilium,
  external,
  plainNetwork,
} from '../../constructs/kit';
import { Prometheus } from '../../constructs/prometheus';
import { scrapeHosts } from '../../constructs/scrape';
import { makeCertificateFiles } from '../../tools/certificate';
import { size } from '../bad-input/cases';
import { listen } from '../ports';
import { objectOf, testEnvironment } from '../support';
import { testWith } from '../with-program';
import { json, running } from './discovered';

/** Programs outside the cluster, pulled by a Prometheus with TLS and credentials. */

const certificateAuthority = { secretName: 'company-ca', key: 'ca.crt' };

/** A Prometheus that asks one host by its name, and two by their addresses. */
function withHosts(
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

const configurationOf = (environment: ReturnType<typeof withHosts>) =>
  parse(objectOf(environment, 'ConfigMap', 'prometheus').data['prometheus.yaml']);

const secrets = '/etc/prometheus-secrets';
const token = bearerToken({ secretName: 'exporter' });
const login = basicLogin({ username: 'shop', secretName: 'exporter' });

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

/** An exporter that knows who asks, with a certificate for another name than that by which it is called. */
async function exporterFor(
  folder: string,
  header: string,
): Promise<{ port: number; server: Server; authority: string }> {
  const { certificate, key } = makeCertificateFiles(folder, 'exporter', ['DNS:postgresql.internal']);
  const server = createServer({ cert: readFileSync(certificate), key: readFileSync(key) }, (request, response) => {
    response.setHeader('content-type', 'text/plain; version=0.0.4');
    if (request.headers.authorization === header) response.end('pg_up 1\n');
    else response.writeHead(401).end();
  });
  return { port: await listen(server), server, authority: readFileSync(certificate, 'utf8') };
}

const basic = `Basic ${Buffer.from('shop:secret').toString('base64')}`;

for (const [credentials, header] of [
  [token, 'Bearer secret'],
  [login, basic],
] as const) {
  testWith('prometheus', `it shows who it is (${credentials.kind}), and knows whom it asks`, async (program) => {
    const folder = mkdtempSync(path.join(tmpdir(), 'hosts-'));
    const { port, server, authority } = await exporterFor(folder, header);
    try {
      const files = {
        ...{ 'exporter/token': 'secret', 'exporter/password': 'secret' },
        'company-ca/ca.crt': authority,
      };
      for (const [file, text] of Object.entries(files)) {
        mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
        writeFileSync(path.join(folder, file), text);
      }
      const url = `https://localhost.example.com:${port}/metrics`;
      const {
        scrape_configs,
        rule_files: _,
        ...rendered
      } = configurationOf(withHosts(credentials, plainNetwork(), url));
      const jobs = scrape_configs.filter(({ job_name }: { job_name: string }) => job_name === 'databases');
      const text = stringify({
        ...rendered,
        global: { scrape_interval: '1s', scrape_timeout: '1s' },
        scrape_configs: jobs,
      })
        .replaceAll(secrets, folder)
        .replaceAll('localhost.example.com', '127.0.0.1');
      const [target] = await running(
        program,
        { name: 'prometheus.yaml', text },
        (file, data, own) => [
          `--config.file=${file}`,
          `--storage.tsdb.path=${data}/data`,
          `--web.listen-address=127.0.0.1:${own}`,
        ],
        async (own) => {
          const url = `http://127.0.0.1:${own}/api/v1/query?query=pg_up`;
          const { data } = await json<{ data: { result: { metric: object }[] } }>(url);
          return data.result.length > 0 ? data.result : undefined;
        },
      );
      expect(target?.metric).toMatchObject({ job: 'databases', service_name: 'databases', __name__: 'pg_up' });
    } finally {
      server.closeAllConnections();
      server.close();
      rmSync(folder, { recursive: true });
    }
  });
}
