import type { Outcome } from '../../../report';
import { eventually, sleep } from '../../../wait';
import type { Container } from '../../cluster/container';
import { isReady } from '../../cluster/probe';
import type { Collector } from '../../needs/collector';
import type { Run } from '../../suite/run';
import type { OutageLoad } from './load';

export interface OutageProps {
  /** How long the stores are away. */
  readonly awaySeconds: number;
  /** When the Collector is killed, after the stores were asked to end. */
  readonly killAfterSeconds: number;
}

/** What happened. */
export interface Outage {
  readonly load: OutageLoad;
  /** When the Collector was killed, in milliseconds since 1970. */
  readonly killedAt: number;
  /** Whether everything has come back. */
  readonly back: Outcome;
}

/** Stops the stores under load for a while and kills the Collector meanwhile. */
export async function takeAway(
  load: OutageLoad,
  { container, queued }: Collector,
  stores: readonly Container[],
  { notes }: Run,
  { awaySeconds, killAfterSeconds }: OutageProps,
): Promise<Outage> {
  await sleep(5000);
  const begin = Date.now();
  const stopping = Promise.all(stores.map((store) => stopped(store, begin, awaySeconds - 5)));
  await sleep(killAfterSeconds * 1000);
  const waiting = await queued();
  const killedAt = Date.now();
  await container.kill();
  container.start();
  notes.note(
    `The Collector was killed ${seconds(begin)} s after the stores were asked to end, with ${waiting} bytes in its queues, and started again.`,
  );
  notes.note(`The stores were asked to end at once; they had after ${(await stopping).join(', ')}.`);
  await sleep(Math.max(0, begin + awaySeconds * 1000 - Date.now()));
  for (const store of stores) store.start();
  const back = await allReady([container, ...stores]);
  await sleep(3000);
  await load.stop();
  notes.note(`Requests that were sent again meanwhile: ${load.refusals}.`);
  return { load, killedAt, back };
}

async function allReady(containers: readonly Container[]): Promise<Outcome> {
  const begin = Date.now();
  for (const each of containers) {
    const ready = await eventually(60, async () => ((await isReady(each.pod, each.spec)) ? true : undefined));
    if (!ready) return { passed: false, got: `${each.pod.workload}: ${each.lastWords}` };
  }
  return { passed: true, got: `after ${seconds(begin)} s` };
}

async function stopped(store: Container, begin: number, graceSeconds: number): Promise<string> {
  const forced = await store.stop(graceSeconds);
  return `${store.pod.workload} ${seconds(begin)} s${forced ? ' by force' : ''}`;
}

function seconds(since: number): string {
  return ((Date.now() - since) / 1000).toFixed(0);
}
