import { describe, expect, test } from '@jest/globals';
import { resultLabels } from '../../../checks/languages/logql';
import { MetricCatalog } from '../../../checks/languages/metric-catalog';
import { errorIn, unknownIn } from '../../../checks/languages/query-problems';
import { variable } from '../../../constructs/grafana/variable';
import { withoutVariables } from '../../../constructs/kit/queries/variables';
import { platformMetrics } from '../../../constructs/metrics';

const catalog = new MetricCatalog(platformMetrics);

test.each([
  ['prometheus', 'rate(up[5m)', 'a bracket is missing'],
  ['prometheus', 'rate(up)', 'a range is missing'],
  ['prometheus', 'sum(up[5m])', 'a range is too much'],
  ['prometheus', 'histogram_quantile(up)', 'an argument is missing'],
  ['prometheus', '', 'the query is missing'],
  ['loki', '{namespace="demo" |= "x"', 'a brace is missing'],
  ['tempo', '{ duration > }', 'a value is missing'],
] as const)('%s: %s: %s', (datasource, expression, _problem) => {
  expect(errorIn({ datasource, expression })).toBeDefined();
});

test.each([
  ['prometheus', 'http_server_request_duration_second_count', 'the metric http_server_request_duration_second_count'],
  ['prometheus', 'up{pot="a"}', 'the label pot in up{pot="a"}'],
  ['prometheus', 'sum by (pool) (up)', 'the label pool in sum by (pool) (up)'],
  ['prometheus', 'sum(up) without (pool)', 'the label pool in sum(up) without (pool)'],
  ['prometheus', 'sum by (pod) (sum by (job) (up))', 'the label pod in sum by (pod) (sum by (job) (up))'],
  ['prometheus', 'up / on (pool) up', 'the label pool in up / on (pool) up'],
  [
    'prometheus',
    'sum by (le) (jvm_gc_duration_seconds_sum)',
    'the label le in sum by (le) (jvm_gc_duration_seconds_sum)',
  ],
  ['loki', '{service="frontend"}', 'the label service of streams'],
] as const)('%s: nobody produces %s', (datasource, expression, problem) => {
  const query = { datasource, expression };
  expect(errorIn(query)).toBeUndefined();
  expect(unknownIn(query, catalog)).toEqual([problem]);
});

describe('the labels of a result of LogQL', () => {
  test.each([
    ['sum by (a, b) (rate({x="y"} | json [5m])) > 1', ['a', 'b']],
    ['topk(3, sum(rate({a="b"}[1m])) by (c))', ['c']],
    ['quantile_over_time(0.9, {a="b"} | unwrap d [5m]) by (e)', ['e']],
    ['sum by (a) (rate({x="y"}[5m])) / on (a) sum by (a, z) (rate({x="y"}[5m]))', ['a', 'z']],
    ['sum(rate({a="b"}[5m]))', []],
    ['label_replace(sum by (q) (rate({a="b"}[1m])), "to", "$1", "q", "(.*)")', ['q', 'to']],
  ])('%s', (query, labels) => {
    expect([...(resultLabels(query) ?? ['any'])].sort()).toEqual(labels);
  });

  test.each(['{a="b"}', 'rate({a="b"}[5m])', 'sum without (a) (rate({x="y"}[5m]))'])('are any of %s', (query) => {
    expect(resultLabels(query)).toBeUndefined();
  });
});

test('variables stand for a text, unless their name or their value says otherwise', () => {
  const without = (expression: string, numbers?: ReadonlyMap<string, string>) =>
    withoutVariables({ expression, numbers });
  expect(without('3600 * $retention_hours')).toBe('3600 * 24');
  expect(without(`3600 * ${variable('retention_hours')}`)).toBe('3600 * 24');
  expect(without('{ trace:duration > $slow_duration }')).toBe('{ trace:duration > 5m }');
  expect(without('[$__auto] [$__range] [$__rate_interval]')).toBe('[5m] [5m] [5m]');
  expect(without(`[${variable('__interval')}]`)).toBe('[5m]');
  const numbers = new Map([
    ['window', '10m'],
    ['n', '5'],
  ]);
  expect(without(`topk($n, rate(up{pod=~"${variable('pod:regex')}"}[${variable('window')}]))`, numbers)).toBe(
    'topk(5, rate(up{pod=~"some"}[10m]))',
  );
});

test('a query is read to its end, however long it is', () => {
  const labels = Array.from({ length: 40_000 }, (_, index) => `label_${index}`).join(', ');
  const long = `sum by (${labels}) (up)`;
  expect(errorIn({ datasource: 'prometheus', expression: long })).toBeUndefined();
  expect(errorIn({ datasource: 'prometheus', expression: `${long} + rate(up)` })).toBeDefined();
});
