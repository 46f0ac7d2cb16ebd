import { eventually } from '../../../wait';
import { spanIdOf } from '../../send/ids';
import type { TraceStore } from '../../stores/trace-store';
import { failedStage, type SentTrace, stages, traceId } from './load';
import type { Change } from './pods';

/** What has become of traces that are to be kept. */
export interface Judged {
  readonly all: number;
  /** Those that were sent, or not yet judged, while the pods changed that judge. */
  readonly underWay: number;
  /** Those under way of which a part was kept. */
  readonly parts: number;
  /** Those not under way of which a part was kept, or nothing. */
  readonly broken: readonly string[];
  /** Those whose failed span is not stored. */
  readonly lost: readonly string[];
  /** Spans that are stored more than once, each time that it is one too many. */
  readonly twice: number;
}

/** Asks for each trace until it is whole, or the time is over. */
export async function judgedTraces(
  traces: readonly SentTrace[],
  changes: readonly Change[],
  store: TraceStore,
  seconds: number,
): Promise<Judged> {
  const until = Date.now() + seconds * 1000;
  const whether = { underWay: 0, parts: 0, twice: 0 };
  const [broken, lost]: [string[], string[]] = [[], []];
  for (const trace of traces) {
    const found = await spansOf(trace, store, until);
    const different = new Set(found);
    const whole = different.size === stages;
    const between = changes.some(({ begin, end }) => trace.begin <= end && trace.end >= begin);
    whether.twice += found.length - different.size;
    if (between) whether.underWay++;
    if (between && !whole) whether.parts++;
    if (!between && !whole) broken.push(traceId(trace));
    if (!different.has(failedSpan(trace))) lost.push(traceId(trace));
  }
  return { all: traces.length, ...whether, broken, lost };
}

/** As Tempo shows an id. */
const failedSpan = ({ index }: SentTrace): string =>
  Buffer.from(spanIdOf(`tiers ${index} ${failedStage(index)}`), 'hex').toString('base64');

async function spansOf(trace: SentTrace, store: TraceStore, until: number): Promise<readonly string[]> {
  let found: readonly string[] = [];
  const left = Math.max(0, (until - Date.now()) / 1000);
  await eventually(left, async () => {
    found = await store.spansOf(traceId(trace));
    return new Set(found).size === stages ? true : undefined;
  });
  return found;
}
