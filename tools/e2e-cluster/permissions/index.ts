export { compare } from './compare';
export type { Reviews, RulesStatus } from './review';
export { type Permission, permissionsOf } from './rules';
export { tableOf } from './table';
