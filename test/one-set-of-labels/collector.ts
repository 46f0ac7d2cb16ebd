import { parse, stringify } from 'yaml';
import { ask } from '../../tools/e2e/http';
import { freePort } from '../ports';
import { collectorFile } from './environment';
import { labelsOfResources, type Request, receiver } from './otlp';
import { type Case, cases, type Labels } from './pods';
import type { Surroundings } from './surroundings';

export interface SentByCollector {
  readonly metrics: readonly Partial<Labels>[];
  readonly logs: readonly Partial<Labels>[];
  readonly traces: readonly Partial<Labels>[];
}

/** The rendered Collector as a process on loopback. Only the sampler is left out, which decides and names nothing. */
export class RunningCollector {
  private readonly requests: Request[] = [];
  private port = 0;

  constructor(private readonly surroundings: Surroundings) {}

  async start(program: string): Promise<void> {
    const { surroundings } = this;
    const sink = await surroundings.serve(receiver((request) => this.requests.push(request)));
    this.port = await freePort();
    const file = surroundings.write('config.yaml', stringify(this.configuration(sink)));
    surroundings.start(program, [`--config=${file}`]);
    await surroundings.until('ready', () => this.post('logs', { resourceLogs: [] }));
  }

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
  sent(count = cases.length): Promise<SentByCollector> {
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
    const url = `http://127.0.0.1:${this.port}/v1/${signal}`;
    const { status, text } = await ask(url, { body: JSON.stringify(body), headers, from });
    if (status !== 200) throw new Error(`${status} ${text}`);
    return true;
  }

  private configuration(sink: number): object {
    const { processors, service } = parse(collectorFile);
    const exporter = { endpoint: `http://127.0.0.1:${sink}`, encoding: 'json', compression: 'none' };
    const pipelines = Object.entries<{ readonly receivers: readonly string[]; readonly processors: readonly string[] }>(
      service.pipelines,
    ).filter(([, { receivers }]) => receivers.includes('otlp'));
    const kept = (ids: readonly string[]) => ids.filter((id) => id !== 'tail_sampling');
    const used = new Set(pipelines.flatMap(([, pipeline]) => kept(pipeline.processors)));
    return {
      receivers: { otlp: { protocols: { http: { endpoint: `127.0.0.1:${this.port}` } } } },
      processors: {
        ...Object.fromEntries([...used].map((id) => [id, processors[id]])),
        k8s_attributes: { ...processors.k8s_attributes, auth_type: 'kubeConfig' },
      },
      exporters: { otlp_http: exporter },
      service: {
        telemetry: { metrics: { level: 'none' } },
        pipelines: Object.fromEntries(
          pipelines.map(([id, pipeline]) => [
            id,
            { receivers: ['otlp'], processors: kept(pipeline.processors), exporters: ['otlp_http'] },
          ]),
        ),
      },
    };
  }
}
