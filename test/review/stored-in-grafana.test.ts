import { describe, expect, test } from '@jest/globals';
import { fileOf, plain } from './objects';
import { file, said } from './stored-files';

/** What becomes of what people have made in Grafana. */

describe('Grafana', () => {
  const settings = (database: string) =>
    file(`[server]\ndomain = a\n\n${database}\n[auth]\nhost = none\n`, 'grafana.ini');
  const postgres = (host: string) => settings(`[database]\ntype = postgres\nhost = ${host}\nname = grafana\n`);

  test('another database', () => {
    const [one, two] = ['one:5432', 'two:5432'].map((host) => `postgres ${host}, database grafana`);
    expect(said([postgres('one:5432')], [postgres('two:5432')])).toEqual([['another-database', one, two]]);
    expect(said([settings('')], [postgres('one:5432')])).toEqual([['another-database', 'a file on its volume', one]]);
    expect(said([settings('[log]\nmode = console\n')], [settings('')])).toEqual([]);
  });

  test('another secret key', () => {
    const pods = (secretKeyRef?: { readonly name: string; readonly key: string }) => {
      const key = secretKeyRef ? [{ name: 'GF_SECURITY_SECRET_KEY', valueFrom: { secretKeyRef } }] : [];
      const env = [{ name: 'GF_PATHS_CONFIG', value: '/etc/grafana.ini' }, ...key];
      return fileOf(plain('Deployment', { spec: { template: { spec: { containers: [{ name: 'grafana', env }] } } } }));
    };
    const [one, two] = [
      { name: 'one', key: 'key' },
      { name: 'two', key: 'key' },
    ];
    expect(said([pods(one)], [pods(two)])).toEqual([
      ['another-secret-key', 'key of the Secret one', 'key of the Secret two'],
    ]);
    expect(said([pods()], [pods(one)])).toEqual([['another-secret-key', "Grafana's own", 'key of the Secret one']]);
    expect(said([pods(one)], [pods(one)])).toEqual([]);
    const others = fileOf(plain('Deployment', { spec: { template: { spec: { containers: [{ name: 'other' }] } } } }));
    expect(said([others], [others])).toEqual([]);
  });

  test('another first password', () => {
    const pods = (secretKeyRef: object, variable = 'GF_SECURITY_ADMIN_PASSWORD', kind = 'StatefulSet') => {
      const env = [{ name: variable, valueFrom: { secretKeyRef } }];
      return fileOf(plain(kind, { spec: { template: { spec: { containers: [{ name: 'program', env }] } } } }));
    };
    const [one, two] = ['one', 'two'].map((name) => ({ name, key: 'password' })) as [object, object];
    const other = ['another-password', 'password of the Secret one', 'password of the Secret two'];
    for (const variable of ['GF_SECURITY_ADMIN_PASSWORD', 'POSTGRES_PASSWORD', 'MARIADB_PASSWORD'])
      expect(said([pods(one, variable)], [pods(two, variable)])).toEqual([other]);
    // What reads the password at every start is let in with the new one.
    expect(said([pods(one, 'GF_DATABASE_PASSWORD')], [pods(two, 'GF_DATABASE_PASSWORD')])).toEqual([]);
    expect(said([pods(one)], [pods(one)])).toEqual([]);
    // A new database gets the new password.
    expect(said([pods(one), settings('')], [pods(two), postgres('two:5432')]).map(([section]) => section)).toEqual([
      'another-database',
    ]);
  });

  test('a datasource that has lost its uid', () => {
    const list = (...datasources: readonly (readonly [name: string, uid: string])[]) =>
      file({ datasources: datasources.map(([name, uid]) => ({ name, uid })) });
    const [loki, tempo] = [['Loki', 'loki'] as const, ['Tempo', 'tempo'] as const];
    expect(said([list(loki, tempo)], [list(tempo, ['Loki', 'logs'])])).toEqual([['datasources', 'loki', 'logs']]);
    expect(said([list(loki, tempo)], [list(tempo)])).toEqual([['datasources', 'loki', 'none']]);
    expect(said([list(loki)], [list(['Logs', 'loki'], tempo)])).toEqual([]);
  });
});
