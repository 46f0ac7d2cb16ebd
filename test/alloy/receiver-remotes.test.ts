import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { AlloyReceiver, type AlloyReceiverProps } from '../../constructs/alloy';
import { bearerToken, type Environment, gibibytes, percent } from '../../constructs/kit';
import { OtelCollector, type OtelCollectorProps } from '../../constructs/otel-collector';
import { Tempo } from '../../constructs/tempo';
import { size, stores } from '../bad-input/cases';
import { proxied } from '../fixtures/proxy';
import { at, certificateAuthority, login } from '../fixtures/remote';
import { collectorOf } from '../otel-collector/configuration';
import { objectOf, testEnvironment } from '../support';
import { testWith } from '../with-program';
import { sentByAlloy, sentByCollector } from './sent';

/** Remotes and copies, of the Collector and of Alloy in its place: the same input, and both call the same hosts in the same way. */

const token = bearerToken({ secretName: 'cloud-2' });

type Shared = Pick<OtelCollectorProps & AlloyReceiverProps, 'metricsTo' | 'logsTo' | 'tracesTo' | 'copyTo' | 'disk'>;
type Given = (environment: Environment) => Partial<Shared>;

const everySignal = (environment: Environment) =>
  at(environment, 'otlp.http', 'https://otlp.example.com/otlp', { credentials: login });

const rows: readonly (readonly [string, Given])[] = [
  ['stores alone', () => ({})],
  [
    'one gateway of a cloud for everything, with a login',
    (environment) => {
      const cloud = everySignal(environment);
      return { metricsTo: cloud, logsTo: cloud, tracesTo: cloud };
    },
  ],
  [
    'traces by gRPC, with a token and an authority of the company',
    (environment) => ({
      tracesTo: at(environment, 'otlp.traces', 'https://tempo.example.com', {
        credentials: token,
        certificateAuthority,
      }),
    }),
  ],
  [
    'two remotes, each with credentials of its own, one by gRPC for every signal',
    (environment) => ({
      logsTo: everySignal(environment),
      tracesTo: at(environment, 'otlp.grpc', 'https://other.example.com:4317', { credentials: token }),
    }),
  ],
  [
    'a remote behind the proxy of a company',
    (environment) => ({ logsTo: proxied(environment, 'otlp.http', 'https://logs.example.com') }),
  ],
  [
    'a copy of every signal',
    (environment) => {
      const cloud = everySignal(environment);
      const traces = at(environment, 'otlp.traces', 'https://tempo.example.com', { credentials: token });
      return { disk: gibibytes(5), copyTo: { metrics: cloud, logs: cloud, traces } };
    },
  ],
  [
    'a copy of one signal, with an authority and no credentials',
    (environment) => ({
      copyTo: { logs: at(environment, 'otlp.http', 'https://logs.example.com', { certificateAuthority }) },
    }),
  ],
];

/** An environment with the Collector, or with Alloy in its place. Its Tempo makes no metrics, so that either makes them. */
function sending(receiver: 'otel-collector' | 'alloy-receiver', given: Given) {
  const environment = testEnvironment();
  const { mimir, loki } = stores(environment);
  const pipelines = {
    metricsTo: mimir.otlp,
    logsTo: loki.otlp,
    tracesTo: new Tempo(environment, { ...size, name: 'traces' }).otlp,
    keep: [percent(10)],
    ...given(environment),
  };
  let plain: unknown;
  const made =
    receiver === 'otel-collector'
      ? new OtelCollector(environment, pipelines)
      : new AlloyReceiver(environment, {
          ...pipelines,
          configuration: (file) => {
            plain = file.plain();
            return file;
          },
        });
  const file = () => String(objectOf(environment, 'ConfigMap', 'alloy-receiver').data['config.alloy']);
  const rendered = () => {
    file();
    return plain;
  };
  return { environment, made, file, plain: rendered };
}

describe.each(rows)('%s', (title, given) => {
  const [collector, alloy] = [sending('otel-collector', given), sending('alloy-receiver', given)];
  const remote = title !== 'stores alone';

  test('both call the same hosts with the same credentials, authorities, queues and batches', () => {
    const byCollector = sentByCollector(collectorOf(collector.environment));
    expect(sentByAlloy(alloy.plain())).toEqual(byCollector);
    expect(byCollector.some(({ endpoint }) => String(endpoint).includes('example.com'))).toBe(remote);
  });

  test('both ask for the same keys of Secrets, and have the same alerts', () => {
    const keysOf = ({ made }: typeof alloy) => made.expectedSecrets.map(({ name, keys }) => [name, keys]);
    expect(keysOf(alloy)).toEqual(keysOf(collector));
    const namesOf = ({ made }: typeof alloy, prefix: string) => made.alerts.map(({ name }) => name.replace(prefix, ''));
    expect(namesOf(alloy, 'AlloyReceiver')).toEqual(namesOf(collector, 'Collector'));
  });
});

test('lines and profiles go to a remote too, with the password of the same login', () => {
  const { file, made } = sending('alloy-receiver', (environment) => ({
    linesTo: at(environment, 'loki.push', 'https://logs.example.com/loki/api/v1/push', { credentials: login }),
    profilesTo: at(environment, 'pyroscope.push', 'https://profiles.example.com', { credentials: login }),
    logsTo: everySignal(environment),
  }));
  expect(file().match(/password_file = "\/etc\/alloy-secrets\/cloud\/password"/g)).toHaveLength(2);
  expect(made.expectedSecrets.map(({ name, keys }) => [name, keys])).toEqual([['cloud', ['encoded', 'password']]]);
});

testWith('alloy', 'a file with every kind of remote is valid', async (program) => {
  const everything: Given = (environment) => {
    const all = rows.map(([, given]) => given(environment));
    return Object.assign({}, ...all, { copyTo: Object.assign({}, ...all.map(({ copyTo }) => copyTo)) });
  };
  const folder = mkdtempSync(join(tmpdir(), 'receiver-'));
  const file = join(folder, 'config.alloy');
  try {
    writeFileSync(file, sending('alloy-receiver', everything).file());
    const { status, stderr } = spawnSync(program, ['validate', '--stability.level=experimental', file]);
    expect([String(stderr), status]).toEqual(['', 0]);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
