import { ask, type Response } from '../../http';
import { sleep } from '../../wait';
import type { Pod } from '../cluster/pod';
import { now } from './ids';

type Attributes = Readonly<Record<string, string | number>>;

export interface Span {
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId?: string;
  readonly name: string;
  readonly kind: 'server' | 'client';
  /** Nanoseconds since 1970. */
  readonly end: bigint;
  readonly milliseconds: number;
  readonly attributes?: Attributes;
  readonly failed?: boolean;
}

export interface LogRecord {
  /** Nanoseconds since 1970. */
  readonly time: bigint;
  readonly body: string;
  readonly severity?: string;
  readonly traceId?: string;
  readonly spanId?: string;
  /** Default: none. */
  readonly attributes?: Attributes;
}

export interface Gauge {
  readonly name: string;
  /** Default: none. */
  readonly unit?: string;
  readonly points: readonly { readonly time: bigint; readonly value: number; readonly attributes?: Attributes }[];
}

/** Durations, in seconds, that were measured until now. */
export interface DurationHistogram {
  readonly name: string;
  readonly bounds: readonly number[];
  readonly seconds: readonly number[];
  readonly attributes?: Attributes;
}

const kinds = { server: 2, client: 3 };

/** An application's OpenTelemetry SDK: OTLP over HTTP in JSON, from the address of a pod, with the retries that the SDKs make. */
export class Sender {
  constructor(
    /** Where it sends to: what comes before `/v1/traces`. */
    private readonly url: string,
    private readonly pod: Pick<Pod, 'address'>,
    private readonly resource: Attributes = {},
  ) {}

  spans(spans: readonly Span[], resource: Attributes = {}): Promise<number> {
    return this.deliver('traces', this.spanRequest(spans, resource));
  }

  logs(records: readonly LogRecord[], resource: Attributes = {}): Promise<number> {
    const logRecords = records.map(({ time, body, severity = 'INFO', traceId, spanId, attributes }) => ({
      timeUnixNano: `${time}`,
      severityText: severity,
      body: { stringValue: body },
      ...(traceId ? { traceId, spanId } : {}),
      ...(attributes ? { attributes: keyValues(attributes) } : {}),
    }));
    return this.deliver('logs', {
      resourceLogs: [{ resource: this.resourceOf(resource), scopeLogs: [{ logRecords }] }],
    });
  }

  gauges(gauges: readonly Gauge[]): Promise<number> {
    const metrics = gauges.map(({ name, unit, points }) => ({
      name,
      unit,
      gauge: {
        dataPoints: points.map(({ time, value, attributes = {} }) => ({
          timeUnixNano: `${time}`,
          asDouble: value,
          attributes: keyValues(attributes),
        })),
      },
    }));
    return this.deliver('metrics', this.metricRequest(metrics));
  }

  /** A count of what came since the last request, as an SDK with delta temporality sends it. */
  delta(name: string, value: number, milliseconds: number): Promise<number> {
    const end = now();
    const point = {
      startTimeUnixNano: `${end - BigInt(milliseconds) * 1_000_000n}`,
      timeUnixNano: `${end}`,
      asInt: `${value}`,
    };
    const sum = { aggregationTemporality: 1, isMonotonic: true, dataPoints: [point] };
    return this.deliver('metrics', this.metricRequest([{ name, sum }]));
  }

  durations({ name, bounds, seconds, attributes = {} }: DurationHistogram): Promise<number> {
    const inBucket = (index: number) => {
      const [above = Number.NEGATIVE_INFINITY, upTo = Number.POSITIVE_INFINITY] = [bounds[index - 1], bounds[index]];
      return seconds.filter((value) => value > above && value <= upTo).length;
    };
    const end = now();
    const point = {
      startTimeUnixNano: `${end - 1_000_000_000n}`,
      timeUnixNano: `${end}`,
      count: `${seconds.length}`,
      sum: seconds.reduce((sum, each) => sum + each, 0),
      explicitBounds: bounds,
      bucketCounts: Array.from({ length: bounds.length + 1 }, (_, index) => `${inBucket(index)}`),
      attributes: keyValues(attributes),
    };
    // 2: the counts are of everything so far.
    const histogram = { aggregationTemporality: 2, dataPoints: [point] };
    return this.deliver('metrics', this.metricRequest([{ name, unit: 's', histogram }]));
  }

  /** One attempt, whatever comes of it. */
  attemptSpans(spans: readonly Span[]): Promise<Response> {
    return this.post('traces', this.spanRequest(spans, {}));
  }

  private metricRequest(metrics: readonly unknown[]) {
    return { resourceMetrics: [{ resource: this.resourceOf({}), scopeMetrics: [{ metrics }] }] };
  }

  private spanRequest(spans: readonly Span[], resource: Attributes): unknown {
    const encoded = spans.map((span) => ({
      traceId: span.traceId,
      spanId: span.spanId,
      parentSpanId: span.parentSpanId,
      name: span.name,
      kind: kinds[span.kind],
      startTimeUnixNano: `${span.end - BigInt(span.milliseconds) * 1_000_000n}`,
      endTimeUnixNano: `${span.end}`,
      attributes: keyValues(span.attributes ?? {}),
      status: span.failed ? { code: 2 } : {},
    }));
    return { resourceSpans: [{ resource: this.resourceOf(resource), scopeSpans: [{ spans: encoded }] }] };
  }

  /** Until it is accepted. Returns how often it was refused, or not answered, before. */
  private async deliver(signal: string, body: unknown): Promise<number> {
    for (let refusals = 0; ; refusals++) {
      const status = await this.post(signal, body).then(
        (response) => response.status,
        () => 503,
      );
      if (status === 200) return refusals;
      if (![429, 502, 503, 504].includes(status)) throw new Error(`${this.url} answers ${signal} with ${status}`);
      await sleep(Math.min(200 * 2 ** refusals, 3000));
    }
  }

  private post(signal: string, body: unknown): Promise<Response> {
    return ask(`${this.url}/v1/${signal}`, {
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json' },
      from: this.pod.address,
      timeoutSeconds: 30,
    });
  }

  private resourceOf(more: Attributes) {
    return { attributes: keyValues({ ...this.resource, ...more }) };
  }
}

function keyValues(attributes: Attributes) {
  return Object.entries(attributes).map(([key, value]) => ({
    key,
    value: typeof value === 'number' ? { intValue: `${value}` } : { stringValue: value },
  }));
}
