/**
 * By which settings Loki, Mimir, Tempo and Pyroscope say where in object storage they keep something: the same things by different words.
 * https://grafana.com/docs/tempo/latest/configuration/#storage, https://grafana.com/docs/loki/latest/configure/#thanos_object_store_config
 */

/** What says it of one kind of object storage, in its section. Undefined: nothing does. */
interface BucketSettings {
  /** The bucket or container. */
  readonly bucket: readonly string[];
  /** The account that has it. */
  readonly account?: readonly string[];
  /** Where it is called, or the end of that. */
  readonly endpoint?: readonly string[];
  /** The region that it is in. */
  readonly region?: readonly string[];
}

/** By the name of the section. */
export const bucketSettings: Readonly<Record<'s3' | 'gcs' | 'azure', BucketSettings>> = {
  s3: { bucket: ['bucket_name', 'bucket'], endpoint: ['endpoint'], region: ['region'] },
  gcs: { bucket: ['bucket_name'] },
  azure: {
    bucket: ['container_name'],
    account: ['account_name', 'storage_account_name'],
    endpoint: ['endpoint_suffix'],
  },
};

/** What the names of objects begin with: `storage_prefix` beside the section of the kind, or `prefix` alone within it. */
export const prefixSettings = ['storage_prefix', 'prefix'] as const;

/** What says which of the sections counts. */
export const kindSetting = 'backend';
