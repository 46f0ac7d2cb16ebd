import { type Bytes, type Duration, gibibytes, mebibytes, minutes, type ResourceProps } from '../kit';
import type { Checks } from '../kit/model/checks';
import { leastOfPartition, ofRecords } from './config';
import { leastDisk } from './sizing';

/** The least memory of a broker: half of it is the heap. */
const leastMemory = gibibytes(1);

/** The least disk of a broker: the log of the controllers and its snapshots are on it, whatever is written. */
const leastOfDisk = gibibytes(1);

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
  const enough = check.require(
    disk.mebibytes >= leastOfDisk.mebibytes,
    'disk',
    `${disk} are less than the brokers write of themselves`,
    'disk: gibibytes(1) or more',
  );
  if (!enough) return;
  const needed = Math.ceil((partitions * leastOfPartition * 100) / ofRecords.value / mebibytes(1).bytes);
  check.require(
    needed <= disk.mebibytes,
    'disk',
    `${partitions} partitions take at least ${mebibytes(needed)} of each broker's disk, and there are ${disk}`,
    `disk: gibibytes(${Math.ceil(needed / 1024)}) or more, or fewer partitions`,
  );
}

/** Says that it is sized for other spans than come: those of several Tempos, or of none. `sizedFor`: bytes a second. */
export function checkSizedFor(
  check: Checks,
  { sizedFor, written, writers }: { readonly sizedFor: number; readonly written: number; readonly writers: string[] },
): void {
  if (written === 0)
    check.warn(
      'load',
      'it is sized for the spans of a load, and no Tempo writes them here',
      "kafka: kafka.brokers of the Tempo that carries it, or no Kafka; for somebody else's records disk: gibibytes(100) in the place of load",
    );
  else if (written > sizedFor)
    check.warn(
      'load',
      `${inKilobytes(written)} a second are written by ${writers.join(', ')}, and it is sized for ${inKilobytes(sizedFor)}`,
      'a Kafka for each of them, or a load({ … }) of all their spans',
    );
}

const inKilobytes = (bytes: number): string => `${Math.ceil(bytes / 1000)} kB`;

/** Says that the oldest records go before their time. A disk is stated in bytes, and nobody sees from that for how long it is. */
export function checkKept(
  check: Checks,
  {
    disk,
    retention,
    bytesPerSecond,
  }: { readonly disk: Bytes; readonly retention: Duration; readonly bytesPerSecond: number },
): void {
  if (bytesPerSecond === 0 || !check.sound('disk', 'retention')) return;
  const needed = leastDisk(bytesPerSecond, retention);
  if (disk.mebibytes >= needed.mebibytes) return;
  const kept = minutes(Math.floor((retention.seconds / 60) * (disk.mebibytes / needed.mebibytes)));
  check.warn(
    'disk',
    `${inKilobytes(bytesPerSecond)} a second are written, and ${disk} keep about ${kept} of them, not ${retention}`,
    `load in the place of disk, ${needed}, or a shorter retention`,
  );
}
