import { mebibytes } from '../kit';
import type { Checks } from '../kit/model/checks';
import type { BucketStoreProps } from './monolith';

const day = 86_400;

/**
 * The least that a store writes in a day, in mebibytes: what 4,000 series of one sample a minute take, at the 1.4 bytes of a compressed
 * sample, or the log lines of a few quiet pods. https://prometheus.io/docs/prometheus/latest/storage/#operational-aspects
 */
const leastOfADay = 8;

/** For the write-ahead log and what is being rewritten. */
const reserve = mebibytes(256);

/**
 * Reports a disk that could not even hold what a cluster with nearly no load writes until it is deleted. Where data is in a bucket, it has
 * room for all.
 */
export function checkDiskHoldsRetention(
  check: Checks,
  store: Pick<BucketStoreProps, 'retention' | 'disk' | 'storage'>,
): void {
  const { retention, disk, storage } = store;
  if (storage || !check.sound('retention', 'disk')) return;
  const days = Math.ceil(retention.seconds / day);
  const needed = days * leastOfADay + reserve.mebibytes;
  const most = Math.floor((disk.mebibytes - reserve.mebibytes) / leastOfADay);
  const larger = `disk: gibibytes(${Math.ceil(needed / 1024)}) or more`;
  check.require(
    needed <= disk.mebibytes,
    'retention',
    `${days} ${days === 1 ? 'day' : 'days'} on ${disk} leave less than ${leastOfADay} MiB for each day, and even a cluster with nearly no load writes more`,
    most >= 1 ? `at most days(${most}), or ${larger}` : larger,
  );
}
