import { askJson } from '../../http';
import { urlWords } from './url-words';

export interface FoundTrace {
  readonly traceID: string;
  readonly rootServiceName?: string;
  readonly rootTraceName?: string;
  readonly durationMs?: number;
  /** Spans that the query names, one of each trace. */
  readonly spanSets?: readonly { readonly spans: readonly FoundSpan[] }[];
}

interface FoundSpan {
  /** Nanoseconds since 1970. */
  readonly startTimeUnixNano: string;
  readonly attributes?: readonly { readonly key: string; readonly value: { readonly stringValue?: string } }[];
}

interface StoredTrace {
  readonly trace?: {
    readonly resourceSpans?: readonly {
      readonly scopeSpans: readonly { readonly spans: readonly { readonly spanId: string }[] }[];
    }[];
  };
}

/** Asks in TraceQL. https://grafana.com/docs/tempo/latest/api_docs/ */
export class TraceStore {
  constructor(private readonly url: string) {}

  /** Traces of the last two hours. */
  async search(query: string, limit = 20): Promise<FoundTrace[]> {
    const now = Math.ceil(Date.now() / 1000);
    const range = { start: now - 7200, end: now + 1, limit, spss: 1 };
    const { traces } = await askJson<{ traces?: FoundTrace[] }>(
      `${this.url}/api/search?${urlWords({ q: query, ...range })}`,
      { timeoutSeconds: 30 },
    );
    return traces ?? [];
  }

  /** The values of an attribute of spans that a query finds. */
  async spansWith(query: string, attribute: string): Promise<string[]> {
    const spans = await this.spans(`${query} | select(span.${attribute})`);
    return spans.flatMap(({ attributes = [] }) =>
      attributes.flatMap(({ key, value }) => (key === attribute ? (value.stringValue ?? []) : [])),
    );
  }

  /** The ids of the spans of a trace, each as often as it is stored. */
  async spansOf(id: string): Promise<string[]> {
    const found = await askJson<StoredTrace>(`${this.url}/api/v2/traces/${id}`).catch(() => undefined);
    const resources = found?.trace?.resourceSpans ?? [];
    return resources.flatMap(({ scopeSpans }) => scopeSpans.flatMap(({ spans }) => spans.map(({ spanId }) => spanId)));
  }

  /** When spans began that a query finds, in milliseconds since 1970. */
  async beginnings(query: string): Promise<number[]> {
    return (await this.spans(query)).map(({ startTimeUnixNano }) => Number(startTimeUnixNano) / 1e6);
  }

  /** Spans that a query finds, one of each trace. */
  private async spans(query: string): Promise<FoundSpan[]> {
    const found = await this.search(query);
    return found.flatMap(({ spanSets = [] }) => spanSets.flatMap(({ spans }) => spans));
  }

  /** Whether a trace is stored. */
  async has(id: string): Promise<boolean> {
    const text = await askJson(`${this.url}/api/v2/traces/${id}`).then(JSON.stringify, () => '');
    return text.includes('resourceSpans');
  }
}
