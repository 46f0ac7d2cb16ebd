import { expect, test } from '@jest/globals';
import { days, distributed, mebibytes, minutes, prefix, s3 } from '../../constructs';
import { unnamed } from '../../constructs/stores/forms';
import { tempoRoles } from '../../constructs/tempo/roles';
import { objectOf } from '../support';
import { bucket, distributedTempo, type Given, loadOf, roleNames } from './environments';

/** The digest of the files of each workload: pods are rolled when it changes. */
function digests(given: Given = {}): ReadonlyMap<string, string> {
  const { environment } = distributedTempo(given);
  environment.build();
  const pods = environment.components
    .filter(({ name }) => name === 'tempo')
    .flatMap(({ objects }) => objects.map((each) => each.toJson()).filter(({ spec }) => spec?.template));
  return new Map(
    pods.map(({ metadata, spec }) => [
      metadata.name.replace('tempo-', ''),
      spec.template.metadata.annotations?.[`${prefix}/configuration-checksum`],
    ]),
  );
}

const before = digests();
const ofBucket = ['block-builder', 'querier', 'query-frontend', 'backend-scheduler', 'backend-worker'];

test.each<[string, Given, readonly string[]]>([
  ['maxBytesPerTrace', { maxBytesPerTrace: mebibytes(20) }, []],
  ['maxActiveSeries', { maxActiveSeries: 50_000 }, []],
  [
    'the retention of traces',
    {
      form: distributed({
        storage: bucket,
        load: loadOf({ retention: { metrics: days(30), logs: days(30), traces: days(7) } }),
      }),
    },
    [],
  ],
  [
    'queryTimeout',
    { queryTimeout: minutes(2) },
    ['live-store-zone-a', 'live-store-zone-b', 'querier', 'query-frontend'],
  ],
  ['dimensions', { dimensions: ['http.route'] }, ['metrics-generator']],
  ['the bucket', { form: distributed({ storage: s3({ ...bucket, bucket: 'other' }), load: loadOf() }) }, ofBucket],
  [
    'how often a block-builder brings blocks into the bucket',
    {
      configuration: ({ block_builder, ...others }) => ({
        ...others,
        block_builder: { ...block_builder, consume_cycle_duration: '1m' },
      }),
    },
    ['block-builder'],
  ],
])('a change of %s rolls whom it concerns', (_setting, given, rolled) => {
  const after = digests(given);
  expect([...after.keys()]).toEqual([...before.keys()]);
  expect([...before.keys()].filter((name) => name !== 'cache').sort()).toEqual([...roleNames].sort());
  const changed = [...after].filter(([name, digest]) => digest !== before.get(name)).map(([name]) => name);
  expect(changed.sort()).toEqual([...rolled].sort());
});

test('every setting is some role’s', () => {
  const known = Object.values(tempoRoles({})).flatMap(({ sections }): readonly string[] => sections);
  let seen: object | undefined;
  const { environment } = distributedTempo({
    configuration: (typed) => {
      seen = typed;
      return typed;
    },
  });
  objectOf(environment, 'ConfigMap', 'tempo-querier');
  expect(unnamed(seen ?? {}, known)).toEqual([]);
});
