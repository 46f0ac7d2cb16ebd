import { askJson } from '../../http';
import type { Labels } from '../labels';
import { tailUntil } from './live-tail';
import { firstNumber, type Series } from './metric-store';
import { urlWords } from './url-words';

export interface Stream {
  readonly stream: Labels;
  /** Nanoseconds since 1970, the line and, where asked for, its structured metadata. */
  readonly values: readonly (readonly [string, string, unknown?])[];
}

/** A log line as it is stored. */
export interface Entry {
  readonly labels: Labels;
  readonly line: string;
  /** Its structured metadata. */
  readonly metadata: Labels;
}

/** Asks in LogQL. https://grafana.com/docs/loki/latest/reference/loki-http-api/ */
export class LogStore {
  constructor(readonly url: string) {}

  /** Log lines of the last half hour, newest first. */
  async streams(query: string, limit = 1000): Promise<Stream[]> {
    const { data } = await askJson<{ data: { result: Stream[] } }>(this.linesUrl(query, limit), {
      timeoutSeconds: 60,
    });
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
  async numbers(query: string): Promise<Series[]> {
    const url = `${this.url}/loki/api/v1/query?${urlWords({ query })}`;
    const { data } = await askJson<{ data: { result: Series[] } }>(url, { timeoutSeconds: 30 });
    return data.result;
  }

  /** The value of such a query's only series. Undefined if there is none. */
  async number(query: string): Promise<number | undefined> {
    return firstNumber(await this.numbers(query));
  }

  /** How many series a query over log lines has in the last hour, minute by minute. */
  async seriesOfHour(query: string): Promise<number> {
    const range = { start: nanoseconds(Date.now() - 3_600_000), end: nanoseconds(Date.now()), step: '60s' };
    const url = `${this.url}/loki/api/v1/query_range?${urlWords({ query, ...range })}`;
    const { data } = await askJson<{ data: { result: unknown[] } }>(url, { timeoutSeconds: 120 });
    return data.result.length;
  }

  /** Follows a live tail until a line contains a text. Undefined if none does in time. */
  tailUntil(query: string, text: string, seconds: number): Promise<string | undefined> {
    return tailUntil(`${this.url}/loki/api/v1/tail?${urlWords({ query })}`, text, seconds);
  }

  private linesUrl(query: string, limit: number): string {
    const range = { start: nanoseconds(Date.now() - 1_800_000), end: nanoseconds(Date.now() + 60_000) };
    return `${this.url}/loki/api/v1/query_range?${urlWords({ query, limit, ...range })}`;
  }
}

interface CategorizedStream {
  readonly stream: Labels;
  readonly values: readonly (readonly [string, string, { readonly structuredMetadata?: Labels }?])[];
}

function nanoseconds(milliseconds: number): string {
  return `${Math.round(milliseconds)}000000`;
}
