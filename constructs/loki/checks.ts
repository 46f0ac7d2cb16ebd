import { Bytes, gibibytes, percent } from '../kit';
import type { Checks } from '../kit/checks';
import type { LokiProps } from './index';

const day = 86_400;

/**
 * How many bytes of lines one byte of chunks holds. Measured with gzip and zstd: 3.6, with lines of 220 bytes on average of which each
 * has a trace id, so of hardly compressible ones; index and rewritten chunks come to it.
 */
const compression = 3;

/** What is left free, for the write-ahead log, for chunks that are being rewritten, and for a day that is louder than others. */
const usable = percent(80);

/** Reports what Loki would refuse, and a disk that fills before its oldest lines go. */
export function checkLoki(check: Checks, { retention, disk, streams, dailyVolume, chunkEncoding }: LokiProps): void {
  check.oneOf('chunkEncoding', chunkEncoding, ['gzip', 'zstd', 'snappy', 'lz4']);
  if (streams !== undefined) check.count('streams', streams, 100, 1_000_000);
  const volumeIsGood = dailyVolume !== undefined && check.bytes('dailyVolume', dailyVolume, 'gibibytes(10)');
  if (!check.duration('retention', retention, 'days(3)')) return;
  const longEnough = check.require(
    retention.seconds >= day,
    'retention',
    `${retention} is shorter than a day, and Loki deletes whole days`,
    'days(1) or more',
  );
  // The workload reports a disk that is no amount at all.
  if (!longEnough || !volumeIsGood || !(disk instanceof Bytes)) return;
  // A day goes as a whole, when its last line is old enough.
  const days = Math.ceil(retention.seconds / day) + 1;
  const needed = (dailyVolume.mebibytes * days) / compression;
  const most = Math.floor((disk.share(usable).mebibytes * compression) / dailyVolume.mebibytes) - 1;
  check.require(
    needed <= disk.share(usable).mebibytes,
    'retention',
    `${days - 1} days at ${dailyVolume} a day are about ${gibibytes(Math.ceil(needed / 1024))} of chunks, and ${usable} of the disk are ${disk.share(usable)}`,
    `${most >= 1 ? `at most days(${most}), or ` : ''}disk: gibibytes(${Math.ceil((needed * 100) / usable.value / 1024)}) or more`,
  );
}
