import { Bytes, Cores } from '../../kit/model/units';
import { usable } from '../capacity';
import { upTo } from './amounts';
import type { RoleSize } from './size';

/** A month, as clouds bill it, in seconds. */
export const month = 30 * 86_400;

/** What a role needs, all of its pods together. */
export interface RoleNeed {
  /** Cores. */
  readonly cores: number;
  /** Memory that follows from the load as it usually is, in mebibytes. */
  readonly memory: number;
  /** The most that it is at times, such as while applications are rolled out. Default: no more. */
  readonly peakMemory?: number;
  /** Memory that each process has without any load, in mebibytes. Default: none. */
  readonly baseMemory?: number;
  /** What is on volumes, in mebibytes. Default: it has none. */
  readonly disk?: number;
  /** The fewest pods: one that nobody waits for, two for what answers, three for what keeps three copies. */
  readonly least: number;
  /** Pods come in this number, such as one in each zone. Default: 1. */
  readonly step?: number;
  /** The most cores that a pod is to have; beyond, there are more pods. Default: 2. */
  readonly mostCores?: number;
  /** The most memory that a pod is to have, in mebibytes; beyond, there are more pods. Default: 16 GiB. */
  readonly mostMemory?: number;
  /**
   * The most that a pod is to have on its volume, in mebibytes; beyond, there are more pods. Default: what one has whose memory is full, as both grow with
   * the same.
   */
  readonly mostDisk?: number;
  /** Whether those that remain take the work of one that is lost, so that each has memory for it. Default: yes where there are two or more. */
  readonly takesOver?: boolean;
}

/** The least that a pod asks for, in millicores: what a Go program with rings and metrics takes without any load. */
const leastMillicores = 50;

/** The least limit, in mebibytes: a request or an answer may have 100 MiB, and takes several times that while it is read. */
const leastLimit = 512;

/** Steps in which amounts are stated, so that a small change of the load changes nothing. */
const steps = { millicores: 50, memory: 64 } as const;

/** What is used, and a fifth that stays free beside it. */
export const withReserve = (mebibytes: number): number => (mebibytes * 100) / usable.value;

/**
 * The steps of volumes: four between a power of two and the next, whole gibibytes. Nothing changes the claims of a StatefulSet in place, so that
 * each other size takes somebody's hand; a load that is a tenth larger mostly needs none.
 */
function upToVolume(mebibytes: number): number {
  const gibibytes = mebibytes / 1024;
  const step = Math.max(1, 2 ** Math.floor(Math.log2(Math.max(1, gibibytes))) / 4);
  return upTo(step * 1024, mebibytes);
}

/** A volume of which a fifth stays free, in steps. */
const diskWithReserve = (mebibytes: number): Bytes => new Bytes(upToVolume(withReserve(mebibytes)));

/** The most memory of each of so many pods of which none takes the work of another, in mebibytes. */
export const mostOfEach = ({ baseMemory = 0, memory, peakMemory = memory, least }: RoleNeed): number =>
  baseMemory + peakMemory / least;

/**
 * The pods of a role: as many as it needs, each alike. A volume is that of one of the fewest pods, but no larger than the most that a pod is to have, however
 * many pods there are: one that shrank when a load needs a further pod would have to be replaced by hand.
 */
export function roleSize(need: RoleNeed): RoleSize {
  const { cores, memory, baseMemory = 0, disk, least, step = 1, mostCores = 2, mostMemory = 16 * 1024 } = need;
  const { takesOver = least > 1, peakMemory = memory, mostDisk } = need;
  const fullMemories = peakMemory / ((mostMemory * usable.value) / 100 - baseMemory);
  const fullDisks = mostDisk === undefined ? fullMemories : (disk ?? 0) / mostDisk;
  const spare = takesOver ? 1 : 0;
  const full = Math.ceil(Math.max(fullMemories, fullDisks)) + spare;
  const replicas = upTo(step, Math.max(least, Math.ceil(cores / mostCores), full));
  const carrying = replicas - spare;
  const request = new Bytes(upTo(steps.memory, baseMemory + memory / replicas));
  const peak = baseMemory + peakMemory / carrying;
  return {
    replicas,
    resources: {
      cpu: new Cores(Math.max(leastMillicores, upTo(steps.millicores, (cores * 1000) / replicas))),
      memory: request,
      memoryLimit: new Bytes(Math.max(leastLimit, request.mebibytes, upTo(steps.memory, withReserve(peak)))),
    },
    ...(disk === undefined ? {} : { disk: diskWithReserve(disk / Math.max(least - spare, fullDisks)) }),
  };
}
