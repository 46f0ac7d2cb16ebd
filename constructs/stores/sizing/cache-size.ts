import { Bytes, Cores, mebibytes } from '../../kit/model/units';
import { cacheResources } from './cache-resources';
import type { CacheSize } from './size';

/** The least memory for items of a pod, in mebibytes. */
const leastMemory = 128;

/** The most, in mebibytes: what the charts give the cache of chunks. */
const mostMemory = 8192;

/** Each pod of a store keeps up to 150 open. https://grafana.com/docs/mimir/latest/configure/configuration-parameters/ */
const connections = 4096;

const processor = new Cores(100);

/** A group of memcached that holds so many mebibytes in at least two pods, so that the loss of one empties a part. */
export function cacheSize(needed: number, largestItem: Bytes = mebibytes(5)): CacheSize {
  const replicas = Math.max(2, Math.ceil(needed / mostMemory));
  const memory = new Bytes(Math.max(leastMemory, Math.ceil(needed / replicas / 64) * 64));
  return {
    replicas,
    memory,
    connections,
    resources: cacheResources({ memory, connections }, processor),
    largestItem,
  };
}
