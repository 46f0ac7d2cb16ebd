import { createServer } from 'node:http';
import type { Available } from '../programs';
import { sleep } from '../wait';
import { collectorConfiguration, ports, tiers } from './collector-configuration';
import { attributes, field, fixed } from './encode';
import { hexadecimal, line } from './lines';
import type { Measured } from './measured';
import { atRate } from './pace';
import { Target } from './process';
import { send } from './send';
import { spansOf, traces } from './spans';

/** Spans in a second and bytes of lines in a second, and for how long each. */
const load = {
  spansPerSecond: 2000,
  spanSeconds: 80,
  lineBytesPerSecond: 2_000_000,
  lineSeconds: 40,
  linesInRequest: 500,
};

/** Takes everything and throws it away. Returns how to end it. */
function startSink(): () => void {
  const sink = createServer((incoming, outgoing) => {
    incoming.resume();
    incoming.on('end', () => outgoing.end());
  });
  sink.listen(ports.sink, '127.0.0.1');
  return () => sink.close();
}

/** A request of lines of one container. Returns the bytes of its lines beside it. */
function lines(): { readonly request: Buffer; readonly bytes: number } {
  const pod = Math.floor(Math.random() * 200);
  const resource = attributes(1, {
    'service.name': `service-${pod % 40}`,
    'k8s.namespace.name': `team-${pod % 12}`,
    'k8s.pod.name': `service-${pod}-7d9c5b8f6d-x2v4q`,
    'k8s.container.name': 'service',
  });
  let bytes = 0;
  const records = Array.from({ length: load.linesInRequest }, () => {
    const text = line(hexadecimal(32));
    bytes += text.length;
    return field(
      2,
      Buffer.concat([fixed(1, BigInt(Date.now()) * 1_000_000n), field(3, 'INFO'), field(5, field(1, text))]),
    );
  });
  const request = field(1, Buffer.concat([field(1, resource), field(2, Buffer.concat(records))]));
  return { request, bytes };
}

/** Sends one request after the other, so that as much is sent in a second. Returns how much was sent. */
async function steadily(seconds: number, aSecond: number, sendOne: () => Promise<number>): Promise<number> {
  const begin = performance.now();
  let sent = 0;
  while (performance.now() - begin < seconds * 1000) {
    sent += await sendOne();
    await atRate(sent, aSecond, begin);
  }
  return sent;
}

const headers = { 'Content-Type': 'application/x-protobuf' };

/** The two tiers of Collectors as they are rendered, but that they ask no Kubernetes: that was not measured. */
export async function measureCollector(program: Available, folder: string): Promise<Measured> {
  const stopSink = startSink();
  const [routing, sampling] = tiers.map(
    (tier) =>
      new Target(program, tier, folder, ports[tier].health, collectorConfiguration(tier), { option: '--config' }),
  );
  if (!routing || !sampling) throw new Error('there are two tiers');
  try {
    await sampling.ready();
    await routing.ready();
    const url = `http://127.0.0.1:${ports.otlp}/v1`;
    const sendSpans = async (): Promise<number> => {
      await send(
        `${url}/traces`,
        traces(() => {}),
        headers,
      );
      return spansOf.request;
    };
    await sendSpans();
    const before = { routing: routing.used(), sampling: sampling.used() };
    const started = performance.now();
    const spans = await steadily(load.spanSeconds, load.spansPerSecond, sendSpans);
    const rate = spans / ((performance.now() - started) / 1000);
    // Until the last trace is decided.
    await sleep((ports.decisionWait + 5) * 1000);
    const traced = { routing: routing.used(), sampling: sampling.used() };
    const mostOfSpans = routing.mostMemory;
    const bytes = await steadily(load.lineSeconds, load.lineBytesPerSecond, async () => {
      const { request, bytes: some } = lines();
      await send(`${url}/logs`, request, headers);
      return some;
    });
    const logged = routing.used();
    return {
      'otel-collector.baseMemory': before.routing.memory / 1_048_576,
      'otel-collector.routingTime': ((traced.routing.seconds - before.routing.seconds) / spans) * 1e6,
      'otel-collector.routingMemory': (mostOfSpans - before.routing.memory) / rate,
      'otel-collector.samplingTime': ((traced.sampling.seconds - before.sampling.seconds) / spans) * 1e6,
      'otel-collector.waitingSpan': (sampling.mostMemory - before.sampling.memory) / (rate * ports.decisionWait),
      'otel-collector.lineTime': ((logged.seconds - traced.routing.seconds) / bytes) * 1e6,
    };
  } finally {
    await routing.stop();
    await sampling.stop();
    stopSink();
  }
}
