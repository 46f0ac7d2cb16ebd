import type { Pod } from '../cluster/pod';
import type { Need } from '../suite/need';
import type { PlayedPod } from '../suite/played-pod';

/** A pod that the run plays. */
export const played = (pod: PlayedPod): Need<Pod> => ({
  prepares: { pods: [pod] },
  find: (run) => {
    const found = run.played.get(pod.name);
    if (!found) throw new Error(`the run plays no pod ${pod.name}`);
    return { given: found };
  },
});

/** The pod for checks that need one application, whichever it is. */
export const shop = played({ name: 'shop' });
