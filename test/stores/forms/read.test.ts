import { expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { Alertmanager, distributed, type Environment, nobody } from '../../../constructs';
import { inThreeZones, lokiInForm, severalInAZone } from '../../loki/in-forms';
import { alerts, mimirIn } from '../../mimir/distributed';
import { distributedTempo } from '../../tempo/environments';
import { type Read, readInLoki, readInMimir, readInTempo } from './what-roles-read';

/** Each file of a role has what the role reads, and nothing else: a change of anything else would roll it for nothing. */

const alertsTo = (environment: Environment) => new Alertmanager(environment, { receiver: nobody() }).push;

function loki(): Environment {
  const environment = inThreeZones();
  return lokiInForm(
    distributed,
    severalInAZone,
    { alertsTo: alertsTo(environment), chunkEncoding: 'zstd' },
    environment,
  ).environment;
}

const mimir = (): Environment =>
  mimirIn({
    form: distributed,
    load: { activeSeries: 5_000_000 },
    props: { acceptHaSamples: true },
    wired: (environment) => ({ alerts, alertsTo: alertsTo(environment) }),
  }).environment;

/** The paths of all values. */
const pathsIn = (section: object, before = ''): string[] =>
  Object.entries(section).flatMap(([key, value]) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? pathsIn(value, `${before}${key}.`)
      : [`${before}${key}`],
  );

/** What is printed for each role. */
function printed(store: string, environment: Environment): ReadonlyMap<string, readonly string[]> {
  environment.build();
  const files = environment.components
    .flatMap(({ objects }) => objects.map((each) => each.toJson()))
    .filter(({ kind, data }) => kind === 'ConfigMap' && data[`${store}.yaml`] !== undefined);
  return new Map(
    files.map(({ metadata, data }) => [
      metadata.name.replace(`${store}-`, '').replace(/-zone-.$/, ''),
      pathsIn(parse(data[`${store}.yaml`])),
    ]),
  );
}

const within = (read: Read) => (path: string) => read.some((each) => path === each || path.startsWith(`${each}.`));

test.each<[string, () => Environment, Readonly<Record<string, Read>>]>([
  ['loki', loki, readInLoki],
  ['mimir', mimir, readInMimir],
  ['tempo', () => distributedTempo().environment, readInTempo],
])('%s prints for each role what it reads', (store, environment, reads) => {
  const files = printed(store, environment());
  expect([...files.keys()].sort()).toEqual(Object.keys(reads).sort());
  for (const [role, paths] of files) {
    const read = reads[role] ?? [];
    expect(paths.length).toBeGreaterThan(3);
    expect([role, paths.filter((path) => !within(read)(path))]).toEqual([role, []]);
  }
});

test('what another role reads is found', () => {
  const paths = [
    'ingester.wal.replay_memory_ceiling',
    'storage_config.tsdb_shipper.index_gateway_client.server_address',
  ];
  expect(paths.filter((path) => !within(readInLoki.ingester ?? [])(path))).toEqual(paths.slice(1));
});
