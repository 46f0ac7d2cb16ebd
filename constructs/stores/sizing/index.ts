/** From a load to sizes. */

export { coresOf, fromBytes, fromMegabytes, grouped, upTo } from './amounts';
export { type Assumption, type Assumptions, assumptions } from './assumption';
export { bounds } from './bounds';
export { cacheSize } from './cache-size';
export { type Carried, insistedWords, type Sized, smallestForm, storeSize } from './forms';
export { Load, load, loadValidator, reportLoad } from './load';
export type { LoadProps, RetentionProps } from './load-props';
export { together } from './needs';
export { queries } from './queries';
export { replicationFactor } from './replication';
export { month, mostOfEach, type RoleNeed, roleSize, withReserve } from './role';
export type { BucketSize, CacheSize, DistributedSize, FormName, ProcessSize, RoleSize, StoreSize } from './size';
export { sentSpanBytesPerSecond, spanBytes, spanBytesPerSecond } from './spans';
export { isLoaded, statingLoad, warnOfStatedLoad } from './stated';
export { inWords, type NamedSize, type TotalSize, totalOf, totalOfStore, workloadsOf } from './total';
