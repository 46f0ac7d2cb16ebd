import { eventually } from '../../../wait';
import { becomes } from '../../becomes';
import { now, spanIdOf, traceIdOf } from '../../send/ids';
import type { Sender, Span } from '../../send/otlp';
import type { LimitsProps, Poison } from './poison';

const seconds = 60;

const deltas = [5, 4, 3];
const deltaSum = deltas.reduce((sum, each) => sum + each, 0);

const deltaCounter: Poison = {
  name: 'a counter with delta temporality',
  send: async ({ sender }) => {
    for (const value of deltas) await sender.delta('e2e.delta', value, 10);
  },
  becomes: `${deltaSum}, the sum of its ${deltas.length} reports`,
  find: ({ metrics }) => becomes(deltaSum, seconds, () => metrics.number('sum({__name__=~"e2e_delta(_total)?"})')),
};

const seriesInRequest = 1000;

/** `most`: the series that one metric may have. */
const manySeries = (most: number): Poison => ({
  name: `a metric with ${most * 2} series`,
  send: async ({ sender }) => {
    for (let begin = 0; begin < most * 2; begin += seriesInRequest) {
      const points = Array.from({ length: seriesInRequest }, (_, at) => {
        return { time: now(), value: 1, attributes: { order: begin + at } };
      });
      await sender.gauges([{ name: 'e2e.many', points }]);
    }
  },
  becomes: `${most} series; as many samples are discarded, and counted by the store`,
  find: async ({ metrics, saidBy }) => {
    const counted = /^cortex_discarded_samples_total\{[^}]*reason="per_metric_series_limit"[^}]*\} (\S+)$/m;
    const refused = await becomes(most, seconds, async () =>
      Number(counted.exec(await saidBy('metric store'))?.[1] ?? 0),
    );
    const count = await metrics.number('count(e2e_many)');
    return { passed: count === most && refused.passed, got: `${count} series; ${refused.got} samples discarded` };
  },
});

const names = 40_000;
const spansInRequest = 1000;
const spansInTrace = 20;

/** `series`: as many as may be made from spans. */
const manySpanNames = (series: number): Poison => ({
  name: `${names} span names`,
  send: ({ sender }) =>
    inRequests(names, sender, 'names', (index) => ({
      traceId: traceIdOf(`names ${Math.floor(index / spansInTrace)}`),
      name: `GET /orders/${index}`,
    })),
  becomes: `at most ${series} series, and what is beyond counted in those of the overflow`,
  find: async ({ traceMetrics }) => {
    const overflow =
      '{__name__=~"traces_spanmetrics_calls.*", metric_overflow="true"} or {__name__=~"traces_spanmetrics_calls.*", otel_metric_overflow="true"}';
    const beyond = await eventually(120, async () => (await traceMetrics.number(`sum(${overflow})`)) || undefined);
    const count = await traceMetrics.number('count({__name__=~"traces_(spanmetrics|service_graph).+"})');
    const passed = beyond !== undefined && count !== undefined && count <= series;
    return { passed, got: `${count} series; ${beyond} calls in those of the overflow` };
  },
});

const spans = 100_000;

const longTrace: Poison = {
  name: `a trace of ${spans} spans`,
  send: ({ sender }) => inRequests(spans, sender, 'endless', () => ({ traceId: traceIdOf('endless'), name: 'SELECT' })),
  becomes:
    'dropped by the Collector, or cut by the store when its first spans were decided before the last were sent, and counted',
  find: async ({ saidBy }) => {
    const dropped = /^otelcol_processor_tail_sampling_traces_dropped_too_large(?:_total)?(?:\{[^}]*\})? (\S+)$/m;
    const cut = /^tempo_discarded_spans_total\{[^}]*reason="trace_too_large"[^}]*\} (\S+)$/m;
    const numberOf = (counter: RegExp, text: string) => Number(counter.exec(text)?.[1] ?? 0);
    const got = await eventually(seconds, async () => {
      const [traces, spans] = [
        numberOf(dropped, await saidBy('collector')),
        numberOf(cut, await saidBy('trace store')),
      ];
      return traces + spans > 0 ? `${traces} traces dropped, ${spans} spans cut` : undefined;
    });
    return { passed: got !== undefined, got: got ?? 'nothing counted' };
  },
};

export const otherPoisons = ({ seriesFromSpans, seriesOfMetric }: LimitsProps): readonly Poison[] => [
  deltaCounter,
  ...(seriesOfMetric === undefined ? [] : [manySeries(seriesOfMetric)]),
  manySpanNames(seriesFromSpans),
  longTrace,
];

async function inRequests(
  count: number,
  sender: Sender,
  service: string,
  make: (index: number) => Pick<Span, 'traceId' | 'name'>,
): Promise<void> {
  for (let begin = 0; begin < count; begin += spansInRequest) {
    const batch = Array.from({ length: Math.min(spansInRequest, count - begin) }, (_, at): Span => {
      const index = begin + at;
      const spanId = spanIdOf(`${service} ${index}`);
      return { ...make(index), spanId, kind: 'server', failed: true, end: now(), milliseconds: 5 };
    });
    await sender.spans(batch, { 'service.name': service });
  }
}
