/** What a whole platform needs for a load, without an environment. */

export type { Assumption, FormName, Load, LoadProps, NamedSize } from '../stores/sizing';
export { type Capacity, type CapacityForms, type CapacityRow, capacity, rowsOf } from './capacity';
export { capacityFigures } from './figures';
export { type Bill, bill, type UnitPrices, unitPrices } from './price';
export { type StatedLoad, typicalLoad } from './typical';
