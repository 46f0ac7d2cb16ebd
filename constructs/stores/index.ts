/** What the stores of the platform share. */

export { checkBlocks, checkMemory, diskFor, usable } from './capacity';
export { collectedAlerts } from './collected-alerts';
export { checkDiskHoldsRetention } from './disk';
export { type Evaluation, evaluatesAlerts, evaluatesUsualAlerts } from './evaluation';
export { lateSamples } from './late-samples';
export { type MonolithProps, monolith, type StoreProps, storeValidators } from './monolith';
export { ownAddress } from './own-address';
