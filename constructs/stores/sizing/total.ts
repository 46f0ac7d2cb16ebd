import { Bytes, Cores } from '../../kit/model/units';
import type { CacheSize, RoleSize, StoreSize } from './size';

/** What everything of a store takes together. */
export interface TotalSize {
  readonly pods: number;
  readonly cpu: Cores;
  /** What is asked for. */
  readonly memory: Bytes;
  /** The most that may be taken. */
  readonly memoryLimit: Bytes;
  readonly volumes: Bytes;
}

/** A workload of a store by its name, as a table has it. */
export type NamedSize = readonly [name: string, size: RoleSize];

const asRole = ({ replicas, resources }: CacheSize): RoleSize => ({ replicas, resources });

/** The workloads of a store: its one, or those of its roles, and its caches. */
export function workloadsOf(size: StoreSize<string>): readonly NamedSize[] {
  const roles: readonly NamedSize[] =
    size.form === 'distributed' ? Object.entries(size.roles) : [['all', size.process]];
  return [...roles, ...Object.entries(size.caches).map(([name, cache]): NamedSize => [`${name} cache`, asRole(cache)])];
}

/** The sum of workloads. */
export function totalOf(workloads: readonly RoleSize[]): TotalSize {
  const sum = (of: (size: RoleSize) => number) =>
    workloads.reduce((total, size) => total + size.replicas * of(size), 0);
  return {
    pods: sum(() => 1),
    cpu: new Cores(sum(({ resources }) => resources.cpu.millicores)),
    memory: new Bytes(sum(({ resources }) => resources.memory.mebibytes)),
    memoryLimit: new Bytes(sum(({ resources: { memory, memoryLimit = memory } }) => memoryLimit.mebibytes)),
    volumes: new Bytes(sum(({ disk }) => disk?.mebibytes ?? 0)),
  };
}

/** The same of a store. */
export const totalOfStore = (size: StoreSize<string>): TotalSize => totalOf(workloadsOf(size).map(([, each]) => each));

/** A sum in words, such as `16 pods, 9 cores, 40 GiB of memory, 200 GiB of volumes`. */
export function inWords({ pods, cpu, memory, volumes }: TotalSize): string {
  const gibibytes = (amount: Bytes) => `${Math.round((amount.mebibytes / 1024) * 10) / 10} GiB`;
  const parts = [
    `${pods} ${pods === 1 ? 'pod' : 'pods'}`,
    `${Math.round(cpu.millicores / 100) / 10} cores`,
    `${gibibytes(memory)} of memory`,
    ...(volumes.mebibytes > 0 ? [`${gibibytes(volumes)} of volumes`] : []),
  ];
  return parts.join(', ');
}
