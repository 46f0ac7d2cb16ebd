import type { Connection, Environment, Pods } from '../../constructs/kit';
import { unique } from '../../constructs/kit/model/unique';
import { code, table } from './markdown';

type ToPods = Connection & { readonly to: { readonly peer: Pods }; readonly from: { readonly peer: Pods } };

/**
 * What policies of others must let in, where they have any: calls from pods of the environment to pods that are not. Policies of
 * the environment let them out.
 */
export function admissionText(environment: Environment): string {
  const own = environment.workloads.map(({ peer }) => peer);
  const isOwn = (peer: Pods) => own.includes(peer);
  const isOutgoing = (connection: Connection): connection is ToPods => {
    const { from, to } = connection;
    // By memberlist the pods of a store call each other.
    if (to.protocol === 'memberlist') return false;
    return from.peer.kind === 'pods' && isOwn(from.peer) && to.peer.kind === 'pods' && !isOwn(to.peer);
  };
  const rows = environment.connections
    .filter(isOutgoing)
    .map(({ from, to }) => [pods(to.peer), `${to.targetPort}/${to.transport}`, pods(from.peer)]);
  if (rows.length === 0) return '';
  const once = unique(rows, (row) => row.join());
  return `
Pods of others are called too. Where their namespace has policies, these must let in:

${table([['at the pods', 'port', 'from the pods'], ...once])}
`;
}

/** Pods, as a policy selects them. */
function pods({ namespace, labels }: Pods): string {
  const chosen = Object.entries(labels).map(([key, value]) => code(`${key}: ${value}`));
  const where = typeof namespace === 'string' ? `of ${code(namespace)}` : 'of any namespace';
  return [where, ...(chosen.length > 0 ? [`with ${chosen.join(', ')}`] : [])].join(' ');
}
