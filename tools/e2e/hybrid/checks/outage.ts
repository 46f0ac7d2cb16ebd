import { takeAway } from '../../checks/outage';
import { marker, OutageLoad } from '../../checks/outage-load';
import { checkPrinted, checkRecords, checkTraces } from '../../checks/outage-losses';
import { agents, whyNot } from '../agents';
import type { HybridContext } from '../context';

/** Loki and Tempo, or what stands for it, are stopped, and the Collector is killed while its queues hold what they did not take. */
export async function checkOutage(context: HybridContext): Promise<void> {
  const { cluster, report, played } = context;
  const collector = cluster.container('otel-collector');
  const stores = ['loki', 'tempo'].map((name) => cluster.process(name)).filter((each) => each !== undefined);
  if (!collector) return report.notRun('nothing is lost', cluster.whyNot('otel-collector'));
  const agent = agents.find((each) => !whyNot(each, cluster)) ?? agents[0];
  if (!agent) throw new Error('there is no log agent');
  const { printing } = played.logging[agent.program];
  const load = new OutageLoad(context, { sending: played.shop, printing, metric: `hybrid.${marker}` });
  const killedAt = await takeAway(context, load, { collector, stores, awaySeconds: 24, killAfterSeconds: 16 });
  if (cluster.process('loki')) {
    await checkRecords(context, load);
    await checkPrinted(context, load, agent.program, printing);
  } else {
    report.notRun('nothing is lost on the way to loki', cluster.whyNot('loki'));
  }
  if (cluster.process('tempo')) await checkTraces(context, load, killedAt);
  else report.notRun('nothing is lost on the way to tempo', cluster.whyNot('tempo'));
}
