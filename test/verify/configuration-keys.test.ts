import { describe, expect, test } from '@jest/globals';
import { stringify } from 'yaml';
import { type Block, type ConfigurationReference, inlined, isKey } from '../../tools/schemas/configuration/block';
import { lokiOverrides, mimirOverrides } from '../../tools/verify/checks/configuration-keys';
import { compare } from '../../tools/verify/checks/configuration-keys/look';
import loki from '../../tools/verify/schemas/loki.json';
import mimir from '../../tools/verify/schemas/mimir.json';
import { verifyOne } from './one-workload';

const nowhere = async () => ({ name: 'loki', wanted: '1', missing: 'nowhere' }) as const;

describe('a wrong key or value is rejected with its line, its path and what to write, also without the program', () => {
  test.each([
    ['loki', 'auth_enable: false', '1: auth_enable: loki 3.7.8 has no such key; did you mean auth_enabled?'],
    [
      'loki',
      'limits_config:\n  retention_periods: 72h',
      '2: limits_config.retention_periods: loki 3.7.8 has no such key; did you mean retention_period?',
    ],
    ['loki', 'limits_config: { wal: {} }', '1: limits_config.wal: loki 3.7.8 has no such key'],
    [
      'loki',
      'limits_config:\n  retention_period: 72',
      '2: limits_config.retention_period: 72 is no duration; write a duration with its unit, such as 30s',
    ],
    [
      'loki',
      'server:\n  http_listen_port: http',
      '2: server.http_listen_port: "http" is no whole number; write a whole number',
    ],
    [
      'loki',
      'limits_config:\n  per_stream_rate_limit: fast',
      '2: limits_config.per_stream_rate_limit: "fast" is no size; write a size such as 4MB',
    ],
    [
      'loki',
      'limits_config:\n  max_query_series: 1MB',
      '2: limits_config.max_query_series: "1MB" is no whole number; write a whole number',
    ],
    ['loki', 'auth_enabled: perhaps', '1: auth_enabled: "perhaps" is no boolean; write true or false'],
    ['loki', 'auth_enabled: [true]', '1: auth_enabled: a list is no boolean; write true or false'],
    ['loki', 'target: { all: true }', '1: target: a block is no text; write a text'],
    ['loki', 'common: yes', '1: common: this is no block of keys'],
    ['loki', '- a', '1: the file: this is no block of keys'],
    [
      'loki',
      'schema_config:\n  configs:\n    - from: 2026-01-01\n      stor: tsdb',
      '4: schema_config.configs.0.stor: loki 3.7.8 has no such key; did you mean store?',
    ],
    [
      'loki',
      'schema_config:\n  configs: {}',
      '2: schema_config.configs: this is no list; write each element on a line after "- "',
    ],
    [
      'loki',
      'storage_config:\n  named_stores:\n    aws:\n      first: { bucketname: a }',
      '4: storage_config.named_stores.aws.first.bucketname: loki 3.7.8 has no such key; did you mean bucketnames?',
    ],
    [
      'loki',
      'storage_config:\n  object_store:\n    s3: { bucketname: a }',
      '3: storage_config.object_store.s3.bucketname: loki 3.7.8 has no such key; did you mean bucket_name?',
    ],
    ['loki', 'a: 1\na: 2', 'Map keys must be unique at line 2, column 1:'],
    ['loki', 'limits_config: &a { nothing: 1 }\nserver: *a', '1: server.nothing: loki 3.7.8 has no such key'],
    ['mimir', 'multitenancy_enable: false', '1: multitenancy_enable: mimir main of 2026-04-23'],
    [
      'mimir',
      'limits:\n  out_of_order_time_window: 3600',
      '2: limits.out_of_order_time_window: 3600 is no duration; write a duration with its unit, such as 30s',
    ],
    [
      'mimir',
      'compactor:\n  block_ranges: [2h, day]',
      '2: compactor.block_ranges.1: "day" is no duration; write a duration with its unit, such as 30s',
    ],
    ['mimir', 'limits:\n  ingestion_rate: many', '2: limits.ingestion_rate: "many" is no number; write a number'],
  ] as const)('%s: %s', async (program, text, words) => {
    const result = await verifyOne({ name: program, text }, `${program} keys`, nowhere);
    expect(result).toMatchObject({ verdict: 'rejected', words: expect.stringContaining(words) });
    expect(result?.manifests).toEqual([`company/${program}/ConfigMap.${program}.yaml`]);
  });
});

