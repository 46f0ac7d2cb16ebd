import type { Checks } from './checks';
import type { Cluster } from './cluster';

/**
 * Says what copies of the same data do not survive that are in fewer zones than there are copies, most of which must be there. Where the cluster
 * names no zones, its nodes have none.
 */
export function warnOfFewZones(
  check: Checks,
  property: string,
  copies: number,
  { zones = [] }: Pick<Cluster, 'zones'>,
) {
  const named = zones.length;
  if (named === 0 || named >= copies) return;
  const where =
    named === 1 ? `its ${copies} copies are all in one zone` : `of ${copies} copies two are in one of ${named} zones`;
  check.warn(
    property,
    `${where}, whose loss stops writing${named === 1 ? ' and reading' : ''}`,
    `a cluster in ${copies} zones, or no zones in the environment's cluster where its nodes have none`,
  );
}
