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

  test('a datasource that has lost its uid', () => {
    const list = (...datasources: readonly (readonly [name: string, uid: string])[]) =>
      file({ datasources: datasources.map(([name, uid]) => ({ name, uid })) });
    const [loki, tempo] = [['Loki', 'loki'] as const, ['Tempo', 'tempo'] as const];
    expect(said([list(loki, tempo)], [list(tempo, ['Loki', 'logs'])])).toEqual([['datasources', 'loki', 'logs']]);
    expect(said([list(loki, tempo)], [list(tempo)])).toEqual([['datasources', 'loki', 'none']]);
    expect(said([list(loki)], [list(['Logs', 'loki'], tempo)])).toEqual([]);
  });
});
