import type { Endpoint, SecretKey } from '../../kit';
import { madeOf } from '../../kit/model/plain-object';

/** A key of S3 in a Secret. Written by `accessKey`. */
export interface AccessKey {
  readonly kind: 'access-key';
  /** Where the key's id is. */
  readonly id: SecretKey;
  /** Where the key itself is. */
  readonly secret: SecretKey;
}

/** The key of a service account of Google Cloud in a Secret. Written by `serviceAccountKey`. */
export interface ServiceAccountKey {
  readonly kind: 'service-account-key';
  /** Where the file is. */
  readonly file: SecretKey;
}

/** The key of a storage account of Azure in a Secret. Written by `storageAccountKey`. */
export interface StorageAccountKey {
  readonly kind: 'storage-account-key';
  /** Where the key is. */
  readonly value: SecretKey;
}

/** The pod's own identity in its cloud: no key is anywhere. Written by `cloudIdentity`. */
export interface CloudIdentity {
  readonly kind: 'cloud-identity';
  /**
   * Who the pod is: the ARN of a role of AWS, the e-mail address of a service account of Google Cloud, the client ID of an identity
   * of Azure. Default: on Google Cloud, the Kubernetes service account itself; the other two need it.
   */
  readonly identity?: string;
  /**
   * The addresses of the service that gives tokens, or blocks that hold them. Default: its name, by which Cilium lets it through; the
   * policies of other networks know no names. Google Cloud needs none: its tokens come from the node.
   */
  readonly addresses?: readonly string[];
}

/**
 * The key of S3 that somebody makes as a Secret. `accessKeyId`, `secretAccessKey`: the Secret's keys; default: the names that the
 * Secret of an ObjectBucketClaim has, `AWS_ACCESS_KEY_ID` and `AWS_SECRET_ACCESS_KEY`. A changed key is read when the pod starts again.
 */
export const accessKey = (props: {
  readonly secretName: string;
  readonly accessKeyId?: string;
  readonly secretAccessKey?: string;
}) =>
  madeOf(
    props,
    ({ secretName, accessKeyId = 'AWS_ACCESS_KEY_ID', secretAccessKey = 'AWS_SECRET_ACCESS_KEY' }) =>
      ({
        kind: 'access-key',
        id: { secretName, key: accessKeyId },
        secret: { secretName, key: secretAccessKey },
      }) satisfies AccessKey,
  );

/** The key file of a service account of Google Cloud, in a Secret that somebody makes. `key`: the key with the file; default: `key.json`. */
export const serviceAccountKey = (props: Pick<SecretKey, 'secretName'> & Partial<SecretKey>) =>
  madeOf(
    props,
    ({ secretName, key = 'key.json' }) =>
      ({ kind: 'service-account-key', file: { secretName, key } }) satisfies ServiceAccountKey,
  );

/** The key of a storage account of Azure, in a Secret that somebody makes. `key`: the key that holds it; default: `account-key`. */
export const storageAccountKey = (props: Pick<SecretKey, 'secretName'> & Partial<SecretKey>) =>
  madeOf(
    props,
    ({ secretName, key = 'account-key' }) =>
      ({ kind: 'storage-account-key', value: { secretName, key } }) satisfies StorageAccountKey,
  );

/**
 * The pod's identity in its cloud: a role of AWS (IAM roles for service accounts), GKE's Workload Identity, Azure's Workload Identity.
 * The store's service account gets the annotation, on Azure the pod its label, and policies let it reach the service that gives tokens.
 */
export const cloudIdentity = (props: Omit<CloudIdentity, 'kind'> = {}) =>
  madeOf(props, (given) => ({ kind: 'cloud-identity', ...given }) satisfies CloudIdentity);

/** What every bucket has. */
interface Prefixed {
  /**
   * What the names of all objects begin with, for a bucket that several stores share: letters and digits. Default: nothing, the bucket
   * is this store's alone.
   */
  readonly prefix?: string;
}

export interface S3Props extends Prefixed {
  /** The bucket, which somebody makes. */
  readonly bucket: string;
  /** The bucket's region, such as `eu-central-1`. Default: none; S3 of AWS needs it, most others do not. */
  readonly region?: string;
  /**
   * Where S3 is: `external(environment, { protocol: 's3', url: 'https://s3.example.com' })`. Default: that of AWS in the region, called by
   * the bucket's own name, `company-loki.s3.dualstack.eu-central-1.amazonaws.com`.
   */
  readonly endpoint?: Endpoint<'s3'>;
  /** By what the store is known: `accessKey({ … })` or `cloudIdentity({ … })`. */
  readonly credentials: AccessKey | CloudIdentity;
}

export interface GcsProps extends Prefixed {
  /** The bucket, which somebody makes. */
  readonly bucket: string;
  /**
   * Where Cloud Storage is, for its addresses: `external(environment, { protocol: 'gcs', url: 'https://storage.googleapis.com', addresses:
   * ['199.36.153.8/30'] })`. Default: it is let through by its name.
   */
  readonly endpoint?: Endpoint<'gcs'>;
  /** By what the store is known: `serviceAccountKey({ … })` or `cloudIdentity({ … })`. */
  readonly credentials: ServiceAccountKey | CloudIdentity;
}

export interface AzureProps extends Prefixed {
  /** The storage account. Hierarchical namespaces must be off. */
  readonly account: string;
  /** The container in it, which somebody makes. */
  readonly container: string;
  /**
   * Where the account is, in another cloud than the public one or for its addresses: `external(environment, { protocol: 'azure-blob', url:
   * 'https://company.blob.core.windows.net', addresses: ['203.0.113.7'] })`. Default: that, by its name.
   */
  readonly endpoint?: Endpoint<'azure-blob'>;
  /** By what the store is known: `storageAccountKey({ … })` or `cloudIdentity({ … })`. */
  readonly credentials: StorageAccountKey | CloudIdentity;
}

/** A bucket of S3, or of a store that answers as S3 does. Written by `s3`. */
export type S3 = S3Props & { readonly kind: 's3' };
/** A bucket of Google Cloud Storage. Written by `gcs`. */
export type Gcs = GcsProps & { readonly kind: 'gcs' };
/** A container of Azure Blob Storage. Written by `azure`. */
export type Azure = AzureProps & { readonly kind: 'azure' };

/** Where a store keeps its data, if not on its own disk. Written by `s3`, `gcs` and `azure`. */
export type ObjectStorage = S3 | Gcs | Azure;

/** A bucket of S3: that of AWS, or of another that speaks its protocol. */
export const s3 = (props: S3Props): S3 => madeOf(props, (given) => ({ ...given, kind: 's3' }));

/** A bucket of Google Cloud Storage. */
export const gcs = (props: GcsProps): Gcs => madeOf(props, (given) => ({ ...given, kind: 'gcs' }));

/** A container of Azure Blob Storage. */
export const azure = (props: AzureProps): Azure => madeOf(props, (given) => ({ ...given, kind: 'azure' }));
