import type { Dashboard } from '@grafana/grafana-foundation-sdk/dashboard';
import { parser as logql } from '@grafana/lezer-logql';
import { parser as traceql } from '@grafana/lezer-traceql';
import { describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { dashboardQueries, type UsedQuery, withoutVariables } from '../../constructs/grafana/dashboards';
import { syntaxErrorIn } from '../../tools/verify/queries';
import { languageOf, pages, queriesOf } from './doc-queries';
import { labelsShown } from './labels-shown';
import { environmentNames, manifestsOf, ofKind } from './manifests';
import { labelsOfMetric } from './metric-catalog';
import { modelOf } from './model';
import { labelsOf, metricNames, typeErrors } from './promql';
import { type Provisioned, provisionedQueries } from './provisioned-queries';
import { unknownStreamLabels } from './stream-labels';

/** Every query in `dist/` and in the docs is one, and asks for what somebody produces. */

/** What is wrong with a query as its language has it: syntax, and for PromQL types too. */
function errorsIn({ datasource, expression }: UsedQuery): string[] {
  const text = withoutVariables(expression);
  if (text.trim() === '') return ['the query is empty'];
  if (datasource === 'prometheus') return typeErrors(text);
  return [syntaxErrorIn(datasource === 'loki' ? logql : traceql, text) ?? []].flat();
}

/** The metrics that nobody produces, and the labels that no series or stream has. */
function unknownIn({ datasource, expression }: UsedQuery): string[] {
  const text = withoutVariables(expression);
  if (datasource === 'loki') return unknownStreamLabels(text);
  if (datasource === 'tempo') return [];
  const metrics = metricNames(text).filter((name) => !labelsOfMetric(name));
  return metrics.length > 0 ? metrics : [...labelsOf(text).unknown];
}

const withPlace = (queries: readonly UsedQuery[], look: (query: UsedQuery) => readonly string[]) =>
  queries.flatMap((query) => look(query).map((finding) => `${query.place}: ${finding}`));

/** Everything under a key of this name, however deep. */
function valuesOf(key: string, value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) =>
    name === key && typeof inner === 'string' ? [inner] : valuesOf(key, inner),
  );
}

/** The uids in `datasource: { uid }`, as panels, targets and variables have them. */
function datasourceUids(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) =>
    name === 'datasource' && typeof inner?.uid === 'string' ? [inner.uid as string] : datasourceUids(inner),
  );
}

/** What Grafana is given in an environment, and every query in it. */
function grafanaOf(environment: string) {
  const texts = ofKind(manifestsOf(environment), 'ConfigMap').flatMap(({ object }) =>
    Object.entries(object.data ?? {}),
  );
  const dashboards: Dashboard[] = texts
    .filter(([name]) => name.endsWith('.json'))
    .map(([, text]) => JSON.parse(text))
    .filter((json) => Array.isArray(json.panels));
  const datasources: Provisioned[] = texts
    .filter(([name]) => name.endsWith('datasources.yaml'))
    .flatMap(([, text]) => parse(text.replaceAll('$$', '$')).datasources);
  // What Grafana has already answers too, and stands in no file of ours.
  const known = [...datasources, ...modelOf(environment).existingDatasources];
  const links = provisionedQueries(datasources, known);
  return { dashboards, datasources, known, links, queries: [...dashboards.flatMap(dashboardQueries), ...links] };
}

describe.each(environmentNames)('%s', (environment) => {
  const { dashboards, datasources, known, queries } = grafanaOf(environment);
  const uids = known.map(({ uid }) => uid);

  test('every query is one of its language', () => {
    expect(queries.length).toBeGreaterThan(20);
    expect(withPlace(queries, errorsIn)).toEqual([]);
  });

  test('every metric and every label that is asked for is there', () => {
    expect(withPlace(queries, unknownIn)).toEqual([]);
  });

  test('legends and links name labels that the series of their panel have', () => {
    const shown = dashboards.flatMap((dashboard) => labelsShown(dashboard));
    expect(shown.length).toBeGreaterThan(20);
    expect(shown.filter(({ label, result }) => !result.has(label)).map(({ place, label }) => [place, label])).toEqual(
      [],
    );
  });

  test('every datasource that is named exists', () => {
    const named = [...dashboards, ...datasources].flatMap((value) => [
      ...valuesOf('datasourceUid', value),
      ...valuesOf('targetUID', value),
      ...datasourceUids(value),
    ]);
    expect(named.length).toBeGreaterThan(10);
    expect([...new Set(named)].filter((uid) => !uids.includes(uid) && uid !== '-- Grafana --')).toEqual([]);
  });
});

