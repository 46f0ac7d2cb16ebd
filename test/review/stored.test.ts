import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { noticeTexts } from '../../tools/review/notices';
import { otherData } from '../../tools/review/stored';
import { fileOf, plain, statefulSet } from './objects';
import { file, now, said } from './stored-files';

const between = (before: object, after: object) => said([file(before)], [file(after)]);

describe('where data is', () => {
  const loki = (bucket: object, prefix?: string) => ({
    schema_config: { configs: [{ from: '2026-01-01', object_store: Object.keys(bucket)[0], schema: 'v13' }] },
    storage_config: { object_store: { storage_prefix: prefix, ...bucket } },
  });
  const mimir = (bucket_name: string, prefix?: string) => ({
    common: { storage: { backend: 's3', s3: { bucket_name, endpoint: 's3.example.com' } } },
    blocks_storage: { storage_prefix: `${prefix ?? ''}blocks` },
  });
  const tempo = (bucket: object) => ({ storage: { trace: { backend: Object.keys(bucket)[0], ...bucket } } });
  const pyroscope = (storage: object) => ({ storage });
  const s3 = { bucket_name: 'one', endpoint: 's3.example.com', region: 'eu-central-1' };

  test.each<[string, object, object, string, string]>([
    ['bucket of Loki', loki({ s3 }), loki({ s3: { ...s3, bucket_name: 'two' } }), 's3 one', 's3 two'],
    ['prefix of Loki', loki({ s3 }), loki({ s3 }, 'logs'), 'region eu-central-1', 'prefix logs'],
    ['region', loki({ s3 }), loki({ s3: { ...s3, region: 'eu-west-1' } }), 'eu-central-1', 'eu-west-1'],
    ['endpoint', loki({ s3 }), loki({ s3: { ...s3, endpoint: 's3' } }), 'at s3.example.com', 'at s3'],
    ['cloud', loki({ s3 }), loki({ gcs: { bucket_name: 'one' } }), 's3 one', 'gcs one'],
    [
      'account of Azure',
      loki({ azure: { account_name: 'one', container_name: 'logs' } }),
      loki({ azure: { account_name: 'two', container_name: 'logs' } }),
      'account one',
      'account two',
    ],
    [
      'volume of Loki, which becomes a bucket',
      { ...loki({ s3 }), storage_config: undefined, common: { storage: { filesystem: { chunks_directory: '/a' } } } },
      loki({ s3 }),
      'its volume',
      's3 one',
    ],
    ['bucket of Mimir', mimir('one'), mimir('two'), 's3 one', 's3 two'],
    ['prefix of Mimir', mimir('one'), mimir('one', 'team'), 'prefix blocks', 'prefix teamblocks'],
    ['volume of Mimir', { blocks_storage: { backend: 'filesystem' } }, mimir('one'), 'its volume', 's3 one'],
    ['bucket of Tempo', tempo({ s3: { bucket: 'one' } }), tempo({ s3: { bucket: 'two' } }), 's3 one', 's3 two'],
    ['prefix of Tempo', tempo({ s3: {} }), tempo({ s3: { prefix: 'traces' } }), 's3', 'prefix traces'],
    ['container of Tempo', tempo({ azure: {} }), tempo({ azure: { container_name: 'two' } }), 'azure', 'azure two'],
    [
      'volume of Tempo',
      tempo({ local: { path: '/a' } }),
      tempo({ gcs: { bucket_name: 'one' } }),
      'its volume',
      'gcs one',
    ],
    ['prefix of Pyroscope', pyroscope({ s3, prefix: 'a' }), pyroscope({ s3, prefix: 'b' }), 'prefix a', 'prefix b'],
    ['volume of Pyroscope', pyroscope({ backend: 'filesystem' }), pyroscope({ s3 }), 'its volume', 's3 one'],
  ])('another %s', (_what, before, after, was, is) => {
    const values = [expect.stringContaining(was), expect.stringContaining(is)];
    expect(between(before, after)).toEqual([['another-bucket', ...values]]);
    expect(between(before, before)).toEqual([]);
  });

  test("Mimir's rules have a place of their own, where they come by its API", () => {
    const rules = (storage_prefix: string) => ({ ...mimir('one'), ruler_storage: { storage_prefix } });
    expect(between(rules('a'), rules('b'))).toEqual([
      ['another-bucket', 's3 one, at s3.example.com, prefix a', 's3 one, at s3.example.com, prefix b'],
    ]);
    const files = (directory: string) => ({
      ...mimir('one'),
      ruler_storage: { backend: 'local', local: { directory } },
    });
    expect(between(files('a'), files('b'))).toEqual([]);
  });

  test('another form in the same bucket says nothing, and one in another bucket says it once', () => {
    const roles = (bucket_name: string) =>
      ['reader', 'writer'].map((name) => file(loki({ s3: { ...s3, bucket_name } }), 'store.yaml', name));
    expect(said([file(loki({ s3 }))], [...roles('one'), file({ server: {} }, 'store.yaml', 'front')])).toEqual([]);
    expect(said([file(loki({ s3 }))], roles('two'))).toHaveLength(1);
  });

  test('what nobody has stored yet, or nobody reads, has no former place', () => {
    const other = fileOf(plain('Service', {}));
    expect(said([other], [file(mimir('one'))])).toEqual([]);
    expect(said([file(mimir('one'))], [other])).toEqual([]);
    expect(said([file('a: [', 'broken.yaml')], [file(mimir('one'), 'broken.yaml')])).toEqual([]);
  });
});

