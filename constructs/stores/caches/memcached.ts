import { type Component, type Endpoint, Workload } from '../../kit';
import type { CacheSize } from '../sizing/size';
import { checkCacheSize } from './checks';

export interface CacheProps {
  /** The name of its objects, such as `loki-chunks-cache`. */
  readonly name: string;
  /** How large it is. */
  readonly size: CacheSize;
  /** Where the size was stated, for findings. */
  readonly property: string;
}

/**
 * A cache of a store: memcached, which only remembers what the store can read or compute again. Its pods start and end together, without a
 * volume: a lost one costs time until its part of the keys has been read again. It shows no metrics of its own: those who use it count hits,
 * failures and time. Only they reach its port, as it asks nobody who they are. https://docs.memcached.org/
 */
export function addCache(component: Component, { name, size, property }: CacheProps): Endpoint<'memcached'> {
  checkCacheSize(component.check, property, size);
  const { replicas, memory, largestItem, connections, resources } = size;
  const workload = new Workload(component, {
    name,
    // So each pod has a name that stays, and its keys stay with it.
    kind: 'StatefulSet',
    replicas,
    image: component.images.memcached,
    args: [
      `--memory-limit=${memory.mebibytes}`,
      `--max-item-size=${largestItem.mebibytes}m`,
      `--conn-limit=${connections}`,
    ],
    // The user memcache of the image.
    identity: { user: 11211 },
    ports: { memcached: { container: 11211 } },
    resources,
    readiness: { port: 'memcached' },
    liveness: { port: 'memcached', periodSeconds: 30 },
  });
  return workload.endpoint('memcached', 'memcached', { everyPod: true, largestItem });
}

/** What Loki, Mimir and Tempo say of a cache in the same words. */
export interface MemcachedClient {
  readonly addresses: string;
  readonly max_item_size: number;
}

/**
 * How a store's client of memcached is told of a cache: by the record that has the name of every pod, looked up again and again, and with the
 * size beyond which nothing is sent. Clients put the pods into an order and share the keys out by it. By their addresses (`dns+`) a pod that
 * starts again has another place in it, and with it the keys of the others have another pod: the whole cache would be cold.
 * https://grafana.com/docs/mimir/latest/configure/about-dns-service-discovery/
 */
export const memcachedClient = ({ address, host, portName, offers }: Endpoint<'memcached'>): MemcachedClient => ({
  addresses: offers.everyPod ? `dnssrvnoa+_${portName}._tcp.${host}` : address,
  max_item_size: offers.largestItem.bytes,
});