test('the row names the version of the reference beside the one of the image', async () => {
  const result = await verifyOne({ name: 'mimir', text: 'target: all' }, 'mimir keys', nowhere);
  expect(result).toMatchObject({ verdict: 'accepted', words: 'also the default: target', wanted: '3.2.0' });
  expect(result?.version).toContain('main of 2026-04-23');
});

test.each(['\u0024{VAR}', '', 'null'])('a value that is not stated in the file is not judged: %s', (value) => {
  expect(compare(`auth_enabled: ${value}\n`, loki as unknown as ConfigurationReference)).toEqual([]);
});

const references = [loki, mimir].map((each) => each as unknown as ConfigurationReference);

describe.each(references)('the schema of $program', (reference) => {
  /** Every key with its default, as far as that is a value. */
  const defaultsOf = (block: Block): object =>
    Object.fromEntries(
      Object.entries(block).flatMap(([key, entry]) => {
        if (!isKey(entry)) return [[key, defaultsOf(entry)]];
        const [type, byDefault] = entry;
        const shared = type.startsWith('#') ? defaultsOf(reference.blocks[type.slice(1)] ?? {}) : undefined;
        if (key === inlined) return Object.entries(shared ?? {});
        return shared || byDefault !== undefined ? [[key, shared ?? byDefault]] : [];
      }),
    );

  test('takes every default that it states', () => {
    const file = stringify(defaultsOf(reference.keys));
    const problems = compare(file, reference).filter((each) => 'problem' in each);
    expect(problems).toEqual([]);
    expect(file.split('\n').length).toBeGreaterThan(1500);
  });
});

const container = {
  environment: 'company',
  component: 'mimir',
  manifest: 'company/mimir/StatefulSet.mimir.yaml',
  name: 'mimir',
  reader: 'mimir',
  image: 'mimir',
  arguments: [],
  variables: {},
  files: [],
  mountPaths: [],
  secretFiles: [],
  serviceNames: [],
} as const;

test.each([
  ['overrides:\n  anonymous:\n    ingestion_rate: 1000', []],
  [
    'overrides:\n  anonymous:\n    ingestion_rates: 1000',
    ['3: overrides.anonymous.ingestion_rates: mimir VERSION has no such key; did you mean ingestion_rate?'],
  ],
  ['override: {}', ['1: override: mimir VERSION has no such key; did you mean overrides?']],
  [
    'overrides:\n  anonymous:\n    compactor_blocks_retention_period: 7',
    [
      '3: overrides.anonymous.compactor_blocks_retention_period: 7 is no duration; write a duration with its unit, such as 30s',
    ],
  ],
])('the limits that Mimir reads again: %j', (text, problems) => {
  const path = '/etc/mimir-overrides/overrides.yaml';
  const file = { path, text, manifest: 'company/mimir/ConfigMap.mimir-overrides.yaml' };
  expect(mimirOverrides.reads(file)).toBe(true);
  const { words = '' } = mimirOverrides.judge([file], container);
  expect(words.split('\n').filter(Boolean)).toEqual(
    problems.map((problem) => `${path}:${problem.replace('VERSION', mimir.version)}`),
  );
});

test.each([
  [
    'overrides:\n  fake:\n    retention_period: 720h\n    otlp_config: { resource_attributes: { ignore_defaults: true } }',
    '',
  ],
  [
    'overrides:\n  fake:\n    retention_periods: 720h',
    `3: overrides.fake.retention_periods: loki ${loki.version} has no such key; did you mean retention_period?`,
  ],
  ['override: {}', `1: override: loki ${loki.version} has no such key; did you mean overrides?`],
])('the limits that Loki reads again: %j', (text, problem) => {
  const path = '/etc/loki-overrides/overrides.yaml';
  const file = { path, text, manifest: 'company/loki/ConfigMap.loki-overrides.yaml' };
  expect(lokiOverrides.reads(file)).toBe(true);
  const { words = '' } = lokiOverrides.judge([file], { ...container, component: 'loki', reader: 'loki' });
  expect(words.replace(`${path}:`, '')).toContain(problem);
  expect(words.includes('no such key')).toBe(problem !== '');
});
