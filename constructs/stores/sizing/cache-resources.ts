import { type Cores, mebibytes, percent, type ResourceProps } from '../../kit';
import type { CacheSize } from './size';

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
