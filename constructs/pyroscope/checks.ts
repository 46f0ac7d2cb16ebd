import { hours, type ResourceProps } from '../kit';
import type { Checks } from '../kit/model/checks';
import { checkBlocks, checkDiskHoldsRetention, checkMemory } from '../stores';
import type { PyroscopeProps } from './props';

/** The processes for which memory and disk are checked by default. */
const usualProcesses = 20;

/**
 * In mebibytes. Measured resident with profiles of large Go programs, of five kinds each quarter of a minute: 82 without any, 132 with 2
 * processes, 244 with 40.
 */
const memoryFor = (processes: number) => 100 + processes * 4;

/**
 * What a process costs on the disk, in bytes a second. Measured with the same processes, of which each sent 3,500 bytes a second: 8,600 as
 * it comes, for a quarter of an hour, and 1,200 after the second of three compactions.
 */
const bytesOfProcess = 1200;

/** What of a bucket's profiles is on the disk: their index, and what is being compacted. */
const atHand = hours(6);

/** Reports a service that is stated to have two profilers: its link would be there twice, and one of them lead nowhere. */
function checkServices(check: Checks, { services = [], nodeJsServices = [] }: PyroscopeProps): void {
  for (const name of nodeJsServices.filter((each) => services.includes(each))) {
    check.report('nodeJsServices', `${name} stands in services too`, 'each service in the one or the other');
  }
}

/** Reports what would break Pyroscope with the stated processes: a memory or a disk that is too small. */
export function checkPyroscope(check: Checks, props: PyroscopeProps, resources: ResourceProps): void {
  checkDiskHoldsRetention(check, props);
  checkServices(check, props);
  const { processes = usualProcesses } = props;
  if (!check.sound('processes')) return;
  const load = `the profiles of ${processes} processes`;
  if (check.sound('resources')) {
    checkMemory(check, resources, { needed: memoryFor(processes), load: `${load} take`, less: 'fewer processes' });
  }
  checkBlocks(check, props, { bytesPerSecond: processes * bytesOfProcess, load, atHand });
}
