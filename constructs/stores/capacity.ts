import { type Duration, mebibytes, percent, type ResourceProps } from '../kit';
import type { Checks } from '../kit/model/checks';
import type { BucketStoreProps } from './monolith';

/**
 * What of a memory or a disk may be in use. The rest is for queries, for the write-ahead log, for what is being rewritten or
 * compacted, and for a day that is louder than others.
 */
export const usable = percent(80);

/** The least that leaves so much free, in mebibytes. */
const whole = (needed: number): number => (needed * 100) / usable.value;

/**
 * Reports a memory limit that is too small. `load`: what takes the memory, as the beginning of a sentence that goes on with how much.
 * `less`: what to state less of, after *or*. `needed`: in mebibytes.
 */
export function checkMemory(
  check: Checks,
  { memory, memoryLimit = memory }: ResourceProps,
  { needed, load, less }: { readonly needed: number; readonly load: string; readonly less: string },
): void {
  const most = memoryLimit.share(usable);
  const least = Math.ceil(needed);
  check.require(
    least <= most.mebibytes,
    'resources',
    `${load} about ${mebibytes(least)}, and ${usable} of the memory limit are ${most}`,
    `memoryLimit: mebibytes(${Math.ceil(whole(least) / 64) * 64}) or more, or ${less}`,
  );
}

/** The disk that so many mebibytes need, as somebody writes it. */
export const diskFor = (needed: number): string => `disk: gibibytes(${Math.ceil(whole(needed) / 1024)}) or more`;

/**
 * Reports a disk that is too small for blocks. `load`: what makes them, such as `100 spans a second`. `atHand`: for how long the disk has
 * them where they are kept in a bucket; default: they never are.
 */
export function checkBlocks(
  check: Checks,
  { retention, disk, storage }: Pick<BucketStoreProps, 'retention' | 'disk' | 'storage'>,
  {
    bytesPerSecond,
    load,
    atHand = retention,
  }: { readonly bytesPerSecond: number; readonly load: string; readonly atHand?: Duration },
): void {
  if (!check.sound('retention', 'disk')) return;
  const kept = storage ? atHand : retention;
  const most = disk.share(usable);
  const blocks = Math.ceil((bytesPerSecond * kept.seconds) / mebibytes(1).bytes);
  check.require(
    blocks <= most.mebibytes,
    'disk',
    `${load} for ${kept} are about ${mebibytes(blocks)} of blocks, and ${usable} of the disk are ${most}`,
    storage ? diskFor(blocks) : `${diskFor(blocks)}, or a shorter retention`,
  );
}
