import { mebibytes, percent, type ResourceProps } from '../kit';
import type { Checks } from '../kit/model/checks';
import type { TempoProps } from './props';

/** What is stated of the spans, with the defaults. */
export const statedOf = ({
  spansPerSecond = 100,
  maxActiveSeries = 20_000,
  maxBytesPerTrace = mebibytes(5),
}: TempoProps) => ({ spansPerSecond, maxActiveSeries, maxBytesPerTrace });

/** What is left free: of memory for searches, of the disk for blocks that are being compacted. */
const usable = percent(80);

/**
 * In mebibytes. Measured resident with spans of 600 bytes, in traces of 20, and 20,000 series of metrics: 85 without any, 240 with
 * 500 spans a second, 253 with 1,000, 466 with 2,000; and 583 with 1,000 whose names were all different.
 */
const memoryFor = (spansPerSecond: number, series: number) => 120 + spansPerSecond * 0.15 + series * 0.012;

/** The bytes of a span in a block. Measured with the same spans: 137. */
const bytesOfSpan = 150;

/** Reports what would break Tempo with the stated spans: a memory or a disk that is too small. */
export function checkTempo(check: Checks, props: TempoProps, { memory, memoryLimit = memory }: ResourceProps): void {
  const { retention, disk, metricsTo } = props;
  const { spansPerSecond, maxActiveSeries } = statedOf(props);
  if (!check.sound('spansPerSecond', 'maxActiveSeries', 'resources')) return;
  const needed = Math.ceil(memoryFor(spansPerSecond, metricsTo ? maxActiveSeries : 0));
  check.require(
    needed <= memoryLimit.share(usable).mebibytes,
    'resources',
    `${spansPerSecond} spans a second${metricsTo ? ` and ${maxActiveSeries} series of metrics` : ''} take about ${mebibytes(needed)}, and ${usable} of the memory limit are ${memoryLimit.share(usable)}`,
    `memoryLimit: mebibytes(${Math.ceil((needed * 100) / usable.value / 64) * 64}) or more, or a smaller spansPerSecond`,
  );
  if (!check.sound('retention', 'disk')) return;
  const blocks = Math.ceil((spansPerSecond * retention.seconds * bytesOfSpan) / (1024 * 1024));
  check.require(
    blocks <= disk.share(usable).mebibytes,
    'disk',
    `${spansPerSecond} spans a second for ${retention} are about ${mebibytes(blocks)} of blocks, and ${usable} of the disk are ${disk.share(usable)}`,
    `disk: gibibytes(${Math.ceil((blocks * 100) / usable.value / 1024)}) or more, or a shorter retention`,
  );
}
