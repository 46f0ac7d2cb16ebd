import type { Environment } from './environment';

/** Environments of one project whose signals nothing would tell apart where they arrive: the later of two, and why. */
export function clusterNameClashes(
  environments: readonly Environment[],
): readonly { readonly environment: string; readonly problem: string }[] {
  const first = new Map<string, string>();
  return environments.flatMap(({ name, cluster, connections }) => {
    const receivers = new Set(connections.filter(({ to }) => to.ingress).map(({ to }) => to.owner.environment));
    return [...receivers].flatMap((receiver) => {
      const key = `${receiver} ${cluster.name}`;
      const other = first.get(key);
      first.set(key, other ?? name);
      if (other === undefined || cluster.name === undefined) return [];
      const problem = `${other} and ${name} send to ${receiver}, and both clusters are named ${cluster.name}`;
      return [{ environment: name, problem }];
    });
  });
}
