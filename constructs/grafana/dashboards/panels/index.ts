export { stackedBars, timeSeries } from './graphs';
export { logs } from './logs';
export type { Link, Query } from './panel';
export { table } from './table';
export { serviceMap, traces } from './traces';
export { gauge, stat, topList } from './values';
