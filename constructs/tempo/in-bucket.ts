import { minutes } from '../kit';
import { isPublicAzure, type ObjectStorage, storagePlace } from '../stores';

/**
 * How long spans are on the volume alone. Tempo brings nothing into the bucket when it ends: it goes on with what is on the volume, so
 * that a volume that is lost takes what is younger with it. Tempo's own half a minute makes ten times more blocks to compact.
 */
export const atHand = minutes(5);

/** Where the blocks are. https://grafana.com/docs/tempo/latest/configuration/#storage */
export function inBucket(storage: ObjectStorage) {
  const prefix = storage.prefix ? { prefix: storage.prefix } : {};
  const { endpoint, pathStyle, scheme } = storagePlace(storage);
  switch (storage.kind) {
    case 's3':
      return {
        backend: 's3',
        s3: {
          bucket: storage.bucket,
          endpoint,
          ...(storage.region ? { region: storage.region } : {}),
          // Elsewhere the bucket is a part of the path; that of AWS is called as the other stores call it.
          ...(pathStyle ? { forcepathstyle: true } : { enable_dual_stack: true }),
          ...(scheme === 'http' ? { insecure: true } : {}),
          ...prefix,
        },
      };
    case 'gcs':
      return { backend: 'gcs', gcs: { bucket_name: storage.bucket, ...prefix } };
    case 'azure':
      return {
        backend: 'azure',
        azure: {
          storage_account_name: storage.account,
          container_name: storage.container,
          ...(isPublicAzure({ endpoint }) ? {} : { endpoint_suffix: endpoint }),
          // The key comes by a variable that it knows.
          ...(storage.credentials.kind === 'cloud-identity' ? { use_federated_token: true } : {}),
          ...prefix,
        },
      };
  }
}
