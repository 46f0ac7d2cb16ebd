import { checkMetricQuery } from '../../checks/query';
import type { LabContext } from '../context';
import { pipelinePrometheus } from '../metric-stores';
import { nodeMetrics } from '../queries';

/** What Alloy scrapes of its node, from expositions in test/e2e/exposition. */
export async function checkNode(context: LabContext): Promise<void> {
  const { cluster, report, stores } = context;
  const missing = ['alloy', 'mimir'].find((workload) => !cluster.container(workload));
  if (missing) {
    return report.notRun('kubelet, cAdvisor, Hubble and ztunnel metrics', cluster.whyNot(missing));
  }
  // Scraped twice a minute; a rate takes two scrapes.
  for (const query of nodeMetrics) await checkMetricQuery(context, query, 75);
  const sums = 'container_memory_working_set_bytes{container=""}';
  await report.check('the sums of pods and nodes are left out', `${sums}: nothing`, async () => {
    const found = await stores.promql(sums);
    return { passed: found.length === 0, got: `${found.length} series` };
  });
  if (context.leftOut.length > 0) {
    report.notRun("OTLP through Alloy's receiver", `this Alloy was built without ${context.leftOut.join(', ')}`);
  }
  await checkSelfMonitoring(context);
}

/** The small Prometheus scrapes every part of the pipeline that runs. */
async function checkSelfMonitoring({ cluster, report, stores }: LabContext): Promise<void> {
  if (!cluster.container('prometheus'))
    return report.notRun('Prometheus watches the pipeline', cluster.whyNot('prometheus'));
  const jobs = ['alloy', 'otel-collector', 'loki', 'tempo', 'mimir'].filter((job) => cluster.container(job));
  await report.check('Prometheus watches the pipeline', `up == 1: ${jobs.join(', ')}`, async () => {
    const up = (await stores.promql('up == 1', pipelinePrometheus)).map(({ metric }) => metric.job ?? '');
    return { passed: jobs.every((job) => up.includes(job)), got: up.join(', ') };
  });
}
