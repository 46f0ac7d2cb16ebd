/** What the stores of the platform share. */

export { checkBlocks, checkMemory, diskFor, usable } from './capacity';
export { collectedAlerts } from './collected-alerts';
export { checkDiskHoldsRetention } from './disk';
export { type Evaluation, evaluatesAlerts, evaluatesRules, evaluatesUsualAlerts } from './evaluation';
export { lateArrival } from './late-arrival';
export {
  type BucketStoreProps,
  bucketStoreValidators,
  type MonolithProps,
  monolith,
  type StoreProps,
  storeValidators,
} from './monolith';
export {
  bucketSettings,
  connectStorage,
  expandsVariables,
  isPublicAzure,
  type ObjectStorage,
  onlyKnownVariables,
  storagePlace,
  storagePod,
} from './object-storage';
export { ownAddress } from './own-address';
export { copiesOfData, placeOfData, timeOfData } from './relied-on';
export { failsRequests } from './request-alert';
export { serverOfSeveral, serverOfSeveralSections } from './server-of-several';
export { cannotUpload, failedOperations } from './upload-alert';
