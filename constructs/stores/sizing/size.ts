import type { Bytes } from '../../kit/model/units';
import type { ResourceProps } from '../../kit/pods/container';

/** One process; identical processes that replicate among themselves; or a workload for each role. */
export type FormName = 'single' | 'replicated' | 'distributed';

/** What one workload needs. */
export interface RoleSize {
  /** Its pods. */
  readonly replicas: number;
  /** What each of them asks for, and the most that it may take. */
  readonly resources: ResourceProps;
  /** The volume of each. Undefined: it needs none. */
  readonly disk?: Bytes;
}

/** One group of memcached. */
export interface CacheSize {
  /** Its pods. */
  readonly replicas: number;
  /** What of the memory of each is for items: memcached's `-m`. */
  readonly memory: Bytes;
  /** The most connections of a pod at once, those of all pods of all clients: memcached's `-c`. */
  readonly connections: number;
  /** What each of them asks for: items, connections and what memcached has of its own. */
  readonly resources: ResourceProps;
  /** The largest item: memcached's `-I`, and the client's largest. */
  readonly largestItem: Bytes;
}

/** What the bucket holds and is asked. */
export interface BucketSize {
  /** What it holds when the retention is reached, in bytes. */
  readonly bytes: number;
  /** Requests that write, list or copy, in a month of 30 days. */
  readonly writesAMonth: number;
  /** Requests that read, in a month of 30 days. */
  readonly readsAMonth: number;
}

/** What each form has. */
interface CommonSize {
  /** What the bucket holds and is asked. */
  readonly bucket: BucketSize;
  /** The caches by name. Empty: it has none. */
  readonly caches: Readonly<Record<string, CacheSize>>;
  /** What this form does not survive, each as a sentence. Empty: the loss of any pod, node or zone loses nothing and stops no writing. */
  readonly weaknesses: readonly string[];
}

/** One process, or several identical ones. */
export interface ProcessSize extends CommonSize {
  readonly form: 'single' | 'replicated';
  /** What it needs: one workload. */
  readonly process: RoleSize;
}

/** A workload for each role. */
export interface DistributedSize<Role extends string> extends CommonSize {
  readonly form: 'distributed';
  /** What each role needs. */
  readonly roles: Readonly<Record<Role, RoleSize>>;
  /** The partitions of the log between writing and storing. Undefined: there is no log. */
  readonly partitions?: number;
}

/** What a store needs for a load. */
export type StoreSize<Role extends string> = ProcessSize | DistributedSize<Role>;
