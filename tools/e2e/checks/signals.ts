import { eventually } from '../../wait';
import type { Context } from '../context';
import { matches, nonEmpty } from '../labels';
import { now, Sender } from '../otlp';
import { checkLogCopies } from './log-copies';

/** Labels, the filter, and that nothing is stored twice: one line for each way that a signal can take. */
export async function checkSignals(context: Context): Promise<void> {
  await checkMetrics(context);
  await checkLogCopies(context);
}

const dropped = [
  'jvm.compilation.time',
  'jvm_compilation_time',
  'jvm.info',
  'jvm_info',
  'tomcat.sessions.created',
  'tomcat_sessions_created',
];

async function checkMetrics({ cluster, report, stores, played }: Context): Promise<void> {
  const missing = ['otel-collector', 'mimir'].find((workload) => !cluster.container(workload));
  if (missing) return report.notRun('labels and filter of OTLP metrics', cluster.whyNot(missing));
  const { shop } = played;
  const points = [{ time: now(), value: 1 }];
  // No resource attribute says who sends: the Collector finds it by the address.
  await new Sender(cluster, shop).gauges(['lab.kept', ...dropped].map((name) => ({ name, points })));
  await report.check('an OTLP metric has the labels of its pod', 'lab_kept: one series', async () => {
    const found = await eventually(30, async () => nonEmpty(await stores.promql('lab_kept')));
    const labels = found?.[0]?.metric ?? {};
    const expected = { namespace: shop.namespace, pod: shop.name, service_name: 'shop', job: 'shop' };
    return { passed: found?.length === 1 && matches(labels, expected), got: JSON.stringify(labels) };
  });
  const query = '{__name__=~"jvm_compilation_.+|jvm_info.*|tomcat_sessions_.+"}';
  await report.check('the filter drops what it must, in dotted and underscored form', `${query}: nothing`, async () => {
    const found = await stores.promql(query);
    return {
      passed: found.length === 0,
      got: found.map(({ metric }) => JSON.stringify(metric)).join('\n') || 'nothing',
    };
  });
}
