import { eventually, sleep } from '../../wait';
import type { Container } from '../cluster/container';
import { running } from '../needs/running';
import { metricStore, traceMetrics } from '../needs/stores';
import type { MetricStore } from '../stores/metric-store';
import { allOf } from '../suite/need';
import type { Part } from '../suite/part';
import { action, check } from '../suite/step';
import { bothCounts, type Counted, settledSeconds } from './counted';
import { bucketOf, type Cumulative, cumulativeOf, grownBy, meet, milliseconds, shownBucket } from './latency-bucket';

export interface LoadCountedProps {
  /** The workload of the load test, whose name is its `testid`, and those that make other load. */
  readonly test: string;
  readonly others: readonly string[];
  /** Which must run. */
  readonly services: readonly string[];
  readonly seconds: number;
  /** In PromQL: by the service, and by its spans. */
  readonly requests: Counted;
  readonly failed: Counted;
  /** Seconds that requests took. */
  readonly took: Counted;
  /** The buckets of how long they took, by `le`. */
  readonly buckets: Counted;
  /** Of the bounds of the service's buckets; those of spans are in seconds. */
  readonly secondsPerUnit: number;
}

/** How far counts may lie apart, and mean latencies. */
const [ofCounts, ofMeans] = [0.03, 0.05];

const percentile = 0.95;

/** A load test alone: what it says that it asked is what the service says that it answered, and what its spans say. */
export const loadCounted = (props: LoadCountedProps): Part => ({
  title: 'The load test, the service and its spans agree',
  steps: ({ model }) => {
    const of = (name: string) => running(model.workload(name).peer);
    const needs = {
      test: of(props.test),
      others: allOf(props.others.map(of)),
      services: allOf(props.services.map(of)),
      metrics: metricStore(model),
      spans: traceMetrics(model),
    };
    let grown: Grown | undefined;
    return [
      action({
        name: 'the load test runs alone',
        needs,
        act: async (found) => {
          grown = await measured(props, found);
        },
      }),
      ...(['requests', 'failed'] as const).map((what) =>
        check({
          name: what === 'requests' ? 'requests of the load test' : 'those that failed',
          asked: `by k6, by the service and by its spans in ${props.seconds} s: within ${ofCounts * 100} %`,
          needs,
          find: () => {
            const found = grown?.[what] ?? [];
            return { passed: found.length === 3 && within(found, ofCounts), got: found.join(', ') || 'nothing' };
          },
        }),
      ),
      check({
        name: 'the mean latency',
        asked: `by the service and by its spans: within ${ofMeans * 100} %`,
        needs,
        find: () => {
          const [, own = 0, bySpans = 0] = grown?.requests ?? [];
          const means = [(grown?.took[0] ?? 0) / own, (grown?.took[1] ?? 0) / bySpans];
          return {
            passed: within(means, ofMeans),
            got: means.map(milliseconds).join(', '),
          };
        },
      }),
      check({
        name: 'the 95th percentile of latency',
        asked: 'by the service and by its spans: in the same bucket of the service, or in one beside it',
        needs,
        find: () => {
          const [own, bySpans] = [grown?.own, grown?.spans].map((counts) => counts && bucketOf(percentile, counts));
          return {
            passed: own !== undefined && bySpans !== undefined && meet(own.around, bySpans.in),
            got: [own, bySpans].map((found) => (found ? shownBucket(found.in) : 'nothing')).join(', '),
          };
        },
      }),
      check({
        name: 'latencies that the load test sees',
        asked: "k6's mean is above that of the service, as the way there and back takes time",
        needs,
        find: () => {
          const mean = (grown?.took[0] ?? 0) / (grown?.requests[1] ?? 0);
          const { mean: seen = 0, p95 = 0 } = grown?.byTest ?? {};
          const above = `${milliseconds(seen - mean)} (${((seen / mean - 1) * 100).toFixed(0)} %)`;
          return {
            passed: mean > 0 && seen > mean,
            got: `mean ${milliseconds(seen)}, above the service's by ${above}; P95 ${milliseconds(p95)}`,
          };
        },
      }),
    ];
  },
});

interface Measured {
  readonly test: Container;
  readonly others: readonly Container[];
  readonly metrics: MetricStore;
  readonly spans: MetricStore;
}

/** What grows while the load test runs and nothing else does, once all have said the same or had the time for it. */
async function measured(
  props: LoadCountedProps,
  { test, others, metrics, spans }: Measured,
): Promise<Grown | undefined> {
  for (const each of [...others, test]) await each.stop();
  const count = async (counted: Counted) => (await bothCounts(metrics, spans, counted)).map((number) => number ?? 0);
  const read = async () => ({
    requests: await count(props.requests),
    failed: await count(props.failed),
    took: await count(props.took),
    own: cumulativeOf(await metrics.query(props.buckets.own), props.secondsPerUnit),
    spans: cumulativeOf(await spans.query(props.buckets.spans)),
  });
  const isSettled = async () => {
    const [own = 0, bySpans] = await count(props.requests);
    // Before the first pull there is nothing of either.
    return (own > 0 && own === bySpans) || undefined;
  };
  await eventually(settledSeconds, isSettled, 3000);
  const before = await read();
  const begin = performance.now();
  test.start();
  await sleep(props.seconds * 1000);
  await test.stop();
  const window = () => `[${Math.floor((performance.now() - begin) / 1000)}s]`;
  const byTest = async (more: string) =>
    (await metrics.number(`sum(max_over_time(k6_http_reqs_total{testid="${props.test}"${more}}${window()}))`)) ?? 0;
  const latencyByTest = (made: (histogram: string) => string) =>
    metrics.number(made(`sum(last_over_time(k6_http_req_duration_seconds{testid="${props.test}"}${window()}))`));
  let grown: Grown | undefined;
  await eventually(
    settledSeconds,
    async () => {
      const after = await read();
      grown = {
        requests: [await byTest(''), ...difference(after.requests, before.requests)],
        failed: [await byTest(', expected_response="false"'), ...difference(after.failed, before.failed)],
        took: difference(after.took, before.took),
        own: grownBy(after.own, before.own),
        spans: grownBy(after.spans, before.spans),
        byTest: {
          mean: await latencyByTest((histogram) => `histogram_avg(${histogram})`),
          p95: await latencyByTest((histogram) => `histogram_quantile(${percentile}, ${histogram})`),
        },
      };
      return (within(grown.requests, ofCounts) && within(grown.failed, ofCounts)) || undefined;
    },
    3000,
  );
  for (const each of [...others, test]) each.start();
  return grown;
}

interface Grown {
  readonly own: Cumulative;
  readonly spans: Cumulative;
  /** What k6 says, in seconds. */
  readonly byTest: { readonly mean: number | undefined; readonly p95: number | undefined };
  readonly requests: readonly number[];
  readonly failed: readonly number[];
  readonly took: readonly number[];
}

const difference = (after: readonly number[], before: readonly number[]): number[] =>
  after.map((value, index) => value - (before[index] ?? 0));

/** Whether all are above nothing, and the largest is at most so much above the least. */
const within = (values: readonly number[], share: number): boolean =>
  Math.min(...values) > 0 && Math.max(...values) <= Math.min(...values) * (1 + share);
