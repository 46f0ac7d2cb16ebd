import { type Bytes, gibibytes, mebibytes, type ResourceProps } from '../kit';
import type { Checks } from '../kit/model/checks';
import {
  checkDiskHoldsRetention,
  checkMemory,
  diskFor,
  type Evaluation,
  evaluatesAlerts,
  type ObjectStorage,
  usable,
} from '../stores';
import { lokiAssumptions as assumed } from './assumptions';
import { usualStreams } from './limits';
import type { LokiProps } from './props';
import { openMemory } from './sizing';

const day = 86_400;

/** Reports what Loki would refuse, and what would break it at the stated volume: a disk or a memory that is too small. */
export function checkLoki(check: Checks, props: LokiProps, resources: ResourceProps): void {
  const { retention, dailyVolume } = props;
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
  const { streams = usualStreams } = props;
  checkMemory(check, resources, {
    needed: assumed.baseMemory.value + openMemory(dailyVolume.bytes / day, streams),
    load: `${dailyVolume} of lines a day in up to ${streams} streams take`,
    less: 'a smaller dailyVolume',
  });
}

/**
 * Reports a changed configuration by which new lines would have no period, or one whose store is not where Loki keeps its data. Further periods
 * are what a change of the schema is.
 */
export function checkPeriods(
  check: Checks,
  {
    schema_config,
  }: {
    readonly schema_config?: {
      readonly configs?: readonly { readonly from?: unknown; readonly object_store?: unknown }[];
    };
  },
  storage: ObjectStorage | undefined,
): void {
  const kept = storage?.kind ?? 'filesystem';
  const configs = [...(schema_config?.configs ?? [])].sort((a, b) => String(a.from).localeCompare(String(b.from)));
  const last = configs.at(-1);
  check.require(
    last?.object_store === kept,
    'configuration',
    last
      ? `by schema_config the lines since ${last.from} are kept in ${last.object_store}, and its data is kept in ${kept}`
      : 'schema_config has no period, and Loki does not start',
    `schema_config.configs with a last period whose object_store is '${kept}'`,
  );
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
  const needed = dailyVolume.mebibytes * days * assumed.storedShare.value;
  const most = Math.floor(disk.share(usable).mebibytes / assumed.storedShare.value / dailyVolume.mebibytes) - 1;
  check.require(
    needed <= disk.share(usable).mebibytes,
    'retention',
    `${days - 1} days at ${dailyVolume} a day are about ${gibibytes(Math.ceil(needed / 1024))} of chunks, and ${usable} of the disk are ${disk.share(usable)}`,
    `${most >= 1 ? `at most days(${most}), or ` : ''}${diskFor(needed)}`,
  );
}

/** Where chunks are in a bucket, the disk has the lines of those that are open, uncompressed, and a checkpoint of them beside. */
function checkWriteAheadLog(check: Checks, disk: Bytes, dailyVolume: Bytes): void {
  const needed = (2 * dailyVolume.mebibytes * assumed.openHours.value) / 24;
  check.require(
    needed <= disk.share(usable).mebibytes,
    'disk',
    `${dailyVolume} a day are up to ${mebibytes(Math.ceil(needed))} of write-ahead log, and ${usable} of the disk are ${disk.share(usable)}`,
    diskFor(needed),
  );
}
