import type { Duration } from '../../../../constructs/kit';
import type { Needs } from '../../suite/need';
import { check, type Step } from '../../suite/step';
import { failuresOf, since } from './answered';
import { silent } from './events';
import type { UnderLoad } from './under-load';

/** The pods of a zone are there and answer nobody. `pods`: those of that zone. */
export const zoneSilent = <N extends Needs>(away: Duration, { needs, pods, load }: UnderLoad<N>): Step =>
  check({
    name: 'the pods of another zone answer nobody, and come back',
    asked: `each is ready again, ${away} later`,
    needs,
    find: async (given, { notes }) => {
      const [during, begin, zone] = [load(), Date.now(), pods(given)];
      await silent(zone, away);
      notes.note(`While a zone answered nobody. ${failuresOf(since(during, begin))}`);
      return { passed: true, got: zone.map(({ pod }) => pod.title).join(', ') };
    },
  });
