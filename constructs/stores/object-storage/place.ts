import type { Endpoint } from '../../kit';
import type { CalledHost } from '../../kit/model/outside-host';
import type { Azure, Gcs, ObjectStorage, S3 } from './values';

/** The protocols of object storage. */
export type StorageProtocol = 's3' | 'gcs' | 'azure-blob';

/** Where a bucket is. */
export interface StoragePlace {
  readonly protocol: StorageProtocol;
  /** What the program is told: a host without scheme and bucket, with its port where it is not the usual one. */
  readonly endpoint: string;
  /** What it calls then. */
  readonly called: CalledHost;
  readonly scheme: 'http' | 'https';
  /** The bucket or container. */
  readonly bucket: string;
  /** Whether the bucket is the first word of the path. Otherwise it is part of the host's name. */
  readonly pathStyle: boolean;
}

/** China has a partition of its own. */
const suffixOf = (region: string): string => (region.startsWith('cn-') ? 'amazonaws.com.cn' : 'amazonaws.com');

/** The endpoints of AWS that are known by the region alone; those of a private link are called as they are written. */
const ofAws = /^s3\.(?:dualstack\.)?([-a-z0-9]+)\.amazonaws\.com(?:\.cn)?$/;

/** The region of a bucket of AWS; undefined for one that is elsewhere, or whose region nobody says. */
export const awsRegion = ({ region, endpoint }: S3): string | undefined =>
  endpoint ? ofAws.exec(endpoint.host)?.[1] : region;

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/VirtualHosting.html */
function s3Place(storage: S3): StoragePlace {
  const { bucket, endpoint } = storage;
  const region = awsRegion(storage);
  if (region !== undefined) {
    const domain = `${region}.${suffixOf(region)}`;
    // The programs call the name that has addresses of both families, whichever they are told.
    const host = `${bucket}.s3.dualstack.${domain}`;
    return {
      protocol: 's3',
      endpoint: `s3.${domain}`,
      called: { host, port: 443, addresses: addressesOf(endpoint) },
      scheme: 'https',
      bucket,
      pathStyle: false,
    };
  }
  const { host = 'missing', port = 443, scheme = 'https' } = endpoint ?? {};
  const written = port === (scheme === 'https' ? 443 : 80) ? host : `${host}:${port}`;
  return {
    protocol: 's3',
    endpoint: written,
    called: { host, port, ...placeOf(endpoint) },
    scheme,
    bucket,
    pathStyle: true,
  };
}

function gcsPlace({ bucket, endpoint }: Gcs): StoragePlace {
  const host = 'storage.googleapis.com';
  const called = { host, port: 443, addresses: addressesOf(endpoint) };
  return { protocol: 'gcs', endpoint: host, called, scheme: 'https', bucket, pathStyle: true };
}

/** Without the account's name, which the programs put before it. */
const azureCloud = 'blob.core.windows.net';

function azurePlace({ account, container, endpoint }: Azure): StoragePlace {
  const host = endpoint?.host ?? `${account}.${azureCloud}`;
  return {
    protocol: 'azure-blob',
    endpoint: host.startsWith(`${account}.`) ? host.slice(account.length + 1) : azureCloud,
    called: { host, port: 443, addresses: addressesOf(endpoint) },
    scheme: 'https',
    bucket: container,
    pathStyle: true,
  };
}

export function storagePlace(storage: ObjectStorage): StoragePlace {
  if (storage.kind === 's3') return s3Place(storage);
  return storage.kind === 'gcs' ? gcsPlace(storage) : azurePlace(storage);
}

/** Whether a container is in Azure's public cloud, which the programs take by default. */
export const isPublicAzure = ({ endpoint }: Pick<StoragePlace, 'endpoint'>): boolean => endpoint === azureCloud;

const addressesOf = (endpoint: Endpoint | undefined): readonly string[] | undefined => placeOf(endpoint).addresses;

/** Whom policies let through, as the endpoint says it. */
function placeOf(endpoint: Endpoint | undefined): Pick<CalledHost, 'addresses' | 'pods'> {
  if (endpoint?.peer.kind === 'pods') return { pods: endpoint.peer };
  const addresses = endpoint?.peer.kind === 'outside-host' ? endpoint.peer.addresses : [];
  return addresses.length > 0 ? { addresses } : {};
}
