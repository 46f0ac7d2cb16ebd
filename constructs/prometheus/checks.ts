import type { Bytes, ResourceProps } from '../kit';
import type { Checks } from '../kit/model/checks';
import { checkMemory, usable } from '../stores';
import type { PrometheusProps } from './props';

/** The series by default. */
export const usualSeries = 50_000;

/** In mebibytes. Measured resident with a pull each 15 seconds: 144 with 25,000 series, 178 with 50,000, 266 with 75,000. */
const memoryFor = (series: number) => 100 + series * 0.003;

/** The bytes of blocks that stay on a disk, as Prometheus's flag has it. */
export const blocksOn = (disk: Bytes): string => `${disk.share(usable).mebibytes}MB`;

/** Reports a memory that is too small for the stated series. What the disk does not hold is deleted before its time. */
export function checkPrometheus(
  check: Checks,
  { series = usualSeries }: PrometheusProps,
  resources: ResourceProps,
): void {
  if (!check.sound('series', 'resources')) return;
  checkMemory(check, resources, { needed: memoryFor(series), load: `${series} series take`, less: 'fewer series' });
}
