export { askedPermissions } from './asked';
export { compare } from './compare';
export type { Reviews, RulesStatus } from './review';
export { type Permission, permissionsOf } from './rules';
