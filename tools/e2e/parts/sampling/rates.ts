import type { Outcome } from '../../../report';
import { becomes } from '../../becomes';
import type { Model } from '../../model';
import { traceMetrics } from '../../needs/stores';
import { settled } from '../../settled';
import type { MetricStore } from '../../stores/metric-store';
import { check, type Step } from '../../suite/step';
import { deviationOf, type Sampled } from './kept';
import { failedSeconds, type SamplingLoad } from './load';

/** The labels that Tempo gives its series of calls, and those that a Prometheus adds when it pulls. */
const pulledLabels = ['__name__', 'instance', 'job', 'service', 'span_kind', 'span_name', 'status_code'];

/** The Collector updates its metrics every 30 seconds, and Tempo sends its own every 15 seconds. */
const seconds = 75;

/**
 * The metrics that are made from traces count all traces. They are exact if they are made before sampling; otherwise they are
 * estimates from the kept traces.
 */
export function rateSteps(model: Model, load: SamplingLoad, { policy, deviations, senders }: Sampled): Step[] {
  const { ofEveryTrace } = model.traceMetrics;
  const needs = { ...senders, metrics: traceMetrics(model) };
  const percent = policy.share?.value ?? 0;
  const tolerance = ofEveryTrace ? 0 : (deviations * deviationOf(load, percent) * 100) / percent;
  const { total, failed, slow } = load.props;
  const count = (name: string, query: string, expected: number, within = 0) =>
    check({
      name,
      asked: `${query}: ${expected}${within > 0 ? `, within ${deviations} standard deviations (${within.toFixed(0)})` : ''}`,
      needs,
      find: ({ metrics }) => near(metrics, query, expected, within),
    });
  const calls = `traces_spanmetrics_calls_total{service="${load.callee}"`;
  const edges = `{client="${load.caller}", server="${load.callee}"}`;
  return [
    count('calls are counted', `sum(${calls}})`, total, tolerance),
    count('the service graph counts calls', `sum(traces_service_graph_request_total${edges})`, total, tolerance),
    ...(policy.errors || ofEveryTrace
      ? [
          count('errors are counted exactly', `sum(${calls}, status_code="STATUS_CODE_ERROR"})`, failed),
          count(
            'the service graph counts errors exactly',
            `sum(traces_service_graph_request_failed_total${edges})`,
            failed,
          ),
        ]
      : []),
    count('durations are counted', `sum(traces_spanmetrics_latency_count{service="${load.callee}"})`, total, tolerance),
    ...(policy.slowerThan || ofEveryTrace
      ? [
          check({
            name: 'durations are in seconds',
            asked: `calls of ${load.callee} above ${failedSeconds} s, by the buckets of their durations: ${slow}`,
            needs,
            find: async ({ metrics }) => becomes(slow, seconds, () => slowCalls(metrics, load)),
          }),
        ]
      : []),
    ...(ofEveryTrace
      ? [
          check({
            name: "a rate has the labels of Tempo's, none of the Collector's pod",
            asked: `${calls}}: ${pulledLabels.join(', ')}`,
            needs,
            find: ({ metrics }) => haveLabels(metrics, `${calls}}`, pulledLabels),
          }),
        ]
      : []),
  ];
}

async function near(metrics: MetricStore, query: string, expected: number, within: number): Promise<Outcome> {
  if (within === 0) return becomes(expected, seconds, () => metrics.number(query));
  const value = await settled(() => metrics.number(query), 17);
  return { passed: value !== undefined && Math.abs(value - expected) <= within, got: `${value}` };
}

/** The calls that took longer than the largest bound below the duration of the slow ones. */
async function slowCalls(metrics: MetricStore, load: SamplingLoad): Promise<number | undefined> {
  const selector = `{service="${load.callee}"}`;
  const buckets = await metrics.query(`sum by (le) (traces_spanmetrics_latency_bucket${selector})`);
  const below = buckets
    .map(({ metric, value }) => ({ bound: Number(metric.le), count: Number(value[1]) }))
    .filter(({ bound }) => bound > failedSeconds && bound < load.slowSeconds);
  const [closest] = below.sort((a, b) => b.bound - a.bound);
  const all = await metrics.number(`sum(traces_spanmetrics_latency_count${selector})`);
  return closest && all !== undefined ? all - closest.count : undefined;
}

async function haveLabels(metrics: MetricStore, query: string, wanted: readonly string[]): Promise<Outcome> {
  const series = await metrics.query(query);
  const found = [...new Set(series.map(({ metric }) => Object.keys(metric).sort().join(', ')))];
  return {
    passed: found.length === 1 && found[0] === wanted.join(', '),
    got: `${series.length} series: ${found.join(' | ')}`,
  };
}