describe('periods of Loki', () => {
  const period = (from: string, further: object = {}) => ({ from, object_store: 's3', schema: 'v13', ...further });
  const periods = (...configs: readonly object[]) => ({ schema_config: { configs } });
  const first = period('2026-01-01');

  test.each<[string, object, object, number]>([
    ['one that begins tomorrow', periods(first), periods(first, period('2026-06-16', { schema: 'v14' })), 0],
    ['one that begins today', periods(first), periods(first, period('2026-06-15', { schema: 'v14' })), 1],
    ['another day', periods(first), periods(period('2026-01-02')), 1],
    ['another schema', periods(first), periods(period('2026-01-01', { schema: 'v12' })), 1],
    [
      'another store, where the bucket is the same',
      periods(first),
      periods(period('2026-01-01', { object_store: 'b' })),
      1,
    ],
    ['one that had not begun is taken away', periods(first, period('2026-07-01')), periods(first), 0],
    ['another order', periods(first, period('2026-02-01')), periods(period('2026-02-01'), first), 0],
  ])('%s', (_what, before, after, count) => {
    expect(between(before, after).filter(([steps]) => steps === 'schema-periods')).toHaveLength(count);
  });
});

describe('retention', () => {
  const limits = (period: string, streams: readonly object[] = []) => ({
    limits_config: { retention_period: period, retention_stream: streams },
  });
  const overrides = (limit: object, tenant = 'fake') => ({ overrides: { [tenant]: limit } });
  const stream = (period: string) => ({ selector: '{namespace="dev"}', period });
  const flags = (time: string) =>
    statefulSet({ template: { spec: { containers: [{ args: [`--storage.tsdb.retention.time=${time}`] }] } } });

  test.each<[string, object, object, readonly (readonly string[])[]]>([
    ['shorter', limits('168h'), limits('72h'), [['168h', '72h']]],
    ['in another unit', limits('168h'), limits('3d'), [['168h', '3d']]],
    ['longer', limits('72h'), limits('168h'), []],
    ['from for ever', limits('0s'), limits('168h'), [['0s', '168h']]],
    ['to for ever', limits('168h'), limits('0s'), []],
    ['of a stream', limits('168h', [stream('48h')]), limits('168h', [stream('24h')]), [['48h', '24h']]],
    ['of a stream that had that of all', limits('168h'), limits('168h', [stream('24h')]), [['168h', '24h']]],
    ['of a stream that gets that of all', limits('24h', [stream('168h')]), limits('24h'), [['168h', '24h']]],
    ['of another form', limits('168h'), overrides({ retention_period: '72h' }), [['168h', '72h']]],
    [
      'of a tenant',
      overrides({ retention_period: '72h' }, 'team'),
      overrides({ retention_period: '24h' }, 'team'),
      [['72h', '24h']],
    ],
    [
      'of Mimir',
      { limits: { compactor_blocks_retention_period: '168h' } },
      overrides({ compactor_blocks_retention_period: '24h' }, 'anonymous'),
      [['168h', '24h']],
    ],
    [
      'of Tempo',
      { backend_worker: { compaction: { block_retention: '168h' } } },
      overrides({ compaction: { block_retention: '24h' } }, '*'),
      [['168h', '24h']],
    ],
  ])('%s', (_what, before, after, told) => {
    expect(between(before, after)).toEqual(told.map((values) => ['a-shorter-retention', ...values]));
  });

  test('of Prometheus', () => {
    const notice = ['a-shorter-retention', '15d', '7d'];
    expect(said([fileOf(flags('15d'))], [fileOf(flags('7d'))])).toEqual([notice]);
  });
});

