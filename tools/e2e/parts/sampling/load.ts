import type { Duration } from '../../../../constructs/kit';
import type { Outcome } from '../../../report';
import { sleep } from '../../../wait';
import { now, spanIdOf, traceIdOf } from '../../send/ids';
import type { Sender, Span } from '../../send/otlp';

const batch = 75;

/** The duration of a failed trace. It is below every threshold for slow ones. */
export const failedSeconds = 0.8;

export type Kind = 'failed' | 'slow' | 'normal';

export interface SamplingLoadProps {
  readonly total: number;
  /** How many of them failed. */
  readonly failed: number;
  /** How many of them are slow. */
  readonly slow: number;
  /** Traces in a second. */
  readonly rate: number;
}

/** Traces of a call from `shop` to `checkout`, with ids that are the same in every run. */
export class SamplingLoad {
  readonly caller = 'shop';
  readonly callee = 'checkout';

  constructor(
    readonly props: SamplingLoadProps,
    /** Traces that take longer are slow. */
    private readonly threshold: Duration,
  ) {}

  /** How long a slow trace takes. */
  get slowSeconds(): number {
    return this.threshold.seconds + 0.5;
  }

  /** Those that neither failed nor were slow. */
  get normal(): number {
    return this.props.total - this.props.failed - this.props.slow;
  }

  kindOf(index: number): Kind {
    const { failed, slow } = this.props;
    if (index < failed) return 'failed';
    return index < failed + slow ? 'slow' : 'normal';
  }

  traceIdAt(index: number): string {
    return traceIdOf(`sampling ${index}`);
  }

  /** Sends all of them at an even rate. The called service has one pod for each of its senders. */
  async sendAll(callers: Sender, callees: readonly [Sender, ...Sender[]]): Promise<Outcome> {
    const { total, rate } = this.props;
    const begin = performance.now();
    let refusals = 0;
    for (let first = 0; first < total; first += batch) {
      const length = Math.min(batch, total - first);
      const indices = Array.from({ length }, (_, offset) => this.spread(first + offset));
      const callee = callees[(first / batch) % callees.length] ?? callees[0];
      // The caller's and the callee's span arrive in requests of their own, as from two services.
      refusals += await callers.spans(
        indices.map((index) => this.callerSpan(index)),
        { 'service.name': this.caller },
      );
      refusals += await callee.spans(
        indices.map((index) => this.calleeSpan(index)),
        { 'service.name': this.callee },
      );
      const due = ((first + batch) / rate) * 1000;
      await sleep(Math.max(0, due - (performance.now() - begin)));
    }
    const seconds = (performance.now() - begin) / 1000;
    return { passed: true, got: `${total} traces in ${seconds.toFixed(0)} s, ${refusals} requests sent again` };
  }

  /** Errors and slow traces come all over the run, not at its beginning. */
  private spread(position: number): number {
    return (position * 7919) % this.props.total;
  }

  private callerSpan(index: number): Span {
    return {
      traceId: this.traceIdAt(index),
      spanId: spanIdOf(`caller ${index}`),
      name: 'GET',
      kind: 'client',
      ...this.details(index),
    };
  }

  private calleeSpan(index: number): Span {
    return {
      traceId: this.traceIdAt(index),
      spanId: spanIdOf(`callee ${index}`),
      parentSpanId: spanIdOf(`caller ${index}`),
      name: 'GET /checkout',
      kind: 'server',
      ...this.details(index),
    };
  }

  /** In the names of today's semantic conventions. */
  private details(index: number) {
    const kind = this.kindOf(index);
    const attributes = { 'http.request.method': 'GET', 'http.response.status_code': kind === 'failed' ? 503 : 200 };
    const milliseconds = { failed: failedSeconds * 1000, slow: this.slowSeconds * 1000, normal: 20 }[kind];
    return { end: now(), milliseconds, failed: kind === 'failed', attributes };
  }
}
