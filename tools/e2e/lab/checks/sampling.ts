import { checkKept } from '../../checks/kept';
import { SamplingLoad } from '../../checks/sampling-load';
import { Sender } from '../../otlp';
import { settled } from '../../settled';
import type { LabContext } from '../context';

const load = new SamplingLoad({ total: 10_000, failed: 100, slow: 100, rate: 150 });

/** 10,000 traces with fixed ids: what is kept of them, and what the rates say that are made from what is kept. */
export async function checkSampling(context: LabContext): Promise<void> {
  const { cluster, report, played } = context;
  if (!cluster.container('otel-collector')) return report.notRun('sampling', cluster.whyNot('otel-collector'));
  const sender = new Sender(cluster, played.shop);
  await report.check('10,000 traces are accepted', `OTLP/HTTP, ${load.props.rate} traces in a second`, () =>
    load.sendAll(sender, [sender]),
  );
  await checkKept(context, load, { percent: 10, deviations: { count: 3, words: 'three' } });
  const missing = ['tempo', 'mimir'].find((workload) => !cluster.container(workload));
  if (missing) return report.notRun('rates from sampled traces', cluster.whyNot(missing));
  await checkRates(context);
}

async function checkRates({ report, stores }: LabContext): Promise<void> {
  const { total, failed } = load.props;
  const standardDeviation = Math.sqrt(load.normal * 0.1 * 0.9) / 0.1;
  const calls = `sum(traces_spanmetrics_calls_total{service="${load.callee}"})`;
  const edges = `sum(traces_service_graph_request_total{client="${load.caller}", server="${load.callee}"})`;
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
        // The generator writes every 15 seconds.
        const value = await settled(() => stores.number(query), 17);
        return { passed: near(value), got: `${value}` };
      },
    );
  }
  const errors = `sum(traces_spanmetrics_calls_total{service="${load.callee}", status_code="STATUS_CODE_ERROR"})`;
  await report.check('errors are counted exactly', `${errors}: ${failed}`, async () => {
    const value = await stores.number(errors);
    return { passed: value === failed, got: `${value}` };
  });
}
