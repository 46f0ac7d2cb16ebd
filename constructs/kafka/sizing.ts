import { type Bytes, type Duration, gibibytes, hours, mebibytes } from '../kit/model/units';
import { fromMegabytes, type RoleSize, roleSize, withReserve } from '../stores/sizing';
import { kafkaAssumptions as assumed } from './assumptions';

/** What Kafka needs. */
export interface KafkaSize extends RoleSize {
  /** The heap of each broker; the rest of its memory is page cache. */
  readonly heap: Bytes;
  /** For how long records are kept, at least. */
  readonly retention: Duration;
}

/** Brokers, each of which has a copy of everything. */
const brokers = 3;

/** What the records of so long a time take on the disk of each broker, in mebibytes. */
function stored(bytesPerSecond: number, { seconds }: Duration): number {
  return fromMegabytes(((bytesPerSecond / 1_000_000) * seconds * assumed.index.value) / assumed.compression.value);
}

/** The smallest disk of a broker that keeps records for so long. */
export const leastDisk = (bytesPerSecond: number, retention: Duration): Bytes =>
  gibibytes(Math.ceil(withReserve(stored(bytesPerSecond, retention)) / 1024));

/** What three brokers need that take so many bytes a second, each of which they store three times. */
export function kafkaSize(bytesPerSecond: number, retention: Duration = hours(assumed.hours.value)): KafkaSize {
  const megabytes = bytesPerSecond / 1_000_000;
  const heap = mebibytes(assumed.heap.value);
  return {
    ...roleSize({
      cores: Math.max(0.5, assumed.cores.value * megabytes) * brokers,
      memory: assumed.pageCache.value * megabytes * brokers,
      baseMemory: heap.mebibytes,
      disk: stored(bytesPerSecond, retention) * brokers,
      least: brokers,
      mostCores: Number.POSITIVE_INFINITY,
      mostMemory: Number.MAX_SAFE_INTEGER,
      takesOver: false,
    }),
    heap,
    retention,
  };
}
