import { eventually, sleep } from '../../wait';
import type { Container } from '../cluster/container';
import { isReady } from '../cluster/probe';
import type { Context } from '../context';
import { marker, OutageLoad } from './outage-load';

const backends = ['mimir', 'loki', 'tempo'] as const;
/** How long the backends are away. */
const awaySeconds = 60;
/** The Collector's tail_sampling.decision_wait and a second for its clock. */
const decisionSeconds = 11;

/** The backends are stopped for a minute under load, and in the middle of it the Collector is killed. */
export async function checkOutage(context: Context): Promise<void> {
  const { cluster, report } = context;
  const collector = cluster.container('otel-collector');
  const stores = backends.map((name) => cluster.container(name)).filter((each) => each !== undefined);
  if (!collector) return report.notRun('nothing is lost', cluster.whyNot('otel-collector'));
  const load = new OutageLoad(context);
  await sleep(5000);
  const begin = Date.now();
  const stopping = Promise.all(stores.map((store) => stopped(store, begin)));
  await sleep((awaySeconds / 2) * 1000);
  const killedAt = Date.now();
  await collector.kill();
  collector.start();
  report.note(`The Collector was killed ${seconds(begin)} s after the stores were asked to end, and started again.`);
  report.note(`The stores were asked to end at once; they had after ${(await stopping).join(', ')}.`);
  await sleep(Math.max(0, begin + awaySeconds * 1000 - Date.now()));
  for (const store of stores) store.start();
  await report.check('everything comes back', `ready again after ${awaySeconds} s away`, async () => {
    const again = Date.now();
    for (const each of [collector, ...stores]) {
      const ready = await eventually(60, async () => ((await isReady(each.pod, each.spec)) ? true : undefined));
      if (!ready) return { passed: false, got: `${each.pod.workload}: ${each.lastWords}` };
    }
    return { passed: true, got: `after ${seconds(again)} s` };
  });
  await sleep(3000);
  await load.stop();
  report.note(`Requests that were sent again meanwhile: ${load.refusals}.`);
  const checks = {
    loki: () => checkLines(context, load),
    mimir: () => checkSamples(context, load),
    tempo: () => checkTraces(context, load, killedAt),
  };
  for (const store of backends) {
    if (cluster.container(store)) await checks[store]();
    else report.notRun(`nothing is lost on the way to ${store}`, cluster.whyNot(store));
  }
}

async function stopped(store: Container, begin: number): Promise<string> {
  const forced = await store.stop(awaySeconds - 5);
  return `${store.pod.workload} ${seconds(begin)} s${forced ? ' by force' : ''}`;
}

async function checkLines({ cluster, report, stores, played }: Context, load: OutageLoad): Promise<void> {
  const sent = `sum(count_over_time({service_name="${marker}"} |= "${marker} sent" [30m]))`;
  await report.check('no log record that was accepted is lost', `${sent}: ${load.accepted}`, () =>
    equal(load.accepted, async () => first(await stores.logNumbers(sent))),
  );
  const printed = `sum(count_over_time({pod="${played.printing.name}"} |= "${marker} printed" [30m]))`;
  if (!cluster.container('alloy')) return report.notRun('no printed line is lost', cluster.whyNot('alloy'));
  await report.check('no printed line is lost', `${printed}: ${load.printed}`, () =>
    equal(load.printed, async () => first(await stores.logNumbers(printed))),
  );
}

async function checkSamples({ report, stores }: Context, load: OutageLoad): Promise<void> {
  const query = `sum(count_over_time(lab_${marker}[30m]))`;
  await report.check('no metric sample that was accepted is lost', `${query}: ${load.accepted}`, () =>
    equal(load.accepted, () => stores.number(query)),
  );
}

/** What cannot be guaranteed: a trace that waits for its decision in memory when the Collector is killed. */
async function checkTraces({ report, stores }: Context, load: OutageLoad, killedAt: number): Promise<void> {
  const query = `{ resource.service.name = "${marker}" }`;
  const waiting = (at: number) => at > killedAt - decisionSeconds * 1000 && at <= killedAt + 1000;
  const safe = [...load.traces].filter(([, at]) => !waiting(at)).map(([id]) => id);
  let found = new Set<string>();
  await report.check(
    'no error trace is lost but those that waited for their decision when the Collector was killed',
    `${query}: the ${safe.length} others of ${load.traces.size}`,
    async () => {
      const all = await eventually(60, async () => {
        found = new Set((await stores.traceql(query, 5000)).map(({ traceID }) => traceID.padStart(32, '0')));
        return safe.every((id) => found.has(id)) || undefined;
      });
      const lost = [...load.traces.keys()].filter((id) => !found.has(id)).length;
      const missing = safe.filter((id) => !found.has(id)).length;
      return { passed: all === true, got: `${found.size} found; ${lost} lost, ${missing} of which had not waited` };
    },
  );
  const rate = await stores.number(`sum(traces_spanmetrics_calls_total{service="${marker}"})`);
  report.note(
    `Rates from spans count ${rate ?? 0} of ${load.traces.size}: spans older than the generator's slack are not in them.`,
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

function seconds(since: number): string {
  return ((Date.now() - since) / 1000).toFixed(0);
}
