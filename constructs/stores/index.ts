/** What the stores of the platform, Loki, Mimir and Tempo, share. */

export { checkDiskHoldsRetention } from './disk';
export { type MonolithProps, monolith, type StoreProps, storeValidators } from './monolith';
export { ownAddress } from './own-address';
