import { ask } from '../../tools/http';
import { freePort } from '../ports';
import { labelsOfResources, type Request, receiver } from './otlp';
import { type Case, cases, type Labels } from './pods';
import type { Surroundings } from './surroundings';

export interface SentOn {
  readonly metrics: readonly Partial<Labels>[];
  readonly logs: readonly Partial<Labels>[];
  readonly traces: readonly Partial<Labels>[];
}

/** A program on loopback that takes OTLP, as it is rendered but for its sampler, which decides and names nothing. */
export abstract class RunningPipelines {
  readonly requests: Request[] = [];
  private port = 0;

  constructor(protected readonly surroundings: Surroundings) {}

  async start(program: string): Promise<void> {
    const { surroundings } = this;
    const sink = await surroundings.serve(receiver((request) => this.requests.push(request)));
    this.port = await freePort();
    await this.run(program, this.port, sink);
    await surroundings.until('ready', () => this.post('logs', { resourceLogs: [] }).catch(() => undefined));
  }

  /** Where it takes OTLP by HTTP. */
  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  /** Starts the program. It takes OTLP by HTTP at `port` and sends all of it to `sink`. */
  protected abstract run(program: string, port: number, sink: number): Promise<void> | void;

  /** Sends a metric, a log record and a span, each with what the sender says of its pod, from the sender's address. */
  async send({ says, seenAs }: Pick<Case, 'says' | 'seenAs'>): Promise<void> {
    const attributes = Object.entries(says).map(([key, stringValue]) => ({ key, value: { stringValue } }));
    const resource = { attributes };
    const timeUnixNano = `${Date.now()}000000`;
    const span = { traceId: '0af7651916cd43dd8448eb211c80319c', spanId: 'b7ad6b7169203331', name: 'GET' };
    const gauge = { dataPoints: [{ timeUnixNano, asDouble: 1 }] };
    const record = { timeUnixNano, body: { stringValue: 'a line' } };
    const metrics = [{ name: 'a_metric', gauge }];
    await this.post('metrics', { resourceMetrics: [{ resource, scopeMetrics: [{ metrics }] }] }, seenAs);
    await this.post('logs', { resourceLogs: [{ resource, scopeLogs: [{ logRecords: [record] }] }] }, seenAs);
    await this.post('traces', { resourceSpans: [{ resource, scopeSpans: [{ spans: [span] }] }] }, seenAs);
  }

  /** What it has sent on, once as many of each signal have come. */
  sent(count = cases.length): Promise<SentOn> {
    return this.surroundings.until('everything came', () => {
      const all = {
        metrics: this.requests.flatMap(({ resourceMetrics }) => labelsOfResources(resourceMetrics)),
        // Loki makes the label of the original.
        logs: this.requests.flatMap(({ resourceLogs }) => labelsOfResources(resourceLogs, 'service.name')),
        traces: this.requests.flatMap(({ resourceSpans }) => labelsOfResources(resourceSpans)),
      };
      return Object.values(all).every(({ length }) => length >= count) ? all : undefined;
    });
  }

  private async post(signal: string, body: object, from?: string): Promise<true> {
    const headers = { 'content-type': 'application/json' };
    const url = `${this.url}/v1/${signal}`;
    const { status, text } = await ask(url, { body: JSON.stringify(body), headers, from });
    if (status !== 200) throw new Error(`${status} ${text}`);
    return true;
  }
}