test.each<[string, object, object, readonly string[]]>([
  [
    'asks for it',
    { multitenancy_enabled: false },
    { multitenancy_enabled: true },
    ['its own tenant alone', 'each request'],
  ],
  [
    'has another name for it',
    { auth_enabled: false },
    { auth_enabled: false, no_auth_tenant: 'team' },
    ['its own tenant alone', 'team'],
  ],
])('a store that %s finds the data of another tenant', (_what, before, after, told) => {
  expect(between({ server: {}, ...before }, { server: {}, ...after })).toEqual([['tenants', ...told]]);
});

test('another topic, other brokers, and a topic that is to have fewer partitions', () => {
  const tempo = (topic: string, address = 'kafka:9092') => ({ ingest: { kafka: { topic, address } } });
  expect(between(tempo('a'), tempo('b'))).toEqual([['topics', 'a at kafka:9092', 'b at kafka:9092']]);
  expect(between(tempo('a'), tempo('a', 'other:9092'))).toHaveLength(1);
  const topics = (count: number) => file(`until topic spans ${count}; do sleep 5; done\n`, 'topics.sh');
  expect(said([topics(4)], [topics(2)])).toEqual([['topics', 4, 2]]);
  expect(said([topics(2)], [topics(4)])).toEqual([]);
});

test('the component is named, and the steps stand in the page', () => {
  const limits = (period: string) => [file({ limits: { retention_period: period } })];
  const [text = ''] = noticeTexts({ base: 'HEAD', notices: otherData(limits('3d'), limits('2d'), now) }).map((each) =>
    each.replace(/\[\d+m/g, '').replaceAll(String.fromCharCode(27), ''),
  );
  expect(text.split('\n')).toEqual([
    'notice company › store: what is older than the shorter retention is deleted, also where it is stored already',
    '  HEAD has 3d, now it is 2d',
    '  steps: docs/change-what-cannot-be-changed-in-place.md#a-shorter-retention',
  ]);
  const page = readFileSync('docs/change-what-cannot-be-changed-in-place.md', 'utf8');
  const anchors = [...page.matchAll(/^## (.*)$/gm)].map(([, heading = '']) =>
    heading.toLowerCase().replaceAll(' ', '-'),
  );
  expect(anchors).toEqual(
    expect.arrayContaining([
      'another-bucket',
      'schema-periods',
      'tenants',
      'a-shorter-retention',
      'another-database',
      'datasources',
      'topics',
    ]),
  );
});
