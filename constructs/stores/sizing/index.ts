/** From a load to sizes. */

export { type Assumption, type Assumptions, assumptions } from './assumption';
export { bounds } from './bounds';
export { Load, load, loadValidator, reportLoad } from './load';
export type { LoadProps, RetentionProps } from './load-props';
export type { BucketSize, CacheSize, DistributedSize, FormName, ProcessSize, RoleSize, StoreSize } from './size';
