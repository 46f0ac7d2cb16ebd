/** Where stores keep their data, if not on a disk of their own. */
export { connectStorage } from './connect';
export { isPublicAzure, storagePlace } from './place';
export { azureKeyVariable, type StoragePod, storagePod } from './pod';
export { bucketSettings } from './settings';
export { objectStorage } from './validators';
export * from './values';
export { expandsVariables, onlyKnownVariables } from './variables';
