import { spanIdOf, traceIdOf } from '../../send/ids';
import type { Sender, Span } from '../../send/otlp';

/** How many traces of each kind are sent: those in which a span fails, slow ones, and others. */
export const traces = { failed: 8, slow: 5, other: 12 } as const;

/** A line that no store takes as a whole: characters of two bytes, beyond a limit that is an odd number of them. */
const long = 'ü'.repeat(140_000);

/**
 * One input with everything that a receiver changes: names of old and new conventions, metrics that are left out, sums of differences,
 * lines that are too long, attributes that are not stored, traces that are kept and others. `time`: when it happened.
 */
export async function sendEverything(sender: Sender, service: string, time: bigint): Promise<void> {
  await sender.logs([
    { time, body: 'a line', attributes: { 'order.id': 17 } },
    { time: time + 1n, body: long, severity: 'ERROR' },
    {
      time: time + 2n,
      body: 'large attributes',
      attributes: { payload: 'x'.repeat(5000), 'exception.type': 'Broken' },
    },
  ]);
  const points = (value: number, attributes = {}) => [{ time, value, attributes }];
  await sender.gauges([
    { name: 'jvm.memory.used', unit: 'By', points: points(1024, { 'jvm.memory.type': 'heap' }) },
    { name: 'jvm.compilation.time', points: points(1) },
    { name: 'side.by.side', points: points(3, { 'http.request.method': 'GET' }) },
  ]);
  await sender.durations({
    name: 'http.server.request.duration',
    bounds: [0.1, 0.5, 1],
    seconds: [0.05, 0.3, 0.8],
    attributes: { 'http.request.method': 'GET', 'http.route': '/side', 'http.response.status_code': 200 },
  });
  await sender.delta('side.deltas', 4, 1000);
  const kinds = Object.entries(traces).flatMap(([kind, count]) =>
    Array.from({ length: count }, (_, i) => ({ kind, i })),
  );
  await sender.spans(kinds.flatMap(({ kind, i }) => trace(`${service} ${kind} ${i}`, kind, time)));
}

/** A request, and the call that it makes. */
function trace(seed: string, kind: string, end: bigint): Span[] {
  const [traceId, spanId, childId] = [traceIdOf(seed), spanIdOf(seed), spanIdOf(`${seed} child`)];
  const milliseconds = kind === 'slow' ? 3000 : 20;
  const attributes = { 'http.request.method': 'GET', 'http.response.status_code': kind === 'failed' ? 500 : 200 };
  const request = { traceId, spanId, name: 'GET /side', kind: 'server', end, milliseconds, attributes } as const;
  const call = { traceId, spanId: childId, parentSpanId: spanId, name: 'SELECT', kind: 'client', end } as const;
  return [
    { ...request, failed: kind === 'failed' },
    { ...call, milliseconds: 10, attributes: { 'db.system': 'postgresql' } },
  ];
}
