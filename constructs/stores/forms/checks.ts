import type { Component } from '../../kit';
import { warnOfFewZones } from '../../kit/model/few-zones';
import { hasFamily } from '../../kit/model/ip-families';
import type { RoleGroup } from './grouped';
import type { Roles } from './role';

/** Reports a cluster in which copies cannot be kept apart, and one in whose addresses pods do not find each other. */
export function checkForm<Name extends string, Configuration>(
  { check, environment: { cluster } }: Component,
  roles: Roles<Name, Configuration>,
  groups: readonly RoleGroup<Name>[],
): void {
  const { nodes = 1, zones: named = [] } = cluster;
  const copies = Math.max(...groups.flatMap((group) => group.roles.map((role) => roles[role].copies?.zones ?? 0)));
  check.require(
    nodes >= copies,
    'form',
    `it keeps ${copies} copies, each on a node of its own, and the cluster has ${nodes} ${nodes === 1 ? 'node' : 'nodes'}`,
    `nodes: ${copies} or more in the environment's cluster`,
  );
  const perZone = groups.some(({ zone }) => zone !== undefined);
  check.require(
    !perZone || named.length >= copies,
    'form',
    `several pods that keep copies are in each zone, and ${named.length === 0 ? 'no zones are' : `${named.length} of ${copies} zones are`} named`,
    "zones: ['eu-central-1a', 'eu-central-1b', 'eu-central-1c'] in the environment's cluster",
  );
  if (!perZone) warnOfFewZones(check, 'form', copies, cluster);
  check.require(
    hasFamily(cluster, 'IPv4'),
    'form',
    'pods of one store find each other by addresses of IPv4, which these have not',
    "ipFamilies with 'IPv4', or a store of one process",
  );
}
