import { becomes } from '../../becomes';
import { checkKept } from '../../checks/kept';
import { SamplingLoad } from '../../checks/sampling-load';
import { Sender } from '../../otlp';
import { type HybridContext, whyNoMetrics } from '../context';
import { sendOverflow } from './overflow';

const load = new SamplingLoad({ total: 5000, failed: 50, slow: 50, rate: 150 });

/** Those by which Tempo makes the same series, and what Prometheus says of the place that it pulled from. */
const seriesLabels = ['__name__', 'instance', 'job', 'service', 'span_kind', 'span_name', 'status_code'];

/** 5,000 traces with fixed ids: 1 % of the normal ones is kept, and every one is counted. */
export async function checkSampling(context: HybridContext): Promise<void> {
  const { cluster, report, played } = context;
  if (!cluster.container('otel-collector')) return report.notRun('sampling', cluster.whyNot('otel-collector'));
  const [first, second] = played.checkout.map((pod) => new Sender(cluster, pod));
  if (!first || !second) throw new Error('the called service has two pods');
  const checkOverflow = await sendOverflow(context);
  await report.check('5,000 traces are accepted', `OTLP/HTTP, ${load.props.rate} traces in a second`, () =>
    load.sendAll(new Sender(cluster, played.shop), [first, second]),
  );
  await checkKept(context, load, { percent: 1, deviations: { count: 5, words: 'five' } });
  const reason = whyNoMetrics(context);
  if (reason) return report.notRun('rates of all traces', reason);
  await checkRates(context);
  await checkOverflow();
}

async function checkRates(context: HybridContext): Promise<void> {
  const { total, failed } = load.props;
  const [from, to] = [load.caller, load.callee];
  const edge = `{client="${from}", server="${to}"}`;
  await checkNumber(
    context,
    'calls are counted exactly',
    `sum(traces_spanmetrics_calls_total{service="${to}"})`,
    total,
  );
  const errors = `sum(traces_spanmetrics_calls_total{service="${to}", status_code="STATUS_CODE_ERROR"})`;
  await checkNumber(context, 'errors are counted exactly', errors, failed);
  const durations = `sum(traces_spanmetrics_latency_count{service="${to}"})`;
  await checkNumber(context, 'durations are counted exactly', durations, total);
  const slow = `${durations} - sum(traces_spanmetrics_latency_bucket{service="${to}", le="2.05"})`;
  await checkNumber(context, 'durations are in seconds', slow, load.props.slow);
  const edges = `sum(traces_service_graph_request_total${edge})`;
  await checkNumber(context, 'the service graph counts exactly', edges, total);
  const failures = `sum(traces_service_graph_request_failed_total${edge})`;
  await checkNumber(context, 'the service graph counts errors exactly', failures, failed);
  await checkLabels(context);
}

/** What is sent is in the exposition half a minute later, and pulled soon after. */
async function checkNumber({ report, stores }: HybridContext, title: string, query: string, expected: number) {
  await report.check(title, `${query}: ${expected}`, () => becomes(expected, 60, () => stores.number(query)));
}

async function checkLabels({ report, stores }: HybridContext): Promise<void> {
  const query = `traces_spanmetrics_calls_total{service="${load.callee}"}`;
  const wanted = seriesLabels.join(', ');
  await report.check(
    "a rate has the labels of Tempo's, none of the Collector's pod",
    `${query}: ${wanted}`,
    async () => {
      const series = await stores.promql(query);
      const found = [...new Set(series.map(({ metric }) => Object.keys(metric).sort().join(', ')))];
      return {
        passed: found.length === 1 && found[0] === wanted,
        got: `${series.length} series: ${found.join(' | ')}`,
      };
    },
  );
}
