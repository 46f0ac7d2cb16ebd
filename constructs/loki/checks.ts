import { type Bytes, gibibytes, mebibytes, type ResourceProps } from '../kit';
import type { Checks } from '../kit/model/checks';
import { checkDiskHoldsRetention, checkMemory, diskFor, type Evaluation, evaluatesAlerts, usable } from '../stores';
import { usualStreams } from './limits';
import type { LokiProps } from './props';

const day = 86_400;

/**
 * How many bytes of lines one byte of chunks holds. Measured with gzip and zstd: 3.6, with lines of 220 bytes on average of which each
 * has a trace id, so of hardly compressible ones; index and rewritten chunks come to it.
 */
const compression = 3;

/** Loki's own `max_chunk_age`: so long a chunk is open at most. After a restart all begin, and so end, together. */
const openHours = 2;

/** The lines of a full chunk, in mebibytes: 1.5 MiB compressed, Loki's own. */
const fullChunk = 5;

/**
 * The memory of a Loki: some of its own, and more than twice what the lines in open chunks are. Measured with 350 MiB of lines in
 * 3,000 streams and a trace id beside each line: 970 MiB.
 */
const memoryFor = (openLines: number) => 150 + 2.5 * openLines;

/** Reports what Loki would refuse, and what would break it at the stated volume: a disk or a memory that is too small. */
export function checkLoki(check: Checks, props: LokiProps, resources: ResourceProps): void {
  const { retention, streams, dailyVolume } = props;
  checkTold(check, props);
  check.require(
    retention.seconds >= day,
    'retention',
    `${retention} is shorter than a day, and Loki deletes whole days`,
    'days(1) or more',
  );
  checkDiskHoldsRetention(check, props);
  if (dailyVolume === undefined || !check.sound('dailyVolume')) return;
  if (check.sound('retention', 'disk')) checkDisk(check, props, dailyVolume);
  if (!check.sound('resources', 'streams')) return;
  const openLines = Math.min((dailyVolume.mebibytes * openHours) / 24, (streams ?? usualStreams) * fullChunk);
  checkMemory(check, resources, {
    needed: memoryFor(openLines),
    load: `${dailyVolume} a day are up to ${mebibytes(Math.round(openLines))} of lines in open chunks, which take`,
    less: 'a smaller dailyVolume',
  });
}

/** Reports who is to be told of nothing. */
export function checkTold(check: Checks, props: Evaluation): void {
  check.require(
    props.alertsTo === undefined || evaluatesAlerts(props),
    'evaluateAlerts',
    'nothing is evaluated of which alertsTo could be told',
    'evaluateAlerts: true, alerts of your own, or no alertsTo',
  );
}

function checkDisk(check: Checks, { retention, disk, storage }: LokiProps, dailyVolume: Bytes): void {
  if (storage) {
    checkWriteAheadLog(check, disk, dailyVolume);
    return;
  }
  // A day goes as a whole, when its last line is old enough.
  const days = Math.ceil(retention.seconds / day) + 1;
  const needed = (dailyVolume.mebibytes * days) / compression;
  const most = Math.floor((disk.share(usable).mebibytes * compression) / dailyVolume.mebibytes) - 1;
  check.require(
    needed <= disk.share(usable).mebibytes,
    'retention',
    `${days - 1} days at ${dailyVolume} a day are about ${gibibytes(Math.ceil(needed / 1024))} of chunks, and ${usable} of the disk are ${disk.share(usable)}`,
    `${most >= 1 ? `at most days(${most}), or ` : ''}${diskFor(needed)}`,
  );
}

/** Where chunks are in a bucket, the disk has the lines of those that are open, uncompressed, and a checkpoint of them beside. */
function checkWriteAheadLog(check: Checks, disk: Bytes, dailyVolume: Bytes): void {
  const needed = (2 * dailyVolume.mebibytes * openHours) / 24;
  check.require(
    needed <= disk.share(usable).mebibytes,
    'disk',
    `${dailyVolume} a day are up to ${mebibytes(Math.ceil(needed))} of write-ahead log, and ${usable} of the disk are ${disk.share(usable)}`,
    diskFor(needed),
  );
}
