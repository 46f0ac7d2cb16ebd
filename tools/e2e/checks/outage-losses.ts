import { eventually } from '../../wait';
import type { Pod } from '../cluster/pod';
import type { Context } from '../context';
import { marker, type OutageLoad } from './outage-load';

/** The Collector's tail_sampling.decision_wait and a second for its clock. */
const decisionSeconds = 11;

export async function checkRecords({ report, stores }: Context, load: OutageLoad): Promise<void> {
  const sent = `sum(count_over_time({service_name="${marker}"} |= "${marker} sent" [30m]))`;
  await report.check('no log record that was accepted is lost', `${sent}: ${load.accepted}`, () =>
    equal(load.accepted, async () => first(await stores.logNumbers(sent))),
  );
}

/** `agent`: who follows the file of the pod that prints. */
export async function checkPrinted(context: Context, load: OutageLoad, agent: string, printing: Pod): Promise<void> {
  const { cluster, report, stores } = context;
  const printed = `sum(count_over_time({pod="${printing.name}"} |= "${marker} printed" [30m]))`;
  if (!cluster.container(agent)) return report.notRun('no printed line is lost', cluster.whyNot(agent));
  await report.check('no printed line is lost', `${printed}: ${load.printed}`, () =>
    equal(load.printed, async () => first(await stores.logNumbers(printed))),
  );
}

export async function checkSamples({ report, stores }: Context, load: OutageLoad, metric: string): Promise<void> {
  const query = `sum(count_over_time(${metric}[30m]))`;
  await report.check('no metric sample that was accepted is lost', `${query}: ${load.accepted}`, () =>
    equal(load.accepted, () => stores.number(query)),
  );
}

/** What cannot be guaranteed: a trace that waits for its decision in memory when the Collector is killed. */
export async function checkTraces({ report, traces }: Context, load: OutageLoad, killedAt: number): Promise<void> {
  const waiting = (at: number) => at > killedAt - decisionSeconds * 1000 && at <= killedAt + 1000;
  const safe = [...load.traces].filter(([, at]) => !waiting(at)).map(([id]) => id);
  let found: ReadonlySet<string> = new Set();
  await report.check(
    'no error trace is lost but those that waited for their decision when the Collector was killed',
    `${traces.question(marker)}: the ${safe.length} others of ${load.traces.size}`,
    async () => {
      const all = await eventually(60, async () => {
        found = await traces.ids(marker, 5000);
        return safe.every((id) => found.has(id)) || undefined;
      });
      const lost = [...load.traces.keys()].filter((id) => !found.has(id)).length;
      const missing = safe.filter((id) => !found.has(id)).length;
      return { passed: all === true, got: `${found.size} found; ${lost} lost, ${missing} of which had not waited` };
    },
  );
}

async function equal(expected: number, ask: () => Promise<number | undefined>) {
  let last: number | undefined;
  const same = await eventually(
    60,
    async () => {
      last = await ask();
      return last === expected || undefined;
    },
    2000,
  );
  return { passed: same === true, got: `${last}` };
}

function first(series: readonly { readonly value: readonly [number, string] }[]): number | undefined {
  return series[0] ? Number(series[0].value[1]) : undefined;
}
