import type { Component } from '../../kit';
import { Checks } from '../../kit/model/checks';
import { warnOfFewZones } from '../../kit/model/few-zones';
import { hasFamily } from '../../kit/model/ip-families';
import type { RoleGroup } from './grouped';
import type { Roles } from './role';

/** Reports a cluster in which copies cannot be kept apart, and one in whose addresses pods do not find each other. */
export function checkForm<Name extends string, Configuration>(
  { check, environment, name }: Component,
  roles: Roles<Name, Configuration>,
  groups: readonly RoleGroup<Name>[],
): void {
  const { cluster } = environment;
  const { nodes = 1, zones: named = [] } = cluster;
  const ofCluster = new Checks(environment, { environment: environment.name, component: 'cluster' });
  // What the cluster lacks is reported once, and not for each store; nor where its facts are stated wrongly, as it may be that.
  const said = environment.findings.some((each) => each.component === 'cluster');
  const demand = (condition: boolean, property: string, problem: string, instead: string) => {
    if (!condition && !said) ofCluster.report(property, problem, instead, { madeAt: environment.madeAt });
  };
  const copies = Math.max(...groups.flatMap((group) => group.roles.map((role) => roles[role].copies?.zones ?? 0)));
  demand(
    nodes >= copies,
    'nodes',
    `${name} keeps ${copies} copies, each on a node of its own, and there ${nodes === 1 ? 'is 1 node' : `are ${nodes} nodes`}`,
    `nodes: ${copies} or more`,
  );
  const perZone = groups.some(({ zone }) => zone !== undefined);
  demand(
    !perZone || named.length >= copies,
    'zones',
    `several pods of ${name} that keep copies are in each zone, and ${named.length === 0 ? 'no zones are' : `${named.length} of ${copies} zones are`} named`,
    "zones: ['eu-central-1a', 'eu-central-1b', 'eu-central-1c']",
  );
  if (!perZone) warnOfFewZones(check, 'form', copies, cluster);
  demand(
    hasFamily(cluster, 'IPv4'),
    'ipFamilies',
    `the pods of ${name} find each other by addresses of IPv4, which these have not`,
    "ipFamilies: ['IPv6', 'IPv4'], or stores of one process",
  );
}
