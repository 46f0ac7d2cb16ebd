import type { Duration } from '../../../../constructs/kit';
import type { Needs } from '../../suite/need';
import { check, type Step } from '../../suite/step';
import { lost, settled } from './events';
import type { UnderLoad } from './under-load';

/** Each pod is killed for itself. */
export const eachKilled = <N extends Needs>(away: Duration, { needs, pods, load }: UnderLoad<N>): Step =>
  check({
    name: 'each pod is killed, one after the other, and comes back',
    asked: `each is ready again, ${away} later, and the others with it`,
    needs,
    find: async (given) => {
      load();
      const all = pods(given);
      for (const container of all) {
        await lost([container], away);
        await settled(all);
      }
      return { passed: true, got: `${all.length} pods` };
    },
  });
