import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:https';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect } from '@jest/globals';
import { stringify } from 'yaml';
import { plainNetwork } from '../../constructs/kit';
import { makeCertificateFiles } from '../../tools/certificate';
import { listen } from '../ports';
import { testWith } from '../with-program';
import { json, running } from './discovered';
import { configurationOf, login, secrets, token, withHosts } from './outside';

/** Programs outside the cluster, pulled by a real Prometheus with TLS and credentials. */

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
