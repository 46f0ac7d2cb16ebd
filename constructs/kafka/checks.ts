import { type Bytes, gibibytes, mebibytes, type ResourceProps } from '../kit';
import type { Checks } from '../kit/model/checks';
import { leastOfPartition, ofRecords } from './config';

/** The least memory of a broker: half of it is the heap. */
const leastMemory = gibibytes(1);

/** Reports a memory in which no broker runs, and a disk that has no room for its partitions. */
export function checkKafka(
  check: Checks,
  {
    disk,
    resources,
    partitions,
  }: { readonly disk: Bytes; readonly resources: ResourceProps; readonly partitions: number },
): void {
  if (check.sound('resources'))
    check.require(
      resources.memory.mebibytes >= leastMemory.mebibytes,
      'resources',
      `half of ${resources.memory} is the heap, and a broker ends for want of memory`,
      `memory: gibibytes(${leastMemory.mebibytes / 1024}) or more`,
    );
  if (!check.sound('disk')) return;
  const needed = Math.ceil((partitions * leastOfPartition * 100) / ofRecords.value / mebibytes(1).bytes);
  check.require(
    needed <= disk.mebibytes,
    'disk',
    `${partitions} partitions take at least ${mebibytes(needed)} of each broker's disk, and there are ${disk}`,
    `disk: gibibytes(${Math.ceil(needed / 1024)}) or more, or fewer partitions`,
  );
}
