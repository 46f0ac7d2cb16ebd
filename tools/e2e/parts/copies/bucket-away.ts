import type { Component, Duration } from '../../../../constructs/kit';
import { sleep } from '../../../wait';
import type { ObjectStore } from '../../programs/object-store';
import type { Needs } from '../../suite/need';
import { check, type Step } from '../../suite/step';
import { alertsAbout, counted, namesOf } from './alert-counter';
import { failuresOf, since } from './answered';
import { settled } from './events';
import type { UnderLoad } from './under-load';

export interface BucketAwayProps {
  /** The server, when the run has begun. */
  readonly server: () => ObjectStore;
  /** How long it is away: half of it without an answer, half of it refusing connections. */
  readonly away: Duration;
}

/**
 * The bucket is away under load. No pod ends of it, all are ready when it is back, and what the alert about it counts grows. What becomes of the
 * data, and of writing and reading meanwhile, is for the rows after it.
 */
export const bucketAway = <N extends Needs>(
  { server, away }: BucketAwayProps,
  store: Component,
  { needs, pods, load }: UnderLoad<N>,
): Step => {
  const alerts = alertsAbout(store, /Cannot(Upload|ReachBucket)$/);
  return check({
    name: `the bucket is away for ${away}: it does not answer, then it refuses connections`,
    asked: `no pod ends, each is ready when it is back, and what ${namesOf(alerts)} look at counts meanwhile`,
    needs,
    find: async (given, { notes }) => {
      const each = pods(given);
      const processes = each.map(({ processId }) => processId);
      const [begin, before] = [Date.now(), await counted(alerts, each)];
      server().hang();
      await sleep(away.milliseconds / 2);
      await server().stop();
      await sleep(away.milliseconds / 2);
      const grown = (await counted(alerts, each)) - before;
      const ended = each.filter(({ running, processId }, index) => !running || processId !== processes[index]);
      await server().start();
      for (const container of ended) container.start();
      await settled(each);
      notes.note(`While the bucket was away. ${failuresOf(since(load(), begin))}`);
      const got = [
        ended.length > 0 ? `ended: ${ended.map(({ pod }) => pod.title).join(', ')}` : `${each.length} pods ran on`,
        `${grown} counted`,
      ];
      return { passed: ended.length === 0 && grown > 0, got: got.join('; ') };
    },
  });
};
