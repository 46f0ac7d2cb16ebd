import { hours, type ResourceProps } from '../kit';
import type { Checks } from '../kit/model/checks';
import { checkBlocks, checkDiskHoldsRetention, checkMemory, type Evaluation } from '../stores';
import { fromBytes } from '../stores/sizing';
import { mimirAssumptions as assumed } from './assumptions';
import { seriesTaken, usualSeries } from './limits';
import type { MimirProps } from './props';

/** In mebibytes. */
const memoryFor = (series: number) => assumed.baseMemory.value + fromBytes(series * assumed.ingesterMemory.value);

/** How often a series has a sample, in seconds: as often as everything is pulled here, and more often than applications send. */
const interval = 30;

/**
 * What of a bucket's blocks is on the disk: those of 13 hours, which is Mimir's `tsdb.retention_period`, and a day's that the compactor reads
 * and writes anew.
 */
const atHand = hours(13 + 2 * 24);

/** Reports what would break Mimir with the stated series: a memory or a disk that is too small. */
export function checkMimir(check: Checks, props: MimirProps, resources: ResourceProps): void {
  checkDiskHoldsRetention(check, props);
  const { activeSeries = usualSeries } = props;
  if (!check.sound('activeSeries', 'resources')) return;
  checkMemory(check, resources, {
    needed: memoryFor(seriesTaken(activeSeries)),
    load: `${activeSeries} active series, and half as many that have just ended, take`,
    less: 'fewer activeSeries',
  });
  const bytesPerSecond = (activeSeries * assumed.sampleBytes.value) / interval;
  checkBlocks(check, props, { bytesPerSecond, load: `${activeSeries} active series`, atHand });
}

/** Reports a Mimir whose alerts nobody would see. */
export function checkSeen(check: Checks, { alertsTo }: Evaluation): void {
  check.require(
    alertsTo !== undefined || !check.sound('alertsTo'),
    'alertsTo',
    'with a workload for each role Grafana does not see what Mimir evaluates, and nobody is told',
    'alertsTo: alertmanager.push',
  );
}
