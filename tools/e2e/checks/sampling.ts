import { eventually } from '../../wait';
import type { Context } from '../context';
import { Sender } from '../otlp';
import { failedOnes, type Kind, kindOf, rate, sendAll, slowOnes, total, traceIdAt } from './sampling-load';

/** 10,000 traces with fixed ids: what is kept of them, and what the rates say that are made from what is kept. */
export async function checkSampling(context: Context): Promise<void> {
  const { cluster, report, stores, played } = context;
  if (!cluster.container('otel-collector')) return report.notRun('sampling', cluster.whyNot('otel-collector'));
  const sender = new Sender(cluster, played.shop);
  await report.check('10,000 traces are accepted', `OTLP/HTTP, ${rate} traces in a second`, () => sendAll(sender));
  await checkKept(context);
  const missing = ['tempo', 'mimir'].find((workload) => !cluster.container(workload));
  if (missing) return report.notRun('rates from sampled traces', cluster.whyNot(missing));
  const standardDeviation = Math.sqrt((total - failedOnes - slowOnes) * 0.1 * 0.9) / 0.1;
  const calls = 'sum(traces_spanmetrics_calls_total{service="checkout"})';
  const edges = 'sum(traces_service_graph_request_total{client="shop", server="checkout"})';
  for (const [name, query] of [
    ['the rate from spans counts all calls, though 10 % of the normal traces are kept', calls],
    ['the service graph counts all calls', edges],
  ] as const) {
    await report.check(
      name,
      `${query}: ${total}, within three standard deviations (${standardDeviation.toFixed(0)})`,
      async () => {
        const near = (value: number | undefined) =>
          value !== undefined && Math.abs(value - total) <= 3 * standardDeviation;
        const value = await settled(() => stores.number(query), 17);
        return { passed: near(value), got: `${value}` };
      },
    );
  }
  const errors = 'sum(traces_spanmetrics_calls_total{service="checkout", status_code="STATUS_CODE_ERROR"})';
  await report.check('errors are counted exactly', `${errors}: ${failedOnes}`, async () => {
    const value = await stores.number(errors);
    return { passed: value === failedOnes, got: `${value}` };
  });
}

async function checkKept({ report, stores, sink }: Context): Promise<void> {
  const indices = new Map(Array.from({ length: total }, (_, index) => [traceIdAt(index), index]));
  const query = '{ resource.service.name = "checkout" }';
  const asked = sink ? 'what the Collector sends on' : query;
  const idsFound = async () =>
    sink ? [...sink.traceIds] : (await stores.traceql(query, total)).map(({ traceID }) => traceID.padStart(32, '0'));
  const normal = total - failedOnes - slowOnes;
  const expected = normal / 10;
  const standardDeviation = Math.sqrt(normal * 0.1 * 0.9);
  const find = async () => {
    const count: Record<Kind, number> = { failed: 0, slow: 0, normal: 0 };
    for (const id of await idsFound()) {
      const index = indices.get(id);
      if (index !== undefined) count[kindOf(index)]++;
    }
    return count;
  };
  const kept = await eventually(60, async () => {
    const count = await find();
    return count.failed === failedOnes && count.slow === slowOnes && count.normal > 0.8 * expected ? count : undefined;
  });
  // The newest are searched last: what is still coming is waited for.
  const normalKept = kept ? await settled(async () => (await find()).normal, 6) : undefined;
  const count = kept ?? (await find());
  await report.check('every error is kept', `${asked}: ${failedOnes} errors`, () => ({
    passed: count.failed === failedOnes,
    got: `${count.failed}`,
  }));
  await report.check('every slow trace is kept', `${asked}: ${slowOnes} that took 2.5 s`, () => ({
    passed: count.slow === slowOnes,
    got: `${count.slow}`,
  }));
  await report.check(
    'of the rest 10 % are kept',
    `${asked}: ${expected} of ${normal}, within three standard deviations (${standardDeviation.toFixed(0)})`,
    () => {
      const value = normalKept ?? count.normal;
      return { passed: Math.abs(value - expected) <= 3 * standardDeviation, got: `${value}` };
    },
  );
}

/** The value when it no longer changes: two equal answers. The generator writes every 15 seconds. */
async function settled(ask: () => Promise<number | undefined>, pauseSeconds: number): Promise<number | undefined> {
  let before: number | undefined;
  return (
    (await eventually(
      75,
      async () => {
        const value = await ask();
        const same = value !== undefined && value === before;
        before = value;
        return same ? value : undefined;
      },
      pauseSeconds * 1000,
    )) ?? before
  );
}
