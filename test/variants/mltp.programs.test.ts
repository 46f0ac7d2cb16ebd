import { describe, expect, test } from '@jest/globals';
import { App } from 'cdk8s';
import { accessKey, basicLogin, type Environment, external, type RemoteStores, s3 } from '../../constructs';
import { type MltpOptions, mltp } from '../../environments/mltp';
import { findingsOf } from './findings';

/** Choices of the example with four signals that are not in `dist/`: each renders, passes every check, and says what it leaves out. */

const at = { addresses: ['203.0.113.0/24'], credentials: basicLogin({ username: '123456', secretName: 'cloud' }) };

/** Every store of a cloud. */
function cloud(environment: Environment): Required<RemoteStores> {
  const otlp = external(environment, { protocol: 'otlp.http', url: 'https://otlp.example.com/otlp', ...at });
  const [metrics, logs] = ['https://metrics.example.com/api/prom/push', 'https://logs.example.com/loki/api/v1/push'];
  return {
    mimir: { otlp, remoteWrite: external(environment, { protocol: 'prometheus.remote-write', url: metrics, ...at }) },
    loki: { otlp, push: external(environment, { protocol: 'loki.push', url: logs, ...at }) },
    tempo: { otlp },
    pyroscope: {
      push: external(environment, { protocol: 'pyroscope.push', url: 'https://profiles.example.com', ...at }),
    },
  };
}

const remotes =
  (...stores: readonly (keyof RemoteStores)[]) =>
  (environment: Environment): RemoteStores =>
    Object.fromEntries(stores.map((store) => [store, cloud(environment)[store]]));

const storage: MltpOptions['storage'] = (store, environment) =>
  s3({
    bucket: 'telemetry',
    region: 'eu-central-1',
    endpoint: external(environment, {
      protocol: 's3',
      url: 'https://s3.eu-central-1.amazonaws.com',
      addresses: at.addresses,
    }),
    prefix: store,
    credentials: accessKey({ secretName: 'telemetry-s3' }),
  });

const everyStore = ['mimir', 'loki', 'tempo', 'pyroscope'] as const;

describe.each<[string, MltpOptions, readonly (keyof RemoteStores)[]]>([
  ['Alloy and a bucket', { storage }, []],
  ['Alloy and a cloud', { remotes: cloud }, everyStore],
  ['Alloy, metrics and traces in a cloud', { remotes: remotes('mimir', 'tempo') }, ['mimir', 'tempo']],
  [
    'Alloy, lines and profiles in a cloud, a bucket for the others',
    { storage, remotes: remotes('loki', 'pyroscope') },
    ['loki', 'pyroscope'],
  ],
  ['the Collector and volumes', { receiver: 'otel-collector' }, []],
  ['the Collector and a bucket', { receiver: 'otel-collector', storage }, []],
  ['the Collector and a cloud', { receiver: 'otel-collector', remotes: cloud }, everyStore],
])('%s', (_title, options, remote) => {
  const environment = mltp(new App({ outdir: 'dist' }), options);
  environment.build();

  test('has no finding, in the model and in what it renders', () => {
    expect(findingsOf(environment)).toEqual([]);
  });

  test('a store that is remote is not rendered, and a warning says what goes with it', () => {
    const names = environment.components.map(({ name }) => name);
    expect(everyStore.filter((store) => names.includes(store))).toEqual(
      everyStore.filter((store) => !remote.includes(store)),
    );
    expect(environment.warnings.map(({ component, property }) => `${component} ${property}`)).toEqual(
      remote.map((store) => `remotes ${store}`),
    );
    expect(names.includes('grafana')).toBe(remote.length < everyStore.length);
  });
});
