import type { Cluster } from './cluster';
import { portOf } from './cluster/pod';
import { askJson } from './http';
import type { Labels } from './labels';

export interface Series {
  readonly metric: Readonly<Record<string, string>>;
  /** Seconds since 1970 and the value. */
  readonly value: readonly [number, string];
}

export interface Stream {
  readonly stream: Readonly<Record<string, string>>;
  /** Nanoseconds since 1970, the line and, where asked for, its structured metadata. */
  readonly values: readonly (readonly [string, string, unknown?])[];
}

export interface FoundTrace {
  readonly traceID: string;
  readonly rootServiceName?: string;
  readonly rootTraceName?: string;
  readonly durationMs?: number;
}

/** Who answers PromQL. */
export interface MetricStore {
  readonly workload: string;
  /** The name of its port. */
  readonly port: string;
  /** What comes before Prometheus' own paths. */
  readonly path: string;
}

/** A log line as it is stored. */
export interface Entry {
  readonly labels: Labels;
  readonly line: string;
  /** Its structured metadata. */
  readonly metadata: Labels;
}

/** Asks the stores in their own languages, over their rendered ports. */
export class Stores {
  constructor(
    private readonly cluster: Cluster,
    /** Where metrics are asked for unless another is named. */
    private readonly metrics: MetricStore,
  ) {}

  /** An instant query. */
  async promql(query: string, store = this.metrics): Promise<Series[]> {
    const { data } = await askJson<{ data: { result: Series[] } }>(
      `${this.metricsUrl(store)}/query?${words({ query })}`,
    );
    return data.result;
  }

  /** The value of a query that has one. Undefined if it has none. */
  async number(query: string): Promise<number | undefined> {
    return firstNumber(await this.promql(query));
  }

  async exemplars(query: string): Promise<{ labels: Readonly<Record<string, string>> }[]> {
    const now = Date.now() / 1000;
    const url = `${this.metricsUrl(this.metrics)}/query_exemplars?${words({ query, start: now - 1800, end: now })}`;
    const { data } = await askJson<{ data: { exemplars: { labels: Record<string, string> }[] }[] }>(url);
    return data.flatMap(({ exemplars }) => exemplars);
  }

  /** Log lines of the last half hour, newest first. */
  async logql(query: string, limit = 1000): Promise<Stream[]> {
    const { data } = await askJson<{ data: { result: Stream[] } }>(this.linesUrl(query, limit));
    return data.result;
  }

  /** The same, each line with what of it are labels of the stream and what is structured metadata. */
  async entries(query: string, limit = 1000): Promise<Entry[]> {
    const headers = { 'x-loki-response-encoding-flags': 'categorize-labels' };
    const { data } = await askJson<{ data: { result: CategorizedStream[] } }>(this.linesUrl(query, limit), { headers });
    return data.result.flatMap(({ stream, values }) =>
      values.map(([, line, { structuredMetadata = {} } = {}]) => ({
        labels: stream,
        line,
        metadata: structuredMetadata,
      })),
    );
  }

  /** A query over log lines that gives numbers. */
  async logNumbers(query: string): Promise<Series[]> {
    const url = `${this.url('loki')}/loki/api/v1/query?${words({ query })}`;
    const { data } = await askJson<{ data: { result: Series[] } }>(url, { timeoutSeconds: 30 });
    return data.result;
  }

  /** The value of such a query's only series. Undefined if there is none. */
  async logNumber(query: string): Promise<number | undefined> {
    return firstNumber(await this.logNumbers(query));
  }

  /** Traces of the last half hour. */
  async traceql(query: string, limit = 20): Promise<FoundTrace[]> {
    const now = Math.ceil(Date.now() / 1000);
    const range = { start: now - 1800, end: now + 1, limit, spss: 1 };
    const url = `${this.url('tempo')}/api/search?${words({ q: query, ...range })}`;
    const { traces } = await askJson<{ traces?: FoundTrace[] }>(url, { timeoutSeconds: 30 });
    return traces ?? [];
  }

  async trace(id: string): Promise<string> {
    return JSON.stringify(await askJson(`${this.url('tempo')}/api/v2/traces/${id}`));
  }

  url(workload: string, port = 'http'): string {
    const pod = this.cluster.pod(workload);
    return `http://${pod.address}:${portOf(pod, port)}`;
  }

  private metricsUrl({ workload, port, path }: MetricStore): string {
    return `${this.url(workload, port)}${path}/api/v1`;
  }

  private linesUrl(query: string, limit: number): string {
    const range = { start: nanoseconds(Date.now() - 1_800_000), end: nanoseconds(Date.now() + 60_000) };
    return `${this.url('loki')}/loki/api/v1/query_range?${words({ query, limit, ...range })}`;
  }
}

function firstNumber([first]: readonly Series[]): number | undefined {
  return first ? Number(first.value[1]) : undefined;
}

interface CategorizedStream {
  readonly stream: Labels;
  readonly values: readonly (readonly [string, string, { readonly structuredMetadata?: Labels }?])[];
}

function words(parameters: Readonly<Record<string, string | number>>): string {
  const result = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters)) result.set(name, `${value}`);
  return result.toString();
}

function nanoseconds(milliseconds: number): string {
  return `${Math.round(milliseconds)}000000`;
}
