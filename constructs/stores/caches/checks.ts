import { type Bytes, type Cores, mebibytes, percent, type ResourceProps } from '../../kit';
import type { Checks } from '../../kit/model/checks';
import type { CacheSize } from '../sizing/size';

/** The program, its threads and its table of keys. Without an item it takes 5 MiB. */
const program = mebibytes(16);
/** A full memcached of 512 and of 1,024 MiB took at most 3 % more than it was given for items, the program's 5 MiB aside. */
const pages = percent(105);
/** The buffer of a connection whose request is being read, in mebibytes: 16 KiB. An idle connection took less than 1 KiB. */
const connection = 1 / 64;
/** A cache is full as long as it runs. At nine tenths of the limit, an alert says of every container that the kernel will end it. */
const limit = percent(112);

/** What a pod of a cache asks for and may take, so that it evicts items long before the kernel ends it. */
export function cacheResources(
  { memory, connections }: Pick<CacheSize, 'memory' | 'connections'>,
  cpu: Cores,
): ResourceProps {
  const buffers = Math.ceil(connections * connection);
  const full = mebibytes(memory.share(pages).mebibytes + program.mebibytes + buffers);
  return { cpu, memory: full, memoryLimit: full.share(limit) };
}

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
