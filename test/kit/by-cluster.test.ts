import { describe, expect, test } from '@jest/globals';
import { variable } from '../../constructs/grafana/variable';
import { byCluster, type ChosenClusters } from '../../constructs/kit/queries/clusters';
import type { QueryLanguage } from '../../constructs/kit/queries/dashboard-queries';

/** A query is rewritten by its grammar, so that it chooses clusters and does not mix what is called the same in two of them. */

const chosen: ChosenClusters = '=~"$cluster"';
const formed = variable('search:raw');

type Row = readonly [what: string, query: string, expected: string];

const rows: Readonly<Record<QueryLanguage, readonly Row[]>> = {
  prometheus: [
    ['a name alone', 'up', 'up{cluster=~"$cluster"}'],
    ['empty braces', 'up{}', 'up{cluster=~"$cluster"}'],
    ['a range of it', 'rate(a_total[$__rate_interval])', 'rate(a_total{cluster=~"$cluster"}[$__rate_interval])'],
    ['an offset of it', 'a offset 7d', 'a{cluster=~"$cluster"} offset 7d'],
    ['matchers', 'up{job="a", pod=~"$pod"}', 'up{cluster=~"$cluster", job="a", pod=~"$pod"}'],
    ['a name in braces', '{__name__=~"up|a"}', '{cluster=~"$cluster", __name__=~"up|a"}'],
    ['a matcher of the cluster', 'up{cluster="shop"}', 'up{cluster="shop"}'],
    ['braces and words in a text', 'up{a="by (pod) {b}"}', 'up{cluster=~"$cluster", a="by (pod) {b}"}'],
    ['a sum of everything', 'sum(up)', 'sum(up{cluster=~"$cluster"})'],
    ['a group by what something is', 'sum by (reason) (a)', 'sum by (reason) (a{cluster=~"$cluster"})'],
    ['a group by a name', 'sum by (namespace) (a)', 'sum by (cluster, namespace) (a{cluster=~"$cluster"})'],
    ['a group that stands behind', 'sum(a) by (le, pod)', 'sum(a{cluster=~"$cluster"}) by (cluster, le, pod)'],
    ['a group by the cluster', 'sum by (pod, cluster) (a)', 'sum by (pod, cluster) (a{cluster=~"$cluster"})'],
    ['a group without', 'sum without (pod) (a)', 'sum without (pod) (a{cluster=~"$cluster"})'],
    [
      'a join, of which one side brings a label',
      'a * on (namespace, pod) group_left (node) max by (namespace, pod, node) (b)',
      'a{cluster=~"$cluster"} * on (cluster, namespace, pod) group_left (node) max by (cluster, namespace, pod, node) (b{cluster=~"$cluster"})',
    ],
    ['a join by nothing', 'a / on () b', 'a{cluster=~"$cluster"} / on () b{cluster=~"$cluster"}'],
    ['a variable as a number', 'topk(5, a) * $retention_hours', 'topk(5, a{cluster=~"$cluster"}) * $retention_hours'],
    ['a variable with a form', `a{b=~"${formed}"}`, `a{cluster=~"$cluster", b=~"${formed}"}`],
  ],
  loki: [
    ['a selector', '{pod=~"$pod"}', '{cluster=~"$cluster", pod=~"$pod"}'],
    ['one of the cluster', '{cluster="shop"} |= "a"', '{cluster="shop"} |= "a"'],
    ['a filter by a field', '{pod="a"} | namespace="b"', '{cluster=~"$cluster", pod="a"} | namespace="b"'],
    [
      'a group, and a search by a variable',
      `topk(10, sum by (pod) (count_over_time({pod=~"$pod"} |~ "${formed}" [$__range])))`,
      `topk(10, sum by (cluster, pod) (count_over_time({cluster=~"$cluster", pod=~"$pod"} |~ "${formed}" [$__range])))`,
    ],
    [
      'a group by what lines are',
      'sum by (detected_level) (rate({pod="a"}[$__auto]))',
      'sum by (detected_level) (rate({cluster=~"$cluster", pod="a"}[$__auto]))',
    ],
    [
      'a join',
      'sum by (pod) (rate({pod="a"}[1m])) / on (pod) sum(rate({pod="b"}[1m])) by (pod)',
      'sum by (cluster, pod) (rate({cluster=~"$cluster", pod="a"}[1m])) / on (cluster, pod) sum(rate({cluster=~"$cluster", pod="b"}[1m])) by (cluster, pod)',
    ],
  ],
  tempo: [
    ['no condition', '{}', '{ resource.k8s.cluster.name=~"$cluster" }'],
    [
      'conditions',
      '{ resource.service.name =~ "$a" && trace:duration > $slow_duration }',
      '{ resource.k8s.cluster.name=~"$cluster" && resource.service.name =~ "$a" && trace:duration > $slow_duration }',
    ],
    [
      'a choice of conditions',
      '{ status = error || name = "a" }',
      '{ resource.k8s.cluster.name=~"$cluster" && (status = error || name = "a") }',
    ],
    [
      'two sets of spans',
      '{ name = "a" } >> { name = "b" }',
      '{ resource.k8s.cluster.name=~"$cluster" && name = "a" } >> { resource.k8s.cluster.name=~"$cluster" && name = "b" }',
    ],
    ['a condition of the cluster', '{ resource.k8s.cluster.name = "a" }', '{ resource.k8s.cluster.name = "a" }'],
  ],
};

describe.each(['prometheus', 'loki', 'tempo'] as const)('a query of %s chooses clusters', (datasource) => {
  test.each(rows[datasource])('%s', (_, expression, expected) => {
    expect(byCluster({ datasource, expression }, chosen)).toBe(expected);
    // Nothing is added twice.
    expect(byCluster({ datasource, expression: expected }, chosen)).toBe(expected);
  });
});

test('an alert tells clusters apart and chooses none', () => {
  const expression = 'max by (namespace, pod) (a == 1) * on (namespace, pod) group_left () max by (namespace, pod) (b)';
  expect(byCluster({ datasource: 'prometheus', expression })).toBe(
    expression.replaceAll('(namespace, pod)', '(cluster, namespace, pod)'),
  );
});

test.each([
  [
    'prometheus',
    'absent(up{job="a"}) or absent_over_time(up[5m]) or up == 0',
    'absent(up{cluster="east", job="a"}) or absent_over_time(up{cluster="east"}[5m]) or up == 0',
  ],
  ['loki', 'absent_over_time({app="a"} |= "b" [5m])', 'absent_over_time({cluster="east", app="a"} |= "b" [5m])'],
] as const)('what is absent is absent in one cluster, whatever another has: %s', (datasource, expression, expected) => {
  expect(byCluster({ datasource, expression }, undefined, '="east"')).toBe(expected);
});

test('a variable is a number where the dashboard says so', () => {
  const query = { datasource: 'prometheus', expression: 'topk($many, a)', numbers: new Map([['many', '5']]) } as const;
  expect(byCluster(query, chosen)).toBe('topk($many, a{cluster=~"$cluster"})');
});
