/** What the stores of the platform share. */

export { checkBlocks, checkMemory, diskFor, usable } from './capacity';
export { checkDiskHoldsRetention } from './disk';
export { lateSamples } from './late-samples';
export { type MonolithProps, monolith, type StoreProps, storeValidators } from './monolith';
export { ownAddress } from './own-address';
