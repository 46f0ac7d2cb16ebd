import { eventually, sleep } from '../../wait';
import type { Container } from '../cluster/container';
import { isReady } from '../cluster/probe';
import type { Context } from '../context';
import { queued } from '../queues';
import type { OutageLoad } from './outage-load';

export interface OutageProps {
  readonly collector: Container;
  /** Those that are away. */
  readonly stores: readonly Container[];
  readonly awaySeconds: number;
  /** When the Collector is killed. */
  readonly killAfterSeconds: number;
}

/** Stops the stores under load for a while and kills the Collector meanwhile. Returns when it was killed. */
export async function takeAway(context: Context, load: OutageLoad, props: OutageProps): Promise<number> {
  const { report } = context;
  const { collector, stores, awaySeconds, killAfterSeconds } = props;
  await sleep(5000);
  const begin = Date.now();
  const stopping = Promise.all(stores.map((store) => stopped(store, begin, awaySeconds - 5)));
  await sleep(killAfterSeconds * 1000);
  const waiting = await queued(collector);
  const killedAt = Date.now();
  await collector.kill();
  collector.start();
  report.note(
    `The Collector was killed ${seconds(begin)} s after the stores were asked to end, with ${waiting} bytes in its queues, and started again.`,
  );
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
  return killedAt;
}

async function stopped(store: Container, begin: number, graceSeconds: number): Promise<string> {
  const forced = await store.stop(graceSeconds);
  return `${store.pod.workload} ${seconds(begin)} s${forced ? ' by force' : ''}`;
}

function seconds(since: number): string {
  return ((Date.now() - since) / 1000).toFixed(0);
}
