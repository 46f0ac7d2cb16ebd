import { writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage } from 'node:http';
import { stringify } from 'yaml';
import { inUrl, type PodNetwork } from '../cluster/addresses';
import { type ImageTable, imageOfKey, isMissing } from '../cluster/image';
import type { Labels } from '../labels';

const port = 4319;

/**
 * Where Tempo cannot be had: a Collector that takes what the rendered Collector sends to Tempo, at Tempo's address, and hands
 * it to this process. It shows what leaves the Collector, nothing of what Tempo makes of it.
 */
export function withTraceSink(
  images: ImageTable,
  configurationFile: string,
  network: PodNetwork,
): { images: ImageTable; sink?: TraceSink } {
  const [tempo, collector] = [imageOfKey(images, 'tempo'), imageOfKey(images, 'otelCollector')];
  if (!tempo || !collector || !isMissing(tempo.image) || isMissing(collector.image)) return { images };
  const { missing } = tempo.image;
  const program = collector.image;
  writeFileSync(configurationFile, sinkConfiguration(network));
  const image = {
    ...program,
    command: [...program.entrypoint, '--config=/sink.yaml'],
    files: { ...program.files, '/sink.yaml': configurationFile },
    description: `not Tempo but an OTLP sink, for what leaves the Collector (${missing})`,
    standsFor: missing,
    key: 'tempo',
  } as const;
  return { images: { ...images, [tempo.reference]: image }, sink: new TraceSink(network) };
}

/** On Tempo's ports, also for its readiness probe. */
function sinkConfiguration({ node }: PodNetwork): string {
  return stringify({
    extensions: { health_check: { endpoint: '0.0.0.0:3200', path: '/ready' } },
    receivers: { otlp: { protocols: { grpc: { endpoint: '0.0.0.0:4317' } } } },
    exporters: { otlp_http: { endpoint: `http://${inUrl(node)}:${port}`, encoding: 'json', compression: 'none' } },
    service: {
      extensions: ['health_check'],
      telemetry: { metrics: { level: 'none' } },
      pipelines: { traces: { receivers: ['otlp'], exporters: ['otlp_http'] } },
    },
  });
}

interface TraceRequest {
  readonly resourceSpans: readonly {
    readonly resource?: {
      readonly attributes?: readonly { readonly key: string; readonly value: { readonly stringValue?: string } }[];
    };
    readonly scopeSpans: readonly { readonly spans: readonly { readonly traceId: string }[] }[];
  }[];
}

/** The traces that came out of the Collector. */
export class TraceSink {
  /** The attributes of those who had a part in a trace, by its id. */
  readonly resources = new Map<string, Labels[]>();

  constructor(private readonly network: PodNetwork) {}

  async listen(): Promise<void> {
    const server = createServer(async (incoming, outgoing) => {
      this.take(JSON.parse(await textOf(incoming)));
      outgoing.writeHead(200, { 'content-type': 'application/json' }).end('{}');
    });
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(port, this.network.node, resolve);
    });
  }

  private take({ resourceSpans }: TraceRequest): void {
    for (const { resource, scopeSpans } of resourceSpans) {
      const attributes = resource?.attributes?.map(({ key, value }) => [key, value.stringValue ?? '']) ?? [];
      const labels: Labels = Object.fromEntries(attributes);
      for (const traceId of new Set(scopeSpans.flatMap(({ spans }) => spans.map((span) => span.traceId)))) {
        this.resources.set(traceId, [...(this.resources.get(traceId) ?? []), labels]);
      }
    }
  }
}

async function textOf(incoming: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}
