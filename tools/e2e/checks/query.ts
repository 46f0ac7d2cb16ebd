import { eventually } from '../../wait';
import type { Context } from '../context';
import { type Expected, matches, nonEmpty } from '../labels';
import type { Series, Stream } from '../stores';

/** A query that must be answered, and the labels without which its answer would be of no use. */
export interface Query {
  readonly query: string;
  /** Every series or stream that comes back has these labels; a pattern where the value varies. */
  readonly labels?: Expected;
}

/** Asks until data comes back, and looks at its labels. */
export async function checkMetricQuery({ report, stores }: Context, { query, labels }: Query, seconds: number) {
  await report.check(query, 'PromQL: data', async () => {
    const found = await eventually(seconds, async () => nonEmpty(numbers(await stores.promql(query))));
    if (!found) return { passed: false, got: 'no data' };
    const wrong = found.map(({ metric }) => metric).find((metric) => !matches(metric, labels));
    const [first] = found;
    return {
      passed: wrong === undefined,
      got: `${found.length} series, ${wrong ? `one is ${JSON.stringify(wrong)}` : `${first?.value[1]} ${JSON.stringify(first?.metric ?? {})}`}`,
    };
  });
}

export async function checkLogQuery({ report, stores }: Context, { query, labels }: Query, seconds: number) {
  await report.check(query, 'LogQL: lines', async () => {
    const found = await eventually(seconds, async () => nonEmpty(await stores.logql(query, 20)));
    if (!found) return { passed: false, got: 'no lines' };
    const wrong = found.map(({ stream }) => stream).find((stream) => !matches(stream, labels));
    return { passed: wrong === undefined, got: wrong ? `one stream is ${JSON.stringify(wrong)}` : newest(found) };
  });
}

export async function checkTraceQuery({ report, stores }: Context, query: string, seconds: number) {
  await report.check(query, 'TraceQL: traces', async () => {
    const found = await eventually(seconds, async () => nonEmpty(await stores.traceql(query)));
    const [first] = found ?? [];
    return {
      passed: first !== undefined,
      got: first ? `${first.rootServiceName} ${first.rootTraceName} ${first.durationMs} ms` : 'no traces',
    };
  });
}

/** A quantile of nothing is not a number. */
function numbers(series: Series[]): Series[] {
  return series.filter(({ value }) => value[1] !== 'NaN');
}

function newest(streams: readonly Stream[]): string {
  const count = streams.reduce((sum, { values }) => sum + values.length, 0);
  return `${count} lines in ${streams.length} streams, one is ${streams[0]?.values[0]?.[1]}`;
}
