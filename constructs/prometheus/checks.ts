import { type Bytes, mebibytes, percent, type ResourceProps } from '../kit';
import type { Checks } from '../kit/model/checks';
import type { PrometheusProps } from './props';

/** The series by default. */
export const usualSeries = 50_000;

/** What is left free: of memory for queries, of the disk for the write-ahead log and for blocks that are being compacted. */
const usable = percent(80);

/** In mebibytes. Measured resident with a pull each 15 seconds: 144 with 25,000 series, 178 with 50,000, 266 with 75,000. */
const memoryFor = (series: number) => 100 + series * 0.003;

/** The bytes of blocks that stay on a disk, as Prometheus's flag has it. */
export const blocksOn = (disk: Bytes): string => `${disk.share(usable).mebibytes}MB`;

/** Reports a memory that is too small for the stated series. What the disk does not hold is deleted before its time. */
export function checkPrometheus(
  check: Checks,
  { series = usualSeries }: PrometheusProps,
  { memory, memoryLimit = memory }: ResourceProps,
): void {
  if (!check.sound('series', 'resources')) return;
  const needed = Math.ceil(memoryFor(series));
  check.require(
    needed <= memoryLimit.share(usable).mebibytes,
    'resources',
    `${series} series take about ${mebibytes(needed)}, and ${usable} of the memory limit are ${memoryLimit.share(usable)}`,
    `memoryLimit: mebibytes(${Math.ceil((needed * 100) / usable.value / 64) * 64}) or more, or fewer series`,
  );
}
