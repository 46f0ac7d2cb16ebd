import type { Outcome } from '../../report';
import { sleep } from '../../wait';
import { now, type Sender, type Span, spanIdOf, traceIdOf } from '../otlp';

export const total = 10_000;
export const failedOnes = 100;
export const slowOnes = 100;
const batch = 75;
/** Traces in a second: what the Collector holds until it decides is bounded. */
export const rate = 150;

export type Kind = 'failed' | 'slow' | 'normal';

export const kindOf = (index: number): Kind =>
  index < failedOnes ? 'failed' : index < failedOnes + slowOnes ? 'slow' : 'normal';

/** The same in every run. */
export const traceIdAt = (index: number): string => traceIdOf(`sampling ${index}`);

/** All of them, at an even rate. */
export async function sendAll(sender: Sender): Promise<Outcome> {
  const begin = performance.now();
  let refusals = 0;
  for (let first = 0; first < total; first += batch) {
    const indices = Array.from({ length: Math.min(batch, total - first) }, (_, offset) => spread(first + offset));
    // The caller's and the callee's span arrive in requests of their own, as from two services.
    refusals += await sender.spans(indices.map(callerSpan), { 'service.name': 'shop' });
    refusals += await sender.spans(indices.map(calleeSpan), { 'service.name': 'checkout' });
    const due = ((first + batch) / rate) * 1000;
    await sleep(Math.max(0, due - (performance.now() - begin)));
  }
  const seconds = (performance.now() - begin) / 1000;
  return { passed: true, got: `${total} traces in ${seconds.toFixed(0)} s, ${refusals} requests sent again` };
}

/** Errors and slow traces come all over the run, not at its beginning. */
function spread(position: number): number {
  return (position * 7919) % total;
}

function callerSpan(index: number): Span {
  const traceId = traceIdAt(index);
  return {
    traceId,
    spanId: spanIdOf(`caller ${index}`),
    name: 'GET',
    kind: 'client',
    ...timing(index),
    attributes: attributes(index),
  };
}

function calleeSpan(index: number): Span {
  return {
    traceId: traceIdAt(index),
    spanId: spanIdOf(`callee ${index}`),
    parentSpanId: spanIdOf(`caller ${index}`),
    name: 'GET /checkout',
    kind: 'server',
    ...timing(index),
    attributes: attributes(index),
  };
}

function timing(index: number) {
  const kind = kindOf(index);
  return { end: now(), milliseconds: { failed: 800, slow: 2500, normal: 20 }[kind], failed: kind === 'failed' };
}

/** In the names of today's semantic conventions; the lab's queries ask in the old ones too. */
function attributes(index: number) {
  return { 'http.request.method': 'GET', 'http.response.status_code': kindOf(index) === 'failed' ? 503 : 200 };
}
