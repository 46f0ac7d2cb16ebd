import { askJson } from '../../http';
import { urlWords } from '../../stores/url-words';
import { selector } from './load';

interface Answer {
  readonly data: { readonly result: readonly { readonly values: readonly (readonly [string, string])[] }[] };
}

/** As many lines as one answer may have. */
const limit = 5000;

/** Every line that is found, in pages of a minute, so that none has more than an answer can. */
export async function linesSince(url: string, began: number): Promise<readonly string[]> {
  const lines: string[] = [];
  for (let start = began - 1000; start < Date.now(); start += 60_000) {
    const range = { start: `${start}000000`, end: `${start + 60_000}000000` };
    const words = urlWords({ query: selector, limit, ...range });
    const { data } = await askJson<Answer>(`${url}/loki/api/v1/query_range?${words}`, { timeoutSeconds: 60 });
    const found = data.result.flatMap(({ values }) => values.map(([, line]) => line));
    if (found.length >= limit) throw new Error(`a minute has ${limit} lines or more`);
    lines.push(...found);
  }
  return lines;
}
