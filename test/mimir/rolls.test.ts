import { describe, expect, test } from '@jest/globals';
import { Alertmanager, days, distributed, minutes, seconds, webhook } from '../../constructs';
import { mergePatch, prefix } from '../../constructs/kit';
import { queryTimeouts } from '../../constructs/kit/model/timeouts';
import type { MimirConfiguration } from '../../constructs/mimir';
import { mimirRoles } from '../../constructs/mimir/roles';
import { unnamed } from '../../constructs/stores/forms';
import type { ConfigurationReference } from '../../tools/schemas/configuration/block';
import { compare } from '../../tools/verify/checks/configuration-keys/look';
import reference from '../../tools/verify/schemas/mimir.json';
import { alerts, type Given, mimirIn } from './distributed';

/** The files of each role, and whom a change rolls. */

const roles = mimirRoles(queryTimeouts());

/** Every object that an environment with such a Mimir renders. */
function objects({ props, ...given }: Partial<Given> = {}) {
  const { environment } = mimirIn({ form: distributed, ...given, props: { alerts, ...props } });
  environment.build();
  return environment.components
    .filter(({ name }) => name === 'mimir')
    .flatMap((component) => component.objects.map((object) => object.toJson()));
}

/** The digest of the files of each role: its pods are rolled when it changes. */
const digests = (given?: Partial<Given>) =>
  new Map(
    objects(given).flatMap(({ metadata, spec }): [string, unknown][] => {
      const { [`${prefix}/configuration-checksum`]: digest } = spec?.template?.metadata.annotations ?? {};
      return digest === undefined ? [] : [[metadata.name.replace('mimir-', ''), digest]];
    }),
  );

const changed = (change: () => Readonly<Record<string, unknown>>): Partial<Given> => ({
  props: { configuration: (typed) => mergePatch(typed, change()) as MimirConfiguration },
});

/** Those of a zone are a workload of their own. */
const ingesters = ['a', 'b', 'c'].map((zone) => `ingester-zone-${zone}`);

const everybody = Object.keys(roles).flatMap((role) => (role === 'ingester' ? ingesters : [role]));

const askBucket = [...ingesters, 'querier', 'store-gateway', 'compactor'];

describe('a change rolls whom it concerns:', () => {
  const before = digests();

  test('every role is told something', () => {
    expect([...before.keys()]).toEqual(everybody);
  });

  test.each<[string, Partial<Given>, readonly string[]]>([
    ['how long a query may take', { props: { queryTimeout: minutes(2) } }, ['querier', 'query-frontend']],
    ['retention', { load: { retention: { metrics: days(90), logs: days(7), traces: days(3) } } }, []],
    ['how often there are samples', { load: { scrapeInterval: seconds(30) } }, []],
    ['whether one of a pair is kept', { props: { acceptHaSamples: true } }, ['distributor']],
    ['the alerts', { props: { alerts: alerts.map((each) => ({ ...each, summary: 'Another.' })) } }, []],
    [
      'who is told of alerts',
      {
        wired: (environment) => ({
          alertsTo: new Alertmanager(environment, {
            receiver: webhook({ name: 'team', url: 'https://example.com', addresses: ['203.0.113.1'] }),
          }).push,
        }),
      },
      ['ruler'],
    ],
    ['a limit by hand', changed(() => ({ limits: { max_global_series_per_user: 1 } })), []],
    ['how blocks are compacted', changed(() => ({ compactor: { compaction_interval: '30m' } })), ['compactor']],
    ['how samples are kept', changed(() => ({ blocks_storage: { tsdb: { retention_period: '24h' } } })), ingesters],
    [
      'how blocks are read',
      changed(() => ({ blocks_storage: { bucket_store: { index_header: { lazy_loading_idle_timeout: '2h' } } } })),
      ['store-gateway'],
    ],
    ['where blocks are', changed(() => ({ common: { storage: { s3: { part_size: 1 } } } })), askBucket],
    [
      'when an ingester is gone',
      changed(() => ({ ingester: { ring: { heartbeat_timeout: '12m' } } })),
      ['distributor', ...ingesters, 'querier', 'query-frontend', 'ruler'],
    ],
    [
      'how questions wait',
      changed(() => ({ query_scheduler: { max_outstanding_requests_per_tenant: 1 } })),
      ['query-scheduler'],
    ],
    ['how they find each other', changed(() => ({ memberlist: { rejoin_interval: '2m' } })), everybody],
  ])('%s', (_title, change, rolled) => {
    const after = digests(change);
    expect([...after].filter(([name, digest]) => digest !== before.get(name)).map(([name]) => name)).toEqual(rolled);
  });
});

test('each key is one of Mimir, and differs from its default', () => {
  const keys = reference as unknown as ConfigurationReference;
  const overrides: ConfigurationReference = {
    ...keys,
    keys: { overrides: { anonymous: ['#limits'] } },
    blocks: { limits: keys.keys.limits as ConfigurationReference['keys'] },
  };
  const given: Partial<Given> = { load: { activeSeries: 17_000_000 }, props: { acceptHaSamples: true } };
  const files = objects(given).flatMap(({ data = {} }) => Object.entries<string>(data));
  const seen = files.flatMap(([file, text]) =>
    file === 'mimir.yaml' ? compare(text, keys) : file === 'overrides.yaml' ? compare(text, overrides) : [],
  );
  expect(files.length).toBeGreaterThan(Object.keys(roles).length);
  expect(seen).toEqual([]);
});

test('each setting is read by a role', () => {
  const known = Object.values(roles).flatMap(({ sections }): readonly string[] => sections);
  let whole: object = {};
  const configuration = (typed: MimirConfiguration): MimirConfiguration => {
    whole = typed;
    return typed;
  };
  objects({ load: { activeSeries: 5_000_000 }, props: { acceptHaSamples: true, configuration } });
  expect(unnamed(whole, [...known, 'limits'])).toEqual([]);
});
