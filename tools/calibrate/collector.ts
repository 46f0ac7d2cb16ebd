import { createServer } from 'node:http';
import type { Available } from '../programs';
import { sleep } from '../wait';
import { host } from './addresses';
import { collectorConfiguration, ports, type Tier, tiers, tiersWithCopies } from './collector-configuration';
import { attributes, field, fixed } from './encode';
import { hexadecimal, line } from './lines';
import type { Measured } from './measured';
import { atRate } from './pace';
import { send } from './send';
import { spansOf, traces } from './spans';
import { Target } from './target';
import { Targets } from './targets';

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
  sink.listen(ports.sink, host);
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

/** Collectors that run for a measurement. */
const targetsOf = (running: readonly Tier[], program: Available, folder: string): Targets<Tier> =>
  new Targets(
    (tier) =>
      new Target({
        program,
        name: tier,
        folder,
        port: ports[tier].health,
        configuration: collectorConfiguration(tier, running),
        option: '--config',
      }),
  );

const url = `http://${host}:${ports.otlp}/v1`;

async function sendSpans(): Promise<number> {
  const request = traces(() => {});
  await send(`${url}/traces`, request, headers);
  return spansOf.request;
}

/** Spans are sent until the last trace is decided. Returns how many, how many a second, and what was used before. */
async function sendTraces(targets: Targets<Tier>) {
  await sendSpans();
  const before = targets.used();
  const started = performance.now();
  const spans = await steadily(load.spanSeconds, load.spansPerSecond, sendSpans);
  const rate = spans / ((performance.now() - started) / 1000);
  await sleep((ports.decisionWait + 5) * 1000);
  return { before, spans, rate };
}

/** The two tiers of Collectors as they are rendered, but that they ask no Kubernetes: that was not measured. */
export async function measureCollector(program: Available, folder: string): Promise<Measured> {
  const stopSink = startSink();
  try {
    const once = await measureTiers(program, folder);
    const twice = await measureRouting(program, folder);
    return { ...once, 'otel-collector.copyTime': twice - once['otel-collector.routingTime'] };
  } finally {
    stopSink();
  }
}

async function measureTiers(program: Available, folder: string) {
  const targets = targetsOf(tiers, program, folder);
  try {
    await targets.launchAll(tiers);
    const { before, spans, rate } = await sendTraces(targets);
    const traced = targets.used();
    const bytes = await steadily(load.lineSeconds, load.lineBytesPerSecond, async () => {
      const { request, bytes: some } = lines();
      await send(`${url}/logs`, request, headers);
      return some;
    });
    const logged = targets.used();
    return {
      'otel-collector.baseMemory': before.of('routing').memory / 1_048_576,
      'otel-collector.routingTime': (traced.secondsSince(before, 'routing') / spans) * 1e6,
      'otel-collector.routingMemory': traced.grownSince(before, 'routing') / rate,
      'otel-collector.samplingTime': (traced.secondsSince(before, 'sampling') / spans) * 1e6,
      'otel-collector.waitingSpan': logged.grownSince(before, 'sampling') / (rate * ports.decisionWait),
      'otel-collector.lineTime': (logged.secondsSince(traced, 'routing') / bytes) * 1e6,
    };
  } finally {
    await targets.stop();
  }
}

/** The processor time of the first tier per span where two pods judge each trace, in microseconds. */
async function measureRouting(program: Available, folder: string): Promise<number> {
  const targets = targetsOf(tiersWithCopies, program, folder);
  try {
    await targets.launchAll(tiersWithCopies);
    const { before, spans } = await sendTraces(targets);
    return (targets.used().secondsSince(before, 'routing') / spans) * 1e6;
  } finally {
    await targets.stop();
  }
}
