import type { Endpoint } from '../model/endpoint';
import { protocols } from '../model/protocols';
import type { Environment } from './environment';

/** Environments of one project whose signals nothing would tell apart where they arrive: the later of two, and why. */
export function clusterNameClashes(
  environments: readonly Environment[],
): readonly { readonly environment: string; readonly problem: string }[] {
  const first = new Map<string, string>();
  return environments.flatMap(({ name, cluster, connections }) => {
    const receivers = new Set(connections.flatMap(({ to }) => receiverOf(to, cluster.name) ?? []));
    return [...receivers].flatMap((receiver) => {
      const key = JSON.stringify([receiver, cluster.name]);
      const other = first.get(key);
      first.set(key, other ?? name);
      if (other === undefined) return [];
      const called =
        cluster.name === undefined ? 'neither cluster has a name' : `both clusters are named ${cluster.name}`;
      return [{ environment: name, problem: `${other} and ${name} send to ${receiver}, and ${called}` }];
    });
  });
}

/**
 * Who gets signals of several clusters at an endpoint: another environment, or a host that no environment has. Undefined: they stay in
 * the cluster, or it has been reported already that it has no name.
 */
function receiverOf({ protocol, ingress, owner, peer, host }: Endpoint, cluster?: string): string | undefined {
  if (ingress) return cluster === undefined ? undefined : owner.environment;
  const { signal, fetched } = protocols[protocol];
  return peer.kind === 'outside-host' && signal && !fetched ? host : undefined;
}
