/** Where stores keep their data, if not on a disk of their own. */
export { connectStorage } from './connect';
export { isPublicAzure, storagePlace } from './place';
export { azureKeyVariable, type StoragePod, storagePod } from './pod';
export { bucketSettings } from './settings';
export { objectStorage } from './validators';
export {
  type AccessKey,
  type Azure,
  type AzureProps,
  accessKey,
  azure,
  type CloudIdentity,
  cloudIdentity,
  type Gcs,
  type GcsProps,
  gcs,
  type ObjectStorage,
  type S3,
  type S3Props,
  type ServiceAccountKey,
  type StorageAccountKey,
  s3,
  serviceAccountKey,
  storageAccountKey,
} from './values';
export { expandsVariables, onlyKnownVariables } from './variables';
