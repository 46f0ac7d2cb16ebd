import { askJson } from '../http';

/** What a query has read. */
interface Answer {
  readonly data: {
    readonly result: readonly unknown[];
    readonly stats: { readonly summary: { readonly totalBytesProcessed: number } };
  };
}

/** How many queries are asked one after the other, and how many at once. */
const load = { steady: 60, atOnce: 16 };

/** Where and about which time is asked. */
export interface LokiAsked {
  readonly url: string;
  readonly begin: number;
  readonly end: number;
}

async function ask({ url, begin, end }: LokiAsked, query: string, limit: number): Promise<Answer> {
  const parameters = new URLSearchParams({
    query,
    limit: String(limit),
    start: String(Math.round(begin) * 1_000_000),
    end: String(Math.round(end) * 1_000_000),
    step: '60',
  });
  return askJson<Answer>(`${url}/loki/api/v1/query_range?${parameters}`, { timeoutSeconds: 120 });
}

async function found(asked: LokiAsked, query: string, limit: number): Promise<number> {
  const { data } = await ask(asked, query, limit);
  if (data.result.length === 0) throw new Error(`Loki finds nothing by ${query}`);
  return data.stats.summary.totalBytesProcessed;
}

/** Queries of a dashboard, one after the other: the errors of a service, and how many lines of each level it has. Returns how many, and the bytes of lines that they read. */
export async function askSteadily(asked: LokiAsked): Promise<{ readonly queries: number; readonly bytes: number }> {
  let bytes = 0;
  for (let index = 0; index < load.steady; index += 2) {
    const selector = `{service_name="service-${index % 40}"}`;
    bytes += await found(asked, `${selector} |= "error"`, 100);
    bytes += await found(asked, `sum by (level) (count_over_time(${selector} | json level [1m]))`, 100);
  }
  return { queries: load.steady, bytes };
}

/** The largest answers, many at once; and queries that read very many chunks. */
export async function askAtOnce(asked: LokiAsked): Promise<void> {
  const large = Array.from({ length: load.atOnce }, (_, index) =>
    found(asked, `{namespace="team-${index % 12}"} != "nothing-${index}"`, 5000),
  );
  await Promise.all(large);
  const many = [0, 1].map((index) => ask(asked, `{container="job"} |= "nothing-${index}"`, 5000));
  await Promise.all(many);
}
