import { askUntil } from '../../wait';
import { becomes } from '../becomes';
import type { Pod } from '../cluster/pod';
import type { Context } from '../context';
import { marker, type OutageLoad } from './outage-load';

/** The Collector's tail_sampling.decision_wait and a second for its clock. */
const decisionSeconds = 11;

/** Between two questions, each of which counts everything that was sent. */
const pauseMilliseconds = 2000;

export async function checkRecords({ report, stores }: Context, load: OutageLoad): Promise<void> {
  const sent = `sum(count_over_time({service_name="${marker}"} |= "${marker} sent" [30m]))`;
  await report.check('no log record that was accepted is lost', `${sent}: ${load.accepted}`, () =>
    becomes(load.accepted, 60, () => stores.logNumber(sent), pauseMilliseconds),
  );
}

/** `agent`: who follows the file of the pod that prints. */
export async function checkPrinted(context: Context, load: OutageLoad, agent: string, printing: Pod): Promise<void> {
  const { cluster, report, stores } = context;
  const printed = `sum(count_over_time({pod="${printing.name}"} |= "${marker} printed" [30m]))`;
  if (!cluster.container(agent)) return report.notRun('no printed line is lost', cluster.whyNot(agent));
  await report.check('no printed line is lost', `${printed}: ${load.printed}`, () =>
    becomes(load.printed, 60, () => stores.logNumber(printed), pauseMilliseconds),
  );
}

export async function checkSamples({ report, stores }: Context, load: OutageLoad, metric: string): Promise<void> {
  const query = `sum(count_over_time(${metric}[30m]))`;
  await report.check('no metric sample that was accepted is lost', `${query}: ${load.accepted}`, () =>
    becomes(load.accepted, 60, () => stores.number(query), pauseMilliseconds),
  );
}

/** What cannot be guaranteed: a trace that waits for its decision in memory when the Collector is killed. */
export async function checkTraces({ report, traces }: Context, load: OutageLoad, killedAt: number): Promise<void> {
  const waiting = (at: number) => at > killedAt - decisionSeconds * 1000 && at <= killedAt + 1000;
  const safe = [...load.traces].filter(([, at]) => !waiting(at)).map(([id]) => id);
  await report.check(
    'no error trace is lost but those that waited for their decision when the Collector was killed',
    `${traces.question(marker)}: the ${safe.length} others of ${load.traces.size}`,
    async () => {
      const missingIn = (ids: ReadonlySet<string>) => safe.filter((id) => !ids.has(id)).length;
      const found = await askUntil(
        60,
        () => traces.ids(marker, 5000),
        (ids) => missingIn(ids) === 0,
      );
      const lost = [...load.traces.keys()].filter((id) => !found.has(id)).length;
      const missing = missingIn(found);
      return { passed: missing === 0, got: `${found.size} found; ${lost} lost, ${missing} of which had not waited` };
    },
  );
}
