import { spawn } from 'node:child_process';
import { eventually } from '../../../wait';
import { portOf } from '../../cluster/pod';
import type { Labels } from '../../labels';
import { now, Sender, spanIdOf, traceIdOf } from '../../otlp';
import { type HybridContext, whyNoMetrics } from '../context';

interface Protocol {
  readonly name: string;
  /** By which its span is found again. */
  readonly service: string;
  /** The Collector's port. */
  readonly port: string;
  /** What the program that sends it calls the protocol. Undefined: the run sends it itself. */
  readonly client?: string;
}

const protocols: readonly Protocol[] = [
  { name: 'OTLP over HTTP', service: 'by-otlp-http', port: 'otlp-http' },
  { name: 'OTLP over gRPC', service: 'by-otlp-grpc', port: 'otlp-grpc', client: 'otlp-grpc' },
  { name: "Jaeger's gRPC", service: 'by-jaeger-grpc', port: 'jaeger-grpc', client: 'grpc' },
  { name: "Jaeger's Thrift over HTTP", service: 'by-jaeger-http', port: 'jaeger-http', client: 'thrift-http' },
  {
    name: "Jaeger's compact Thrift over UDP",
    service: 'by-jaeger-compact',
    port: 'jaeger-compact',
    client: 'thrift-compact',
  },
  {
    name: "Jaeger's binary Thrift over UDP",
    service: 'by-jaeger-binary',
    port: 'jaeger-binary',
    client: 'thrift-binary',
  },
];

/** Ten seconds until the decision; and Tempo's search leaves out what is younger than half a minute. */
const searchSeconds = 75;

const calls = (service: string) =>
  `sum(traces_spanmetrics_calls_total{service="${service}", status_code="STATUS_CODE_ERROR"})`;

/** One span that has failed by each protocol: it is kept, and it is counted. */
export async function checkTraces(context: HybridContext): Promise<void> {
  const { cluster, report } = context;
  if (!cluster.container('otel-collector')) {
    return report.notRun('spans by every protocol', cluster.whyNot('otel-collector'));
  }
  const sent = await Promise.all(protocols.map((protocol) => checkSent(context, protocol)));
  const arriving = protocols.filter((_, index) => sent[index]);
  if (arriving.length > 0) await checkCounted(context, arriving);
}

/** Returns whether it was sent. */
async function checkSent(context: HybridContext, protocol: Protocol): Promise<boolean> {
  const { report, traces, programs, played } = context;
  const { name, service, client } = protocol;
  const ofPod: Labels = { namespace: played.shop.namespace, pod: played.shop.name };
  const title = `a span by ${name} is kept`;
  const program = client && (programs['jaeger-client'] ?? { missing: 'there is no program that sends it' });
  if (program && 'missing' in program) {
    report.notRun(title, program.missing);
    return false;
  }
  await report.check(title, `${traces.question(service, ofPod)}: the trace`, async () => {
    const traceId = traceIdOf(service);
    if (client && program) await sendByClient(context, program.path, client, protocol, traceId);
    else await sendByOtlp(context, service, traceId);
    const found = await eventually(
      searchSeconds,
      async () => (await traces.ids(service, 10, ofPod)).has(traceId) || undefined,
    );
    return { passed: found === true, got: found ? `trace ${traceId}` : `not within ${searchSeconds} s` };
  });
  return true;
}

async function sendByOtlp({ cluster, played }: HybridContext, service: string, traceId: string): Promise<void> {
  const sender = new Sender(cluster, played.shop, { 'service.name': service });
  const span = { name: 'GET /failed', kind: 'server', failed: true, milliseconds: 5 } as const;
  await sender.spans([{ ...span, traceId, spanId: spanIdOf(service), end: now() }]);
}

async function sendByClient(
  { cluster, played }: HybridContext,
  program: string,
  client: string,
  { service, port }: Protocol,
  traceId: string,
): Promise<void> {
  const collector = cluster.pod('otel-collector');
  const to = `${collector.address}:${portOf(collector, port)}`;
  const { address: from, name: hostname } = played.shop;
  const where = ['-to', to, '-from', from, '-hostname', hostname];
  const words = ['-protocol', client, ...where, '-service', service, '-trace', traceId];
  const child = spawn(program, words, { stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  const status = await new Promise<number | null>((done, fail) => child.once('error', fail).once('close', done));
  if (status !== 0) throw new Error(said.trim());
}

/** The first value of a series is 0, and the next comes half a minute later. */
async function checkCounted(context: HybridContext, arriving: readonly Protocol[]): Promise<void> {
  const { report, stores } = context;
  const title = 'each of these spans is counted once, in the existing Prometheus';
  const reason = whyNoMetrics(context);
  if (reason) return report.notRun(title, reason);
  await report.check(title, `${calls('by-…')}: 1 for each of ${arriving.length}`, async () => {
    const find = () => Promise.all(arriving.map(({ service }) => stores.number(calls(service))));
    await eventually(75, async () => (await find()).every((value) => value === 1) || undefined);
    const values = await find();
    return {
      passed: values.every((value) => value === 1),
      got: arriving.map(({ service }, index) => `${service} ${values[index]}`).join(', '),
    };
  });
}
