import type { Peer } from '../../../constructs/kit/model/peer';
import type { MemoryGroup } from '../cluster/memory-group';
import type { Need } from '../suite/need';
import { running } from './running';

/** The memory of a container, where its limit is enforced. */
export const limitedMemory = (peer: Peer): Need<MemoryGroup> => ({
  find: (run) => {
    const found = running(peer).find(run);
    if ('missing' in found) return found;
    const { memory } = found.given;
    return memory ? { given: memory } : { missing: 'this machine lets no memory limits be set' };
  },
});
