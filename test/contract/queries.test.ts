import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parser as logql } from '@grafana/lezer-logql';
import { parser as traceql } from '@grafana/lezer-traceql';
import { describe, expect, test } from '@jest/globals';
import type { LRParser } from '@lezer/lr';
import { parser as promql } from '@prometheus-io/lezer-promql';
import { parse } from 'yaml';
import { dashboardQueries, type UsedQuery, withoutVariables } from '../../constructs/grafana/dashboards';
import { environmentNames, manifestsOf, ofKind } from './manifests';
import { metricCatalog } from './metric-catalog';

/** Every query in `dist/` and in the docs is one, and asks for what somebody produces. */

const grammars: Readonly<Record<UsedQuery['datasource'], LRParser>> = {
  prometheus: promql,
  loki: logql,
  tempo: traceql,
};

/** The first place where a query is not in its grammar; undefined if it is. */
function syntaxError({ datasource, expression }: UsedQuery): string | undefined {
  const text = withoutVariables(expression);
  let found: string | undefined;
  grammars[datasource].parse(text).iterate({
    enter: (node) => {
      if (node.type.isError && found === undefined) found = `${text.slice(0, node.from)}⟪here⟫${text.slice(node.from)}`;
    },
  });
  return found;
}

function metricNames(expression: string): string[] {
  const text = withoutVariables(expression);
  const names: string[] = [];
  promql.parse(text).iterate({
    enter: (node) => {
      if (node.name === 'Identifier' && node.node.parent?.name === 'VectorSelector') {
        names.push(text.slice(node.from, node.to));
      }
    },
  });
  return names;
}

const produced = (metric: string) =>
  Object.values(metricCatalog).some((patterns) => patterns.some((pattern) => pattern.test(metric)));

/** Everything under a key of this name, however deep. */
function valuesOf(key: string, value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) =>
    name === key && typeof inner === 'string' ? [inner] : valuesOf(key, inner),
  );
}

interface Provisioned {
  readonly name: string;
  readonly uid: string;
  readonly type: string;
  readonly jsonData: { readonly tracesToLogsV2?: object; readonly tracesToMetrics?: object };
}

describe.each(environmentNames)('%s', (environment) => {
  const texts = ofKind(manifestsOf(environment), 'ConfigMap').flatMap(({ object }) =>
    Object.entries(object.data ?? {}),
  );
  const dashboards = texts.filter(([name]) => name.endsWith('.json')).map(([, text]) => JSON.parse(text));
  const datasources: Provisioned[] = texts
    .filter(([name]) => name === 'datasources.yaml')
    .flatMap(([, text]) => parse(text.replaceAll('$$', '$')).datasources);
  const uids = datasources.map(({ uid }) => uid);

  const links: UsedQuery[] = datasources.flatMap(({ name, jsonData }) => [
    ...valuesOf('query', jsonData.tracesToLogsV2).map(
      (expression): UsedQuery => ({ datasource: 'loki', expression, place: `${name} › trace to logs` }),
    ),
    ...valuesOf('query', jsonData.tracesToMetrics).map(
      (expression): UsedQuery => ({ datasource: 'prometheus', expression, place: `${name} › trace to metrics` }),
    ),
  ]);
  const queries = [...dashboards.flatMap((dashboard) => dashboardQueries(dashboard)), ...links];

  test('every query is one of its language', () => {
    expect(queries.length).toBeGreaterThan(20);
    expect(queries.map((query) => [query.place, syntaxError(query)]).filter(([, error]) => error)).toEqual([]);
  });

  test('every metric that is asked for is produced', () => {
    const unknown = queries
      .filter(({ datasource }) => datasource === 'prometheus')
      .flatMap(({ place, expression }) => metricNames(expression).map((name) => `${place}: ${name}`))
      .filter((line) => !produced(line.split(': ').at(-1) ?? ''));
    expect(unknown).toEqual([]);
  });

  test('every datasource that is named exists', () => {
    const named = [...dashboards, ...datasources.map(({ jsonData }) => jsonData)].flatMap((value) => [
      ...valuesOf('datasourceUid', value),
      ...datasourceUids(value),
    ]);
    expect(named.length).toBeGreaterThan(10);
    expect([...new Set(named)].filter((uid) => !uids.includes(uid) && uid !== '-- Grafana --')).toEqual([]);
  });
});

/** The uids in `datasource: { uid }`, as panels, targets and variables have them. */
function datasourceUids(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) =>
    name === 'datasource' && typeof inner?.uid === 'string' ? [inner.uid as string] : datasourceUids(inner),
  );
}

describe('the queries that the docs promise', () => {
  const page = readFileSync(path.resolve('docs/ask-the-lab.md'), 'utf8');
  const languages = { promql: 'prometheus', logql: 'loki', traceql: 'tempo' } as const;
  const queries = [...page.matchAll(/```(promql|logql|traceql)\n([\s\S]*?)```/g)].flatMap(([, language, block]) =>
    (block ?? '')
      .trim()
      .split('\n')
      .map(
        (expression): UsedQuery => ({
          datasource: languages[language as keyof typeof languages],
          expression,
          place: 'docs/ask-the-lab.md',
        }),
      ),
  );

  test.each(queries)('$expression', (query) => {
    expect(syntaxError(query)).toBeUndefined();
    if (query.datasource === 'prometheus')
      expect(metricNames(query.expression).filter((name) => !produced(name))).toEqual([]);
  });

  test('there are those of every language', () => {
    expect(new Set(queries.map(({ datasource }) => datasource))).toEqual(new Set(['prometheus', 'loki', 'tempo']));
  });
});

test('a query with a slip of the pen is found', () => {
  const wrong: UsedQuery[] = [
    { datasource: 'prometheus', expression: 'rate(up[5m)', place: '' },
    { datasource: 'loki', expression: '{namespace="demo" |= "x"', place: '' },
    { datasource: 'tempo', expression: '{ duration > }', place: '' },
  ];
  expect(wrong.map((query) => syntaxError(query) === undefined)).toEqual([false, false, false]);
  expect(produced('http_server_request_duration_second_count')).toBe(false);
});
