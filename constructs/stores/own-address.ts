import type { Cluster } from '../kit';
import { hasFamily } from '../kit/model/ip-families';

/**
 * Where the parts of one process find each other, if it can't find out by itself: the programs look for an IPv4 address of the
 * pod and do not start without one.
 */
export const ownAddress = (cluster: Pick<Cluster, 'ipFamilies'>): string | undefined =>
  hasFamily(cluster, 'IPv4') ? undefined : '::1';
