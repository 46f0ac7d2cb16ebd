import { describe, expect, test } from '@jest/globals';
import { MetricCatalog } from '../../checks/languages/metric-catalog';
import { errorIn, unknownIn } from '../../checks/languages/query-problems';
import { platformMetrics } from '../../constructs/metrics';
import { languageOf, pages, queriesOf } from './pages';

/** The queries that the docs promise are queries, and ask for what some component produces. */

// Pages are about clusters with a name too.
const catalog = new MetricCatalog(platformMetrics, { name: 'production' });
const queries = [...pages()].flatMap(([file, page]) => queriesOf(file, page));

test.each(queries)('$place: $expression', (query) => {
  expect(errorIn(query)).toBeUndefined();
  expect(unknownIn(query, catalog)).toEqual([]);
});

test('there are those of every language, and on more than one page', () => {
  expect(new Set(queries.map(({ datasource }) => datasource))).toEqual(new Set(['prometheus', 'loki', 'tempo']));
  expect(new Set(queries.map(({ place }) => place)).size).toBeGreaterThan(1);
});

describe('code in the running text', () => {
  test('is told from queries, and queries from each other', () => {
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
  });

  test('is a query even where its end is missing', () => {
    expect(languageOf('{ resource.service.name = "a" }')).toBe('tempo');
    expect(languageOf('{namespace="a" |= "b"')).toBe('loki');
  });
});
