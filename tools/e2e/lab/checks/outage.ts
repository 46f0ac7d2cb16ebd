import { takeAway } from '../../checks/outage';
import { marker, OutageLoad } from '../../checks/outage-load';
import { checkPrinted, checkRecords, checkSamples, checkTraces } from '../../checks/outage-losses';
import type { LabContext } from '../context';

const backends = ['mimir', 'loki', 'tempo'] as const;

/** The backends are stopped for a minute under load, and in the middle of it the Collector is killed. */
export async function checkOutage(context: LabContext): Promise<void> {
  const { cluster, report, played } = context;
  const collector = cluster.container('otel-collector');
  const stores = backends.map((name) => cluster.container(name)).filter((each) => each !== undefined);
  if (!collector) return report.notRun('nothing is lost', cluster.whyNot('otel-collector'));
  const { shop: sending, printing } = played;
  const load = new OutageLoad(context, { sending, printing, metric: `lab.${marker}` });
  const killedAt = await takeAway(context, load, { collector, stores, awaySeconds: 60, killAfterSeconds: 30 });
  const checks = {
    loki: async () => {
      await checkRecords(context, load);
      await checkPrinted(context, load, 'alloy', printing);
    },
    mimir: () => checkSamples(context, load, `lab_${marker}`),
    tempo: async () => {
      await checkTraces(context, load, killedAt);
      await noteRates(context, load);
    },
  };
  for (const store of backends) {
    if (cluster.container(store)) await checks[store]();
    else report.notRun(`nothing is lost on the way to ${store}`, cluster.whyNot(store));
  }
}

async function noteRates({ report, stores }: LabContext, load: OutageLoad): Promise<void> {
  const rate = await stores.number(`sum(traces_spanmetrics_calls_total{service="${marker}"})`);
  report.note(
    `Rates from spans count ${rate ?? 0} of ${load.traces.size}: spans older than the generator's slack are not in them.`,
  );
}
