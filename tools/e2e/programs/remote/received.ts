import { gunzipSync } from 'node:zlib';
import { below, numbersBelow } from './protobuf';
import { unsnap } from './snappy';

/** What a remote has been sent, each thing once however often it came. */
export class Received {
  /** The bodies of log records, by OTLP. */
  readonly records = new Set<string>();
  /** Names and times of metric points, by OTLP. */
  readonly points = new Set<string>();
  /** The ids of traces. */
  readonly traces = new Set<string>();
  /** Log lines, by Loki's push. */
  readonly lines = new Set<string>();
  /** Names and times of samples, by remote write. */
  readonly samples = new Set<string>();

  /** Takes a request by its path. Throws where the path is unknown. */
  take(path: string, body: Buffer, encoding: string | undefined): void {
    if (path.endsWith('/v1/logs')) {
      for (const text of below(unzipped(body, encoding), 1, 2, 2, 5, 1)) this.records.add(text.toString());
    } else if (path.endsWith('/v1/metrics')) this.takeMetrics(unzipped(body, encoding));
    else if (path.endsWith('TraceService/Export')) this.takeTraces(unframed(body));
    else if (path.endsWith('/loki/api/v1/push')) {
      for (const line of below(unsnap(body), 1, 2, 2)) this.lines.add(line.toString());
    } else if (path.endsWith('/api/prom/push')) this.takeSamples(unsnap(body));
    else throw new Error(`nothing is sent to ${path}`);
  }

  private takeMetrics(request: Buffer): void {
    for (const metric of below(request, 1, 2, 2)) {
      const [name = ''] = below(metric, 1);
      for (const time of numbersBelow(metric, 5, 1, 3)) this.points.add(`${name} ${time}`);
    }
  }

  private takeTraces(request: Buffer): void {
    for (const id of below(request, 1, 2, 2, 1)) this.traces.add(id.toString('hex'));
  }

  private takeSamples(request: Buffer): void {
    for (const series of below(request, 1)) {
      const labels = below(series, 1).map((label) => below(label, 2).join());
      for (const time of numbersBelow(series, 2, 2)) this.samples.add(`${labels.join(' ')} ${time}`);
    }
  }
}

const unzipped = (body: Buffer, encoding: string | undefined): Buffer =>
  encoding === 'gzip' ? gunzipSync(body) : body;

/** A message of gRPC: whether it is compressed, its length, and the message. */
const unframed = (body: Buffer): Buffer => unzipped(body.subarray(5), body[0] === 1 ? 'gzip' : undefined);
