import { expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { basicLogin, bearerToken, type ExternalProps, external } from '../../constructs/kit';
import { Mimir } from '../../constructs/mimir';
import { Tempo, type TempoProps } from '../../constructs/tempo';
import { size } from '../bad-input/cases';
import { objectOf, testEnvironment } from '../support';

/** A Tempo whose metrics from traces go to a remote, instead of a store or as a copy. */

const environment = () => testEnvironment();

function writesOf(given: (at: ReturnType<typeof environment>) => Pick<TempoProps, 'metricsTo' | 'copyTo'>) {
  const made = environment();
  const tempo = new Tempo(made, { ...size, ...given(made) });
  const { metrics_generator: generator } = parse(objectOf(made, 'ConfigMap', 'tempo').data['tempo.yaml']);
  return { tempo, writes: generator.storage.remote_write };
}

const cloud = (at: ReturnType<typeof environment>, props: Partial<ExternalProps<'prometheus.remote-write'>>) =>
  external(at, {
    protocol: 'prometheus.remote-write',
    url: 'https://metrics.example.com/api/prom/push',
    addresses: ['203.0.113.7'],
    ...props,
  });

test('instead of a store, with a login and an authority of the company', () => {
  const { writes, tempo } = writesOf((at) => ({
    metricsTo: cloud(at, {
      credentials: basicLogin({ username: '12345', secretName: 'cloud' }),
      certificateAuthority: { secretName: 'company-ca', key: 'ca.crt' },
    }),
  }));
  expect(writes).toEqual([
    {
      url: 'https://metrics.example.com/api/prom/push',
      send_exemplars: true,
      basic_auth: { username: '12345', password_file: '/etc/tempo-secrets/cloud/password' },
      tls_config: { ca_file: '/etc/tempo-secrets/company-ca/ca.crt' },
    },
  ]);
  expect(tempo.expectedSecrets.map(({ name, keys }) => [name, keys])).toEqual([
    ['cloud', ['password']],
    ['company-ca', ['ca.crt']],
  ]);
});

test('as a copy, with a queue of its own and an alert of its own', () => {
  const { writes, tempo } = writesOf((at) => ({
    metricsTo: new Mimir(at, size).remoteWrite,
    copyTo: { metrics: cloud(at, { credentials: bearerToken({ secretName: 'cloud' }) }) },
  }));
  expect(writes).toMatchObject([
    { url: 'http://mimir.monitoring.svc:8080/api/v1/push' },
    { name: 'copy', authorization: { credentials_file: '/etc/tempo-secrets/cloud/token' } },
  ]);
  expect(writes[0]).not.toHaveProperty('authorization');
  const expressionOf = (name: string) => tempo.alerts.find((alert) => alert.name === name)?.expression ?? '';
  expect(expressionOf('TempoLosesMetrics')).toContain('remote_name!="copy"');
  expect(expressionOf('TempoCopyLosesMetrics')).toContain('remote_name="copy"');
});
