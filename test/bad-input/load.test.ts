import { expect, test } from '@jest/globals';
import { gibibytes, hours, megabytesPerSecond, minutes, percent, plainNetwork, seconds } from '../../constructs/kit';
import { Loki } from '../../constructs/loki';
import { Mimir } from '../../constructs/mimir';
import { forLoad } from '../../constructs/stores/forms';
import { accessKey, s3 } from '../../constructs/stores/object-storage/values';
import { type LoadProps, load } from '../../constructs/stores/sizing';
import { loadOf, million } from '../stores/sizing/loads';
import { findingsOf, testEnvironment } from '../support';
import { untyped } from './cases';

/** Loads beyond the bounds, and what is no load. Two stores have the same, and each finding is there once. */

const wrong: readonly [string, Partial<LoadProps>, readonly string[]][] = [
  [
    'more nodes than Kubernetes supports',
    { nodes: 6000 },
    ['nodes: 6000 is not a whole number from 1 to 5000 | a whole number from 1 to 5000'],
  ],
  [
    'a load without most of it',
    untyped({ nodes: undefined, activeSeries: undefined, queriesPerSecond: undefined }),
    [
      'nodes: nodes is missing | nodes: 60',
      'activeSeries: activeSeries is missing | activeSeries: 3000000',
      'queriesPerSecond: queriesPerSecond is missing | queriesPerSecond: 10',
    ],
  ],
  ['no pods', { pods: 0 }, ['pods: 0 is not a whole number from 1 to 150000 | a whole number from 1 to 150000']],
  [
    'the pods of one node, where those of all are asked for',
    { nodes: 60, pods: 30 },
    [
      'pods: 30 is less than the nodes, and agents run on each of 60 | the pods of the whole cluster, not those of a node',
    ],
  ],
  [
    'more series than upstream has figures for',
    { activeSeries: 30_000_000 },
    ['activeSeries: 30000000 is not a whole number from 1000 to 20000000 | a whole number from 1000 to 20000000'],
  ],
  [
    'samples so rare that queries miss them',
    { scrapeInterval: minutes(10) },
    ['scrapeInterval: 10m is longer than 5m | a duration such as seconds(15)'],
  ],
  [
    'samples each second',
    { scrapeInterval: seconds(1) },
    ['scrapeInterval: 1s is shorter than 5s | a duration such as seconds(15)'],
  ],
  [
    'an invalid interval',
    { scrapeInterval: seconds(0) },
    ['scrapeInterval: seconds(0) is not above zero | a duration such as seconds(15)'],
  ],
  [
    'more log lines than upstream has sizes for',
    { logs: megabytesPerSecond(500) },
    [
      'logs: 500 MB/s is more than gigabytesPerDay(30000) | a rate from megabytesPerSecond(0.001) to gigabytesPerDay(30000)',
    ],
  ],
  [
    'log lines as an amount',
    { logs: untyped(gibibytes(10)) },
    ['logs: gibibytes(10) is given | a rate from megabytesPerSecond(0.001) to gigabytesPerDay(30000)'],
  ],
  [
    'a rate without its number',
    { logs: megabytesPerSecond(Number.NaN) },
    ['logs: its number is NaN | a rate from megabytesPerSecond(0.001) to gigabytesPerDay(30000)'],
  ],
  [
    'a million streams of each pod',
    { logStreams: 2_000_000 },
    ['logStreams: 2000000 is not a whole number from 1 to 1000000 | a whole number from 1 to 1000000'],
  ],
  [
    'more spans than were ever tried',
    { spansPerSecond: 1_000_000 },
    ['spansPerSecond: 1000000 is not a whole number from 1 to 100000 | a whole number from 1 to 100000'],
  ],
  [
    'a sampler that keeps nothing',
    { keptSpans: percent(0) },
    ['keptSpans: 0 % is less than 1 % | a percentage from percent(1) to percent(100)'],
  ],
  [
    'half a query',
    { queriesPerSecond: 0.5 },
    ['queriesPerSecond: 0.5 is not a whole number from 1 to 500 | a whole number from 1 to 500'],
  ],
  [
    'logs for some hours, and traces for none',
    { retention: { ...million.retention, logs: hours(6), traces: untyped(undefined) } },
    [
      'retention.logs: 6h is shorter than 24h | a duration such as days(30)',
      'retention.traces: traces is missing | traces: days(30)',
    ],
  ],
  [
    'a misspelt property',
    untyped({ activeSerie: 1 }),
    ['activeSerie: there is no property activeSerie | activeSeries'],
  ],
];

const storage = (bucket: string) =>
  s3({ bucket, region: 'eu-central-1', credentials: accessKey({ secretName: bucket }) });

test('fewer nodes than the cluster has', () => {
  const environment = testEnvironment({ network: plainNetwork(), nodes: 80 });
  new Mimir(environment, { form: forLoad({ storage: storage('metrics'), load: loadOf() }) });
  expect(findingsOf(environment).filter((each) => each.startsWith('test › load'))).toEqual([
    'test › load › nodes: the cluster has 80 nodes, and 60 are carried | 80, and more where other clusters send here',
  ]);
});

test('a load from another one has what was stated of that, and nothing that was reckoned from it', () => {
  const base = loadOf({ nodes: 60, pods: 1800 });
  const smaller = load({ ...base, nodes: 6, pods: 180 });
  expect(smaller.problems).toEqual([]);
  expect([base.logStreams, smaller.logStreams]).toEqual([3600, 360]);
  expect(load({ ...loadOf({ logStreams: 5000 }), pods: 1900 }).logStreams).toBe(5000);
});

test.each(wrong)('%s', (_title, props, findings) => {
  const environment = testEnvironment();
  const carried = loadOf(props);
  new Mimir(environment, { form: forLoad({ storage: storage('metrics'), load: carried }) });
  new Loki(environment, { form: forLoad({ storage: storage('logs'), load: carried }) });
  const ofLoad = findingsOf(environment).filter((each) => each.startsWith('test › load › '));
  expect(ofLoad).toEqual(findings.map((each) => `test › load › ${each}`));
});
