import type { Finding } from '../model/findings';
import type { Environment } from './environment';
import { componentsOf, findingOf, nameSeenFrom, type Placed } from './placed';

/**
 * Reports components that keep what they have in one database of somebody else, also in different environments: each would find and
 * change what the other has written there.
 */
export function sharedDatabases(environments: readonly Environment[]): readonly Finding[] {
  const seen = new Map<string, Placed>();
  return environments.flatMap(componentsOf).flatMap((place) => {
    const databases = place.component.connections.filter(
      ({ to }) => to.protocol === 'postgresql' && to.peer.kind === 'outside-host',
    );
    // Several pods of one component share it.
    const found = new Set(databases.map(({ to }) => `${to.address}${to.path}`));
    return [...found].flatMap((database) => {
      const other = seen.get(database);
      seen.set(database, other ?? place);
      if (!other) return [];
      const problem = `${nameSeenFrom(place.environment, other)} keeps what it has in ${database} too, and each would change what the other has`;
      return [findingOf(place, 'database', problem, 'a database of its own on that server')];
    });
  });
}
