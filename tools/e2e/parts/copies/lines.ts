import { ask, askJson } from '../../../http';
import { urlWords } from '../../stores/url-words';
import { inEachBatch, type Kept, marker } from './kept';

const selector = `{service_name="${marker}"}`;

interface Answer {
  readonly data: { readonly result: readonly { readonly values: readonly (readonly [string, string])[] }[] };
}

/** As many lines as one answer may have. */
const limit = 5000;

/** Log lines, in a store that speaks Loki's protocols. */
export const lines: Kept = {
  what: 'lines',
  written: 'loki.push',
  read: 'loki.query',
  async push(url, batch, begin) {
    const sent = Array.from({ length: inEachBatch }, (_, index) => `${marker} ${batch} ${index}`);
    const values = sent.map((line, index) => [`${begin + BigInt(index * 1000)}`, line]);
    const body = JSON.stringify({ streams: [{ stream: { service_name: marker }, values }] });
    const { status, text } = await ask(`${url}/loki/api/v1/push`, {
      body,
      headers: { 'content-type': 'application/json' },
    });
    if (status !== 204) throw new Error(`${status} ${text}`);
    return sent;
  },
  async ask(url) {
    const query = `sum(count_over_time(${selector}[1h]))`;
    await askJson(`${url}/loki/api/v1/query?${urlWords({ query })}`, { timeoutSeconds: 20 });
  },
  /** In pages of a minute, so that none has more than an answer can. */
  async found(url, began) {
    const found: string[] = [];
    for (let start = began - 1000; start < Date.now(); start += 60_000) {
      const range = { start: `${start}000000`, end: `${start + 60_000}000000` };
      const words = urlWords({ query: selector, limit, ...range });
      const { data } = await askJson<Answer>(`${url}/loki/api/v1/query_range?${words}`, { timeoutSeconds: 60 });
      const page = data.result.flatMap(({ values }) => values.map(([, line]) => line));
      if (page.length >= limit) throw new Error(`a minute has ${limit} lines or more`);
      found.push(...page);
    }
    return found;
  },
};
