import { expect, test } from '@jest/globals';
import { distributedStores, filesOf } from './distributed-stores';
import { type Read, readInLoki, readInMimir, readInTempo } from './what-roles-read';

/** Each file of a role has what the role reads, and nothing else: a change of anything else would roll it for nothing. */

/** The paths of all values. */
const pathsIn = (section: object, before = ''): string[] =>
  Object.entries(section).flatMap(([key, value]) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? pathsIn(value, `${before}${key}.`)
      : [`${before}${key}`],
  );

const within = (read: Read) => (path: string) => read.some((each) => path === each || path.startsWith(`${each}.`));

test.each<[keyof typeof distributedStores, Readonly<Record<string, Read>>]>([
  ['loki', readInLoki],
  ['mimir', readInMimir],
  ['tempo', readInTempo],
])('%s prints for each role what it reads', (store, reads) => {
  const files = filesOf(store, distributedStores[store]());
  expect([...files.keys()].sort()).toEqual(Object.keys(reads).sort());
  for (const [role, file] of files) {
    const [read, paths] = [reads[role] ?? [], pathsIn(file)];
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
