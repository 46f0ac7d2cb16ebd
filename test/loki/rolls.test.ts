import { expect, test } from '@jest/globals';
import { Alertmanager, distributed, type LokiFormProps, nobody } from '../../constructs';
import { alert, cores, days, type Environment, gibibytes, minutes } from '../../constructs/kit';
import type { SecretKey } from '../../constructs/kit/model/secret-key';
import { queryTimeouts } from '../../constructs/kit/model/timeouts';
import { lokiConfiguration } from '../../constructs/loki/config';
import { lokiRoles } from '../../constructs/loki/roles';
import { unnamed } from '../../constructs/stores/forms';
import { inThreeZones, loadOf, lokiInForm, severalInAZone, storage, templates } from './in-forms';

/** Which workloads of a distributed Loki a change of a setting rolls, and no others. */

const often = alert({
  name: 'OrdersFail',
  expression: 'sum(count_over_time({service_name="orders"} |= "failed" [5m])) > 0',
  holdsFor: minutes(1),
  severity: 'warning',
  summary: 'Orders fail.',
  description: 'They do.',
});

function lokiWith(change: Partial<LokiFormProps>): ReadonlyMap<string, string> {
  const environment: Environment = inThreeZones();
  const alertmanager = new Alertmanager(environment, { receiver: nobody() });
  return templates(lokiInForm(distributed, 10, { alertsTo: alertmanager.push, ...change }, environment).environment);
}

const load = (logs: number, retention = days(30)) => ({
  form: distributed({ storage, load: loadOf(logs, retention) }),
});
const queries = ['loki-querier', 'loki-query-frontend'];
const ingesters = ['a', 'b', 'c'].map((zone) => `loki-ingester-zone-${zone}`);
const inBucket = [...ingesters, 'loki-querier', 'loki-index-gateway', 'loki-compactor', 'loki-ruler'];

test.each<[string, Partial<LokiFormProps>, readonly string[]]>([
  ['how long lines are kept', load(10, days(90)), []],
  ['how chunks are compressed', { chunkEncoding: 'zstd' }, ingesters],
  ['alerts', { alerts: [often] }, ['loki-ruler']],
  ['how long a query may take', { queryTimeout: minutes(2) }, queries],
  ['the bucket', { form: distributed({ storage: { ...storage, prefix: 'logs' }, load: loadOf(10) }) }, inBucket],
  [
    'what is changed by hand for the compactor',
    { configuration: (given) => ({ ...given, compactor: { ...given.compactor, upload_parallelism: 4 } }) },
    ['loki-compactor'],
  ],
])('%s', (_what, change, rolled) => {
  const before = lokiWith({});
  const after = lokiWith(change);
  expect([...after.keys()]).toEqual([...before.keys()]);
  expect([...after].filter(([name, template]) => template !== before.get(name)).map(([name]) => name)).toEqual(rolled);
});

test('each setting is read by somebody whom it concerns', () => {
  const known = Object.values(lokiRoles(queryTimeouts())).flatMap(({ sections }): readonly string[] => sections);
  const { environment } = lokiInForm(distributed, severalInAZone);
  const peers = {
    members: { cluster_label: 'a', join_members: [], rejoin_interval: '1m' },
    overrides: 'a',
    knowsZones: true,
    roles: { scheduler: 'a', frontend: 'a', querier: 'a', indexGateway: 'a', compactor: 'a' },
    caches: {},
  };
  const given = {
    retention: days(3),
    storage,
    chunkEncoding: 'zstd' as const,
    evaluateAlerts: true,
    cluster: environment.cluster,
    peers,
    fileOf: ({ key }: SecretKey) => key,
  };
  const resources = { cpu: cores(1), memory: gibibytes(1) };
  expect(unnamed(lokiConfiguration(given, resources, queryTimeouts()), known)).toEqual([]);
});
