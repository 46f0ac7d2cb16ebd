import { eventually } from '../../../wait';
import { checkLogQuery, checkMetricQuery, checkTraceQuery } from '../../checks/query';
import { tailUntil } from '../../live-tail';
import type { LabContext } from '../context';
import { applicationMetrics, logRate, logs, logsOfFrontend, traces } from '../queries';

/** The agent sends its metrics once a minute, and a rate takes two of them. */
const metricSeconds = 150;

/** What visitors do all the time. */
const tailed = '{service_name="spring-app"} |= "listed"';

/** The real application with the real agent: every query of the lab's list about it. */
export async function checkApplication(context: LabContext): Promise<void> {
  const { cluster, report, stores, traffic } = context;
  if (!traffic) return report.notRun('the queries about the application', cluster.whyNot('spring-app'));
  await report.check('visitors get answers', 'successes, client errors, 5xx; slow ones among them', async () => {
    const enough = await eventually(60, () => {
      const statuses = [...traffic.answers.keys()];
      return [200, 201, 422, 500, 504].every((status) => statuses.includes(status)) || undefined;
    });
    return {
      passed: enough === true,
      got: [...traffic.answers].map(([status, count]) => `${status}: ${count}`).join(', '),
    };
  });
  if (cluster.container('tempo')) {
    for (const query of traces) await checkTraceQuery(context, query, 45);
  } else {
    report.notRun('TraceQL of the lab', cluster.whyNot('tempo'));
  }
  if (!cluster.container('loki') || !cluster.container('alloy')) {
    report.notRun('LogQL of the lab', cluster.whyNot(cluster.container('loki') ? 'alloy' : 'loki'));
  } else {
    for (const query of logs) await checkLogQuery(context, query, 30);
    if (cluster.container('frontend')) await checkLogQuery(context, logsOfFrontend, 30);
    else report.notRun(logsOfFrontend.query, cluster.whyNot('frontend'));
    await report.check('live tail', `${tailed}: a line within 30 s`, async () => {
      const words = new URLSearchParams({ query: tailed });
      const answer = await tailUntil(`${stores.url('loki')}/loki/api/v1/tail?${words}`, 'listed', 30);
      return { passed: answer !== undefined, got: answer ? 'a line that was printed meanwhile' : 'nothing' };
    });
    await report.check(logRate, 'LogQL: numbers', async () => {
      const found = await stores.logNumbers(logRate);
      return { passed: found.length > 0, got: `${found.length} series` };
    });
    await report.check(
      'no line of the application is stored twice',
      '{service_name="spring-app"}: every line that it printed, once, and none that it sent',
      () => linesOnce(context),
    );
  }
  if (cluster.container('mimir')) {
    for (const query of applicationMetrics) await checkMetricQuery(context, query, metricSeconds);
  } else {
    report.notRun('PromQL of the lab', cluster.whyNot('mimir'));
  }
}

/** The application answers each failing visit with one ERROR line: as many are stored as visits failed. */
async function linesOnce({ stores, traffic }: LabContext) {
  const query = 'sum(count_over_time({service_name="spring-app"} |= "internal error: the request failed" [30m]))';
  const count = async () => (await stores.logNumber(query)) ?? 0;
  // Visits go on: the number of stored lines lies between the visits before and after the question.
  const answered = await eventually(30, async () => {
    const before = traffic?.answers.get(500) ?? 0;
    const stored = await count();
    const after = traffic?.answers.get(500) ?? 0;
    return stored >= before ? { before, stored, after } : undefined;
  });
  if (!answered) return { passed: false, got: `${await count()} lines for ${traffic?.answers.get(500)} visits` };
  const { before, stored, after } = answered;
  return { passed: stored <= after + 1, got: `${stored} lines for ${before} to ${after} visits that failed` };
}
