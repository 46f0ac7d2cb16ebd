import type { Peer } from '../../../constructs/kit/model/peer';
import type { Need } from '../suite/need';

/** A Job, to be run to its end: gives the exit code of its program and what it printed last. */
export const job = (peer: Peer): Need<() => Promise<{ readonly code: number | null; readonly lastWords: string }>> => ({
  find: ({ cluster }) => {
    const pod = cluster.podBehind(peer);
    const missing = cluster.missing(pod);
    return missing ? { missing } : { given: () => cluster.runJob(pod) };
  },
});
