import { type Bytes, mebibytes } from '../../kit';
import type { Checks } from '../../kit/model/checks';
import { cacheResources } from '../sizing/cache-resources';
import type { CacheSize } from '../sizing/size';

const largest = ({ memory }: CacheSize): Bytes => mebibytes(Math.min(1024, Math.floor(memory.mebibytes / 2)));

/** Reports a size with which memcached does not start, or which its pod does not hold. `property`: where it was stated. */
export function checkCacheSize(check: Checks, property: string, size: CacheSize): void {
  const { largestItem, memory, connections, resources } = size;
  check.require(
    largestItem.mebibytes <= largest(size).mebibytes,
    `${property}.largestItem`,
    `memcached starts with items of at most half of its memory and at most 1 GiB, and ${largestItem} of ${memory} are more`,
    `at most mebibytes(${largest(size).mebibytes})`,
  );
  check.count(`${property}.connections`, connections, 1, mostConnections);
  if (!check.sound(property)) return;
  const { memory: needed } = cacheResources(size, resources.cpu);
  const { memoryLimit = resources.memory } = resources;
  check.require(
    needed.mebibytes <= memoryLimit.mebibytes,
    `${property}.resources`,
    `${memory} of items and ${connections} connections take up to ${needed}, and the memory limit is ${memoryLimit}`,
    'the resources that cacheResources makes of the size',
  );
}

/** Each is an open file, of which a container may have 1,048,576 unless the node says otherwise. */
const mostConnections = 65_536;
