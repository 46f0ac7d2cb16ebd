import type { CalledHost } from '../../kit/model/outside-host';
import { awsRegion, storagePlace } from './place';
import type { ObjectStorage } from './values';

/** The node's own service, at an address of its own, by the name that its clients look up. */
const ofGoogleNodes: readonly CalledHost[] = [
  { host: 'metadata.google.internal', port: 80, addresses: ['169.254.169.254'] },
  // Where it answers for a network policy of GKE. https://cloud.google.com/kubernetes-engine/docs/how-to/network-policy
  { host: 'metadata.google.internal', port: 988, addresses: ['169.254.169.252'] },
];

/** Who gives the tokens with which a bucket is called. None: a key is enough. */
export function tokenServices(storage: ObjectStorage): readonly CalledHost[] {
  const { credentials } = storage;
  if (credentials.kind === 'service-account-key') {
    const { addresses } = storagePlace(storage).called;
    return [{ host: 'oauth2.googleapis.com', port: 443, addresses }];
  }
  if (credentials.kind !== 'cloud-identity') return [];
  const { addresses } = credentials;
  if (storage.kind === 'gcs') return ofGoogleNodes;
  if (storage.kind === 'azure') return [{ host: 'login.microsoftonline.com', port: 443, addresses }];
  const region = awsRegion(storage) ?? 'missing';
  const suffix = region.startsWith('cn-') ? '.cn' : '';
  return [{ host: `sts.${region}.amazonaws.com${suffix}`, port: 443, addresses }];
}
