import { eventually } from '../../wait';
import { type Expected, matches, nonEmpty } from '../labels';
import type { LogStore, Stream } from '../stores/log-store';
import type { MetricStore, Series } from '../stores/metric-store';
import type { TraceStore } from '../stores/trace-store';
import type { Need, Needs } from '../suite/need';
import { check, type Step } from '../suite/step';

/** A query that must be answered, and the labels that its answer must have. */
export interface Query {
  readonly query: string;
  /** Every series or stream that comes back has these labels; a pattern where the value varies. */
  readonly labels?: Expected;
}

/** Asks in PromQL until data comes back, and looks at the labels. `others`: further needs, such as the programs that bring the data. */
export function metricQuery(
  { query, labels }: Query,
  metrics: Need<MetricStore>,
  seconds: number,
  others: Needs,
): Step {
  return check({
    name: query,
    asked: 'PromQL: data',
    needs: { ...others, metrics },
    find: async (given) => {
      const found = await eventually(seconds, async () => nonEmpty(numbers(await given.metrics.query(query))));
      if (!found) return { passed: false, got: 'no data' };
      const wrong = found.map(({ metric }) => metric).find((metric) => !matches(metric, labels));
      const [first] = found;
      return {
        passed: wrong === undefined,
        got: `${found.length} series, ${wrong ? `one is ${JSON.stringify(wrong)}` : `${first?.value[1]} ${JSON.stringify(first?.metric ?? {})}`}`,
      };
    },
  });
}

/** The same in LogQL, for lines. */
export function logQuery({ query, labels }: Query, logs: Need<LogStore>, seconds: number, others: Needs): Step {
  return check({
    name: query,
    asked: 'LogQL: lines',
    needs: { ...others, logs },
    find: async (given) => {
      const found = await eventually(seconds, async () => nonEmpty(await given.logs.streams(query, 20)));
      if (!found) return { passed: false, got: 'no lines' };
      const wrong = found.map(({ stream }) => stream).find((stream) => !matches(stream, labels));
      return { passed: wrong === undefined, got: wrong ? `one stream is ${JSON.stringify(wrong)}` : newest(found) };
    },
  });
}

/** The same in TraceQL, for traces. */
export function traceQuery(query: string, traces: Need<TraceStore>, seconds: number, others: Needs): Step {
  return check({
    name: query,
    asked: 'TraceQL: traces',
    needs: { ...others, traces },
    find: async (given) => {
      const found = await eventually(seconds, async () => nonEmpty(await given.traces.search(query)));
      const [first] = found ?? [];
      return {
        passed: first !== undefined,
        got: first ? `${first.rootServiceName} ${first.rootTraceName} ${first.durationMs} ms` : 'no traces',
      };
    },
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
