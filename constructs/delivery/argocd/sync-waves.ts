import type { Connection } from '../../kit';

/** Components with what they call. */
interface Wired {
  readonly components: readonly { readonly name: string }[];
  readonly connections: readonly Connection[];
}

/**
 * The order in which components are first synced, from the connections: whoever is called comes before its callers.
 * Being watched is no reason to come first, so scraping counts as no connection here.
 */
export function syncWaves(environment: Wired): Map<string, number> {
  const waves = new Map(environment.components.map((component) => [component.name, 0]));
  const calls = environment.connections.filter(
    ({ from, to }) =>
      to.protocol !== 'prometheus.exposition' && from.component !== to.owner.component && waves.has(to.owner.component),
  );
  // Each round lengthens the longest known path by one; without a circle it ends by itself.
  for (let round = 0; round < waves.size; round++) {
    for (const { from, to } of calls) {
      const needed = (waves.get(to.owner.component) ?? 0) + 1;
      if ((waves.get(from.component) ?? 0) < needed && needed < waves.size) waves.set(from.component, needed);
    }
  }
  waves.set('namespaces', -1);
  return waves;
}
