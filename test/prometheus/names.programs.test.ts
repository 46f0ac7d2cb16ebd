import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect } from '@jest/globals';
import { parse, stringify } from 'yaml';
import { days, type Environment, gibibytes, percent } from '../../constructs/kit';
import { Loki } from '../../constructs/loki';
import { Mimir } from '../../constructs/mimir';
import { OtelCollector } from '../../constructs/otel-collector';
import { Prometheus } from '../../constructs/prometheus';
import { Tempo } from '../../constructs/tempo';
import { eventually } from '../../tools/wait';
import { freePort } from '../ports';
import { objectOf, testEnvironment } from '../support';
import { testWith } from '../with-program';
import { request, series } from './names';

/** The programs make series of one name and one set of labels from metrics by OTLP, so that every dashboard works with either. */

const size = { retention: days(3), disk: gibibytes(10) };

/** Metrics by OTLP go to a store. */
function sending(environment: Environment, metricsTo: Mimir['otlp'] | Prometheus['otlp']): Environment {
  const tempo = new Tempo(environment, size);
  const logsTo = new Loki(environment, size).otlp;
  new OtelCollector(environment, { metricsTo, logsTo, tracesTo: tempo.otlp, keep: [percent(10)] });
  return environment;
}

interface Asked {
  readonly words: (folder: string, port: number) => readonly string[];
  readonly files: Readonly<Record<string, string>>;
  /** The beginnings of the paths of OTLP and of PromQL. */
  readonly otlp: string;
  readonly query: string;
  readonly ready: string;
}

/** The series that a running store has after the request. */
async function seriesOf(program: string, { words, files, otlp, query, ready }: Asked): Promise<unknown> {
  const folder = mkdtempSync(path.join(tmpdir(), 'store-'));
  let child: ChildProcess | undefined;
  try {
    for (const [name, text] of Object.entries(files)) writeFileSync(path.join(folder, name), text);
    const port = await freePort();
    child = spawn(program, words(folder, port), { stdio: 'ignore', cwd: folder });
    const base = `http://127.0.0.1:${port}`;
    await eventually(60, async () => ((await fetch(`${base}${ready}`)).ok ? true : undefined));
    const answer = await fetch(`${base}${otlp}/v1/metrics`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(request(Date.now())),
    });
    expect([answer.status, await answer.text()]).toEqual([200, expect.any(String)]);
    const match = encodeURIComponent('{job="shop/orders", __name__!="target_info"}');
    return await eventually(20, async () => {
      const { data } = (await (await fetch(`${base}${query}/api/v1/series?match[]=${match}`)).json()) as {
        data: Record<string, string>[];
      };
      return data.length > 0
        ? data.sort((a, b) => (JSON.stringify(order(a)) < JSON.stringify(order(b)) ? -1 : 1))
        : undefined;
    });
  } finally {
    child?.kill('SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  }
}

const order = ({ __name__, le }: Record<string, string>) => [__name__, le];

testWith('prometheus', 'names and labels of metrics by OTLP', async (program) => {
  const environment = testEnvironment();
  const rendered = sending(environment, new Prometheus(environment, size).otlp);
  const configuration = parse(objectOf(rendered, 'ConfigMap', 'prometheus').data['prometheus.yaml']);
  const { args } = objectOf(rendered, 'StatefulSet', 'prometheus').spec.template.spec.containers[0];
  const flags = args.filter((word: string) => /receiver|feature/.test(word));
  const found = await seriesOf(program, {
    files: { 'prometheus.yaml': stringify({ ...configuration, rule_files: [], scrape_configs: [] }) },
    words: (folder, port) => [
      `--config.file=${folder}/prometheus.yaml`,
      `--storage.tsdb.path=${folder}/data`,
      `--web.listen-address=127.0.0.1:${port}`,
      ...flags,
    ],
    otlp: '/api/v1/otlp',
    query: '',
    ready: '/-/ready',
  });
  expect(found).toEqual(series);
});

/** The parts of Mimir that look for an address at which they find each other. */
const parts = [
  ...['ingester.ring', 'distributor.ring', 'compactor.ring', 'store-gateway.sharding-ring', 'ruler.ring'],
  ...['querier.ring', 'query-scheduler.ring', 'query-frontend'],
];

testWith('mimir', 'names and labels of metrics by OTLP', async (program) => {
  const environment = testEnvironment();
  const rendered = sending(environment, new Mimir(environment, size).otlp);
  const grpc = await freePort();
  const text: string = objectOf(rendered, 'ConfigMap', 'mimir').data['mimir.yaml'];
  const found = await seriesOf(program, {
    files: { 'mimir.yaml': text.replaceAll(': /data', ': .') },
    words: (folder, port) => [
      `-config.file=${folder}/mimir.yaml`,
      '-target=all',
      `-server.http-listen-port=${port}`,
      '-server.http-listen-address=127.0.0.1',
      `-server.grpc-listen-port=${grpc}`,
      '-server.grpc-listen-address=127.0.0.1',
      '-memberlist.bind-addr=127.0.0.1',
      '-memberlist.bind-port=0',
      ...parts.map((part) => `-${part}.instance-addr=127.0.0.1`),
    ],
    otlp: '/otlp',
    query: '/prometheus',
    ready: '/ready',
  });
  expect(found).toEqual(series);
});
