import { askJson } from '../../http';
import type { Labels } from '../labels';
import { urlWords } from './url-words';

export interface Series {
  readonly metric: Labels;
  /** Seconds since 1970 and the value. */
  readonly value: readonly [number, string];
}

/** Asks in PromQL. https://prometheus.io/docs/prometheus/latest/querying/api/ */
export class MetricStore {
  constructor(
    /** What comes before Prometheus' own paths. */
    private readonly url: string,
  ) {}

  /** An instant query. */
  async query(query: string): Promise<Series[]> {
    const { data } = await askJson<{ data: { result: Series[] } }>(`${this.url}/api/v1/query?${urlWords({ query })}`);
    return data.result;
  }

  /** The value of a query that has one. Undefined if it has none. */
  async number(query: string): Promise<number | undefined> {
    return firstNumber(await this.query(query));
  }

  /** The longest time between two samples of any series of a range, in seconds. Undefined where there are none. */
  async longestGap(range: string): Promise<number | undefined> {
    const { data } = await askJson<{ data: { result: { values: readonly (readonly [number, string])[] }[] } }>(
      `${this.url}/api/v1/query?${urlWords({ query: range })}`,
    );
    const gaps = data.result.flatMap(({ values }) =>
      values.slice(1).map(([time], index) => time - (values[index]?.[0] ?? time)),
    );
    return gaps.length > 0 ? Math.max(...gaps) : undefined;
  }

  /** The labels of the exemplars of the last half hour. */
  async exemplars(query: string): Promise<Labels[]> {
    const now = Date.now() / 1000;
    const range = urlWords({ query, start: now - 1800, end: now });
    const url = `${this.url}/api/v1/query_exemplars?${range}`;
    const { data } = await askJson<{ data: { exemplars: { labels: Labels }[] }[] }>(url);
    return data.flatMap(({ exemplars }) => exemplars.map(({ labels }) => labels));
  }
}

/** The value of the first series. Undefined if there is none. */
export function firstNumber([first]: readonly Series[]): number | undefined {
  return first ? Number(first.value[1]) : undefined;
}
