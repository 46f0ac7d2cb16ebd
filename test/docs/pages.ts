import type { UsedQuery } from '../../constructs/kit/queries/dashboard-queries';
import { readPages } from '../../tools/check/pages';

/** The queries that README and docs show, which people copy. */

const languages = { promql: 'prometheus', logql: 'loki', traceql: 'tempo' } as const;

const isLanguage = (name: string): name is keyof typeof languages => name in languages;

/** README and every page below `docs/`, by their paths. */
export const pages = (): Map<string, string> => readPages('.');

/** The queries of a page: those in blocks that name their language, one a line, and those in the running text. */
export function queriesOf(place: string, page: string): UsedQuery[] {
  const queries: UsedQuery[] = [];
  const withoutBlocks = page.replaceAll(
    /^ *```(\w*)\n([\s\S]*?)^ *```/gm,
    (_block, language: string, lines: string) => {
      if (isLanguage(language)) {
        const expressions = lines.split('\n').map((line) => line.trim());
        for (const expression of expressions.filter((line) => line !== '')) {
          queries.push({ datasource: languages[language], expression, place });
        }
      }
      return '';
    },
  );
  for (const [, code = ''] of withoutBlocks.matchAll(/`([^`\n]+)`/g)) {
    // In a table a pipe is written with a backslash.
    const expression = code.replaceAll('\\|', '|');
    const datasource = languageOf(expression);
    if (datasource) queries.push({ datasource, expression, place });
  }
  return queries;
}

/** What TraceQL asks for without a scope. https://grafana.com/docs/tempo/latest/traceql/construct-traceql-queries/ */
const intrinsic = /^\{\s*(name|status|kind|duration|statusMessage|traceDuration|rootName|rootServiceName)\s*[=!<>]/;

/** The language of a piece of code in the running text; undefined if it is no query. */
export function languageOf(code: string): UsedQuery['datasource'] | undefined {
  // The closing brace may be what is missing.
  if (code.startsWith('{')) {
    if (intrinsic.test(code) || /^\{\s*(span|resource|event|link|instrumentation)[.:]/.test(code)) return 'tempo';
    return /^\{\s*\w+\s*(=~|!~|!=|=)/.test(code) ? 'loki' : undefined;
  }
  if (!/^\w+\s*\(.*\[\d+[smhdw]\]\)/.test(code)) return undefined;
  return /\(\s*\{/.test(code) ? 'loki' : 'prometheus';
}