test('every kind of link between datasources is looked at', () => {
  const kinds = environmentNames.flatMap((environment) => grafanaOf(environment).links).map(({ place }) => place);
  expect(new Set(kinds.map((place) => place.split(' › ')[1]))).toEqual(
    new Set(['correlation', 'trace to logs', 'trace to metrics']),
  );
});

describe('the queries that the docs promise', () => {
  const queries = [...pages()].flatMap(([file, page]) => queriesOf(file, page));

  test.each(queries)('$place: $expression', (query) => {
    expect(errorsIn(query)).toEqual([]);
    expect(unknownIn(query)).toEqual([]);
  });

  test('there are those of every language, and on more than one page', () => {
    expect(new Set(queries.map(({ datasource }) => datasource))).toEqual(new Set(['prometheus', 'loki', 'tempo']));
    expect(new Set(queries.map(({ place }) => place)).size).toBeGreaterThan(1);
  });
});

describe('a slip of the pen is found', () => {
  const wrong: readonly UsedQuery[] = [
    { place: 'a bracket is missing', datasource: 'prometheus', expression: 'rate(up[5m)' },
    { place: 'a range is missing', datasource: 'prometheus', expression: 'rate(up)' },
    { place: 'a range is too much', datasource: 'prometheus', expression: 'sum(up[5m])' },
    { place: 'an argument is missing', datasource: 'prometheus', expression: 'histogram_quantile(up)' },
    { place: 'the query is missing', datasource: 'prometheus', expression: '' },
    { place: 'a brace is missing', datasource: 'loki', expression: '{namespace="demo" |= "x"' },
    { place: 'a value is missing', datasource: 'tempo', expression: '{ duration > }' },
  ];

  test.each(wrong)('$place: $expression', (query) => {
    expect(errorsIn(query)).not.toEqual([]);
  });

  test.each([
    ['prometheus', 'http_server_request_duration_second_count', 'http_server_request_duration_second_count'],
    ['prometheus', 'up{pot="a"}', 'pot in up{pot="a"}'],
    ['prometheus', 'sum by (pool) (up)', 'pool in sum by (pool) (up)'],
    ['prometheus', 'sum(up) without (pool)', 'pool in sum(up) without (pool)'],
    ['prometheus', 'sum by (pod) (sum by (job) (up))', 'pod in sum by (pod) (sum by (job) (up))'],
    ['prometheus', 'up / on (pool) up', 'pool in up / on (pool) up'],
    ['prometheus', 'sum by (le) (jvm_gc_duration_seconds_sum)', 'le in sum by (le) (jvm_gc_duration_seconds_sum)'],
    ['loki', '{service="frontend"}', 'service'],
  ] as const)('%s: %s', (datasource, expression, finding) => {
    const query: UsedQuery = { datasource, expression, place: '' };
    expect(errorsIn(query)).toEqual([]);
    expect(unknownIn(query)).toEqual([finding]);
  });
});

test('code in the running text is told from queries, and queries from each other', () => {
  const text = [
    '| `{pod="a"} \\| json` | `{ span.http.method = "POST" }` | `{ status = error }` | `rate({pod="a"}[5m])` |',
    "`rate(up[5m])` `{ host: 'a' }` `{}` `kind: pod` `days(3)`",
    '```yaml\n{pod="in a block of another language"}\n```',
    '   ```traceql\n   { kind = server }\n   ```',
  ].join('\n');
  expect(queriesOf('', text).map(({ datasource, expression }) => [datasource, expression])).toEqual([
    ['tempo', '{ kind = server }'],
    ['loki', '{pod="a"} | json'],
    ['tempo', '{ span.http.method = "POST" }'],
    ['tempo', '{ status = error }'],
    ['loki', 'rate({pod="a"}[5m])'],
    ['prometheus', 'rate(up[5m])'],
  ]);
  expect(languageOf('{ resource.service.name = "a" }')).toBe('tempo');
  expect(languageOf('{namespace="a" |= "b"')).toBe('loki');
});
