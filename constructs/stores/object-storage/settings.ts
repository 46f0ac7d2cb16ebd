import { isPublicAzure, storagePlace } from './place';
import type { Azure, Gcs, ObjectStorage, S3 } from './values';
import { azureKey } from './variables';

/** The bucket as Loki, Mimir and Pyroscope are told it, by the name of its kind. `path`: their word for a bucket in the path. */
export function bucketSettings<Path extends string>(storage: ObjectStorage, path: Path) {
  if (storage.kind === 's3') return { s3: s3Settings(storage, path) };
  return storage.kind === 'gcs' ? { gcs: gcsSettings(storage) } : { azure: azureSettings(storage) };
}

function s3Settings<Path extends string>(storage: S3, path: Path) {
  const { endpoint, scheme, pathStyle } = storagePlace(storage);
  return {
    bucket_name: storage.bucket,
    endpoint,
    ...(storage.region ? { region: storage.region } : {}),
    ...(pathStyle ? { bucket_lookup_type: path } : {}),
    ...(scheme === 'http' ? { insecure: true } : {}),
  };
}

const gcsSettings = ({ bucket }: Gcs) => ({ bucket_name: bucket });

function azureSettings(storage: Azure) {
  const place = storagePlace(storage);
  return {
    account_name: storage.account,
    container_name: storage.container,
    ...(storage.credentials.kind === 'storage-account-key' ? { account_key: azureKey } : {}),
    ...(isPublicAzure(place) ? {} : { endpoint_suffix: place.endpoint }),
  };
}
