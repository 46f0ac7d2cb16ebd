import { sleep } from '../../../wait';
import { now, spanIdOf, traceIdOf } from '../../send/ids';
import type { Sender, Span } from '../../send/otlp';

/** In how many requests a trace comes, one span in each, the root in the last. */
export const stages = 4;

/** How long after the one before each of them is sent, in ticks. */
const ticksBetween = 3;
const tickMilliseconds = 100;

/** One of so many traces has failed. */
const oneFailedIn = 20;

/** When a trace was sent, in milliseconds since 1970. */
export interface SentTrace {
  readonly index: number;
  readonly begin: number;
  /** When its last span was taken. */
  end: number;
}

const idOf = (index: number): string => traceIdOf(`tiers ${index}`);

/** The id of a trace. */
export const traceId = ({ index }: Pick<SentTrace, 'index'>): string => idOf(index);

/** Whether a span of a trace has failed: never the root. */
export const hasFailed = ({ index }: Pick<SentTrace, 'index'>): boolean => index % oneFailedIn === 0;

/** In which of its requests the failure comes: another one from trace to trace. */
export const failedStage = (index: number): number => Math.floor(index / oneFailedIn) % (stages - 1);

/** Traces whose spans come one after the other, each through another pod than the one before, until it is told to stop. */
export class TierLoad {
  readonly traces: SentTrace[] = [];
  /** Requests that were refused or not answered, and then sent to another pod. */
  repeated = 0;
  private ended = false;
  private readonly requests: Promise<void>[] = [];
  private loop: Promise<void> | undefined;

  constructor(
    private readonly senders: readonly Sender[],
    private readonly tracesPerTick: number,
  ) {}

  start(): void {
    this.loop = this.run();
  }

  /** No trace begins any more, and all spans of those that have are taken. */
  async stop(): Promise<void> {
    this.ended = true;
    await this.loop;
    await Promise.all(this.requests);
  }

  private async run(): Promise<void> {
    const groups: SentTrace[][] = [];
    const last = (stages - 1) * ticksBetween;
    for (let tick = 0, left = last; !this.ended || left > 0; tick++) {
      const began = Date.now();
      groups.push(this.ended ? [] : this.begin(began));
      if (this.ended) left--;
      for (let stage = 0; stage < stages; stage++) {
        const group = groups[tick - stage * ticksBetween] ?? [];
        if (group.length > 0) this.requests.push(this.send(group, stage, tick + stage));
      }
      await sleep(Math.max(0, began + tickMilliseconds - Date.now()));
    }
  }

  private begin(begin: number): SentTrace[] {
    const first = this.traces.length;
    const group = Array.from({ length: this.tracesPerTick }, (_, each) => ({ index: first + each, begin, end: begin }));
    this.traces.push(...group);
    return group;
  }

  /** Until somebody has taken it. */
  private async send(group: readonly SentTrace[], stage: number, first: number): Promise<void> {
    const spans = group.map(({ index }) => spanOf(index, stage));
    for (let attempt = first; ; attempt++) {
      const sender = this.senders[attempt % this.senders.length];
      const status = await sender?.attemptSpans(spans).then(
        (response) => response.status,
        () => 503,
      );
      if (status === 200) break;
      this.repeated++;
      await sleep(1000);
    }
    const taken = Date.now();
    for (const trace of group) trace.end = Math.max(trace.end, taken);
  }
}

function spanOf(index: number, stage: number): Span {
  const root = stage === stages - 1;
  const rootId = spanIdOf(`tiers ${index} ${stages - 1}`);
  return {
    traceId: idOf(index),
    spanId: root ? rootId : spanIdOf(`tiers ${index} ${stage}`),
    parentSpanId: root ? undefined : rootId,
    name: `stage ${stage}`,
    kind: 'server',
    end: now(),
    milliseconds: 5,
    failed: hasFailed({ index }) && stage === failedStage(index),
  };
}
