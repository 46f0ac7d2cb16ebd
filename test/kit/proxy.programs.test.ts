import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:https';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect } from '@jest/globals';
import { parse, stringify } from 'yaml';
import { Alertmanager, webhook } from '../../constructs/alertmanager';
import { BlackboxExporter } from '../../constructs/blackbox-exporter';
import type { Environment } from '../../constructs/kit';
import { OtelForwarder } from '../../constructs/otel-collector';
import { Prometheus } from '../../constructs/prometheus';
import { makeCertificateFiles } from '../../tools/certificate';
import type { ProgramName } from '../../tools/programs';
import { eventually } from '../../tools/wait';
import { size } from '../bad-input/cases';
import { forwardProxy } from '../fixtures/forward-proxy';
import { proxied, proxyOf } from '../fixtures/proxy';
import { freePort, listen } from '../ports';
import { objectOf, testEnvironment } from '../support';
import { testWith } from '../with-program';

/** Programs with the rendered configuration, a proxy, and a host that nothing but the proxy finds. */

// biome-ignore lint/suspicious/noExplicitAny: what is rendered is changed here as its reader would change it
type Configuration = any;

interface Try {
  readonly program: ProgramName;
  readonly title: string;
  readonly make: (environment: Environment) => unknown;
  /** Whose file it reads. */
  readonly component: string;
  /** The file as it is outside a cluster. `port`: where the program is to answer. */
  readonly changed: (rendered: Configuration, port: number) => unknown;
  readonly words: (file: string, folder: string, port: number) => readonly string[];
  /** Has it call the host. Default: it does by itself. */
  readonly start?: (url: string) => Promise<unknown>;
  /** What the host is asked for. */
  readonly asked: readonly [host: string, request: string];
}

/** A program that does not get through answers nobody. */
const soon = () => ({ signal: AbortSignal.timeout(5000) });

const post = (url: string, body: unknown) =>
  fetch(url, {
    ...soon(),
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });

const span = { traceId: '0'.repeat(31).concat('1'), spanId: '0000000000000001', name: 'a', kind: 1 };

const tries: readonly Try[] = [
  {
    program: 'prometheus',
    title: 'samples',
    make: (environment) =>
      new Prometheus(environment, {
        ...size,
        metricsTo: proxied(environment, 'prometheus.remote-write', 'https://metrics.example.com/api/v1/push'),
      }),
    component: 'prometheus',
    changed: ({ rule_files: _, ...rendered }) => ({
      ...rendered,
      global: { scrape_interval: '1s', scrape_timeout: '1s' },
      remote_write: [{ ...rendered.remote_write[0], queue_config: { batch_send_deadline: '1s' } }],
    }),
    words: (file, folder, port) => [
      `--config.file=${file}`,
      `--storage.tsdb.path=${folder}/data`,
      `--web.listen-address=127.0.0.1:${port}`,
    ],
    asked: ['metrics.example.com', 'POST /api/v1/push'],
  },
  {
    program: 'otelcol',
    title: 'spans',
    make: (environment) =>
      new OtelForwarder(environment, { sendTo: proxied(environment, 'otlp.http', 'https://otlp.example.com') }),
    component: 'otel-collector',
    // Without what asks the Kubernetes API, and without a volume.
    changed: ({ exporters: { 'otlp_http/traces': exporter } }, port) => ({
      receivers: { otlp: { protocols: { http: { endpoint: `127.0.0.1:${port}` } } } },
      exporters: { otlp_http: { ...exporter, sending_queue: { enabled: false } } },
      service: {
        telemetry: { metrics: { level: 'none' } },
        pipelines: { traces: { receivers: ['otlp'], exporters: ['otlp_http'] } },
      },
    }),
    words: (file) => [`--config=${file}`],
    start: (url) => post(`${url}/v1/traces`, { resourceSpans: [{ scopeSpans: [{ spans: [span] }] }] }),
    asked: ['otlp.example.com', 'POST /v1/traces'],
  },
  {
    program: 'blackbox_exporter',
    title: 'a probe',
    make: (environment) =>
      new BlackboxExporter(environment, {
        probes: [{ module: 'http_2xx', target: 'https://shop.example.com/health', proxy: proxyOf(environment) }],
      }),
    component: 'blackbox-exporter',
    changed: ({ modules }) => ({ modules: { proxied: Object.values(modules)[0] } }),
    words: (file, _folder, port) => [`--config.file=${file}`, `--web.listen-address=127.0.0.1:${port}`],
    start: (url) => fetch(`${url}/probe?module=proxied&target=https://shop.example.com/health`, soon()),
    asked: ['shop.example.com', 'GET /health'],
  },
  {
    program: 'alertmanager',
    title: 'a notification',
    make: (environment) =>
      new Alertmanager(environment, {
        receiver: webhook({ name: 'bridge', url: 'https://bridge.example.com/hook', proxy: proxyOf(environment) }),
      }),
    component: 'alertmanager',
    changed: ({ route, ...rendered }) => ({ ...rendered, route: { ...route, group_wait: '0s' } }),
    words: (file, folder, port) => [
      `--config.file=${file}`,
      `--storage.path=${folder}/data`,
      '--cluster.listen-address=',
      `--web.listen-address=127.0.0.1:${port}`,
    ],
    start: (url) => post(`${url}/api/v2/alerts`, [{ labels: { alertname: 'A' } }]),
    asked: ['bridge.example.com', 'POST /hook'],
  },
];

/** The file of a component, as it is changed for this machine. */
function written({ make, component, changed }: Try, port: number, proxy: number): string {
  const environment = testEnvironment();
  make(environment);
  const { 'alerts.yaml': _, ...files } = objectOf(environment, 'ConfigMap', component).data;
  const text = stringify(changed(parse(String(Object.values(files)[0])), port));
  return text.replaceAll('proxy.example.com:3128', `127.0.0.1:${proxy}`);
}

for (const each of tries) {
  const { program, title, words, start, asked } = each;
  testWith(program, `${title} through the proxy`, async (binary) => {
    const folder = mkdtempSync(path.join(tmpdir(), 'proxy-'));
    const [host, request] = asked;
    const { certificate, key } = makeCertificateFiles(folder, 'host', [`DNS:${host}`]);
    const requests: string[] = [];
    const server = createServer({ cert: readFileSync(certificate), key: readFileSync(key) }, (incoming, response) => {
      requests.push(`${incoming.method} ${incoming.url}`);
      response.end();
    });
    const [proxy, port, file] = [await forwardProxy(await listen(server)), await freePort(), path.join(folder, 'file')];
    let child: ChildProcess | undefined;
    try {
      writeFileSync(file, written(each, port, proxy.port));
      child = spawn(binary, words(file, folder, port), {
        stdio: 'ignore',
        // The file is where a Go program has public authorities.
        env: { SSL_CERT_FILE: certificate, POD_NAME: 'a' },
      });
      await eventually(30, async () => {
        await start?.(`http://127.0.0.1:${port}`).catch(() => {});
        return requests.includes(request) || undefined;
      });
      expect(requests).toContain(request);
      expect(proxy.asked).toContain(`CONNECT ${host}:443`);
    } finally {
      child?.kill('SIGKILL');
      proxy.close();
      server.closeAllConnections();
      server.close();
      rmSync(folder, { recursive: true, force: true });
    }
  });
}
