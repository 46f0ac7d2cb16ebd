import { mebibytes, percent, type ResourceProps } from '../kit';
import type { Checks } from '../kit/model/checks';
import { seriesTaken, usualSeries } from './limits';
import type { MimirProps } from './props';

/** What is left free: of memory for queries, of the disk for blocks that are being compacted. */
const usable = percent(80);

/** In mebibytes. Measured resident with samples each ten seconds: 120 without, 200 with 25,000 series, 311 with 75,000, 345 with
 * 100,000; the rest is for queries and for the two hours before a block is cut. */
const memoryFor = (series: number) => 150 + series * 0.004;

/** The bytes that a sample takes, for blocks that are compacted: Mimir's own assumption is 2. The rest is for the index. */
const bytesOfSample = 3;

/** How often a series has a sample, in seconds: as often as everything is pulled here, and more often than applications send. */
const interval = 30;

/** Reports what would break Mimir with the stated series: a memory or a disk that is too small. */
export function checkMimir(check: Checks, props: MimirProps, { memory, memoryLimit = memory }: ResourceProps): void {
  const { activeSeries = usualSeries, retention, disk } = props;
  if (!check.sound('activeSeries', 'resources')) return;
  const needed = Math.ceil(memoryFor(seriesTaken(activeSeries)));
  check.require(
    needed <= memoryLimit.share(usable).mebibytes,
    'resources',
    `${activeSeries} active series, and half as many that have just ended, take about ${mebibytes(needed)}, and ${usable} of the memory limit are ${memoryLimit.share(usable)}`,
    `memoryLimit: mebibytes(${Math.ceil((needed * 100) / usable.value / 64) * 64}) or more, or fewer activeSeries`,
  );
  if (!check.sound('retention', 'disk')) return;
  const blocks = Math.ceil((activeSeries * (retention.seconds / interval) * bytesOfSample) / (1024 * 1024));
  check.require(
    blocks <= disk.share(usable).mebibytes,
    'disk',
    `${activeSeries} active series for ${retention} are about ${mebibytes(blocks)} of blocks, and ${usable} of the disk are ${disk.share(usable)}`,
    `disk: gibibytes(${Math.ceil((blocks * 100) / usable.value / 1024)}) or more, or a shorter retention`,
  );
}
