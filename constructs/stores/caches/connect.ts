import type { Component, Endpoint, Workload } from '../../kit';
import type { CacheSize } from '../sizing/size';
import { addCache } from './memcached';

/** The caches of a store, by their names. */
export type Caches<CacheName extends string> = Readonly<Record<CacheName, Endpoint<'memcached'>>>;

/** Adds the caches that a size has: `loki-results-cache`, … */
export function addCaches(store: Component, sizes: Readonly<Record<string, CacheSize>>): Caches<string> {
  const made = Object.entries(sizes).map(([name, size]) => [
    name,
    addCache(store, { name: `${store.name}-${name}-cache`, size, property: 'form' }),
  ]);
  return Object.fromEntries(made);
}

/** Connects those who ask each cache with it. `asking`: the roles that do. */
export function connectCaches<CacheName extends string, Role extends string>(
  store: { of(role: Role): readonly Workload[] },
  caches: Partial<Caches<CacheName>>,
  asking: Readonly<Record<CacheName, readonly Role[]>>,
): void {
  for (const [name, cache] of Object.entries<Endpoint<'memcached'> | undefined>(caches))
    for (const role of cache ? asking[name as CacheName] : [])
      for (const workload of store.of(role)) workload.connect('form', 'memcached', cache as Endpoint<'memcached'>);
}
