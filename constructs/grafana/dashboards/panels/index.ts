export { alertList } from './alert-list';
export { stackedBars, timeSeries } from './graphs';
export { logs } from './logs';
export type { Link, NumberPanelProps, PanelProps, Query, Thresholds } from './panel';
export { type LabelColumn, type TableProps, table, type ValueColumn } from './table';
export { serviceMap, spans, trace, traces } from './traces';
export { gauge, stat, type TopListProps, topList } from './values';
