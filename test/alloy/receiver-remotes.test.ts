import { describe, expect, test } from '@jest/globals';
import { at, login } from '../fixtures/remote';
import { collectorOf } from '../otel-collector/configuration';
import { everySignal, rows, sending } from './receivers';
import { sentByAlloy, sentByCollector } from './sent';

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
