import { eventually } from '../../../wait';
import { checkDropped, droppedMetrics } from '../../checks/dropped-metrics';
import { matches, nonEmpty } from '../../labels';
import { now, Sender } from '../../otlp';
import type { LabContext } from '../context';
import { checkLogCopies } from './log-copies';

/** Labels, the filter, and that nothing is stored twice: one line for each way that a signal can take. */
export async function checkSignals(context: LabContext): Promise<void> {
  await checkMetrics(context);
  await checkLogCopies(context);
}

async function checkMetrics(context: LabContext): Promise<void> {
  const { cluster, report, stores, played } = context;
  const missing = ['otel-collector', 'mimir'].find((workload) => !cluster.container(workload));
  if (missing) return report.notRun('labels and filter of OTLP metrics', cluster.whyNot(missing));
  const { shop } = played;
  const points = [{ time: now(), value: 1 }];
  // No resource attribute says who sends: the Collector finds it by the address.
  await new Sender(cluster, shop).gauges(['lab.kept', ...droppedMetrics].map((name) => ({ name, points })));
  await report.check('an OTLP metric has the labels of its pod', 'lab_kept: one series', async () => {
    const found = await eventually(30, async () => nonEmpty(await stores.promql('lab_kept')));
    const labels = found?.[0]?.metric ?? {};
    const expected = { namespace: shop.namespace, pod: shop.name, service_name: 'shop', job: 'shop' };
    return { passed: found?.length === 1 && matches(labels, expected), got: JSON.stringify(labels) };
  });
  await checkDropped(context);
}
