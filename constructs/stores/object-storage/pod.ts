import type { Component, WorkloadProps } from '../../kit';
import type { NeededSecret } from '../../kit/model/secret-key';
import type { EnvironmentValue } from '../../kit/pods/container';
import { expectSecrets, secretFiles } from '../../kit/pods/secret-files';
import { awsRegion } from './place';
import type { ObjectStorage } from './values';

/** What a store's pod has because its data is in a bucket. */
export type StoragePod = Pick<
  WorkloadProps,
  'environmentVariables' | 'mounts' | 'podLabels' | 'serviceAccountAnnotations'
>;

/** The variable that has Azure's key. Tempo reads it by itself, the others by their configuration. */
export const azureKeyVariable = 'AZURE_STORAGE_KEY';

/** The annotation by which a service account is somebody in a cloud. */
export const identityAnnotation = {
  s3: 'eks.amazonaws.com/role-arn',
  gcs: 'iam.gke.io/gcp-service-account',
  azure: 'azure.workload.identity/client-id',
} as const;

const folder = '/etc/object-storage';

/** The key by which the store is known, the identity of its pod, and whom it trusts. Says which Secrets somebody makes. */
export function storagePod(component: Component, storage: ObjectStorage | undefined): StoragePod | undefined {
  if (!storage) return undefined;
  const { credentials, endpoint } = storage;
  const of = storage.kind === 'azure' ? `the container ${storage.container}` : `the bucket ${storage.bucket}`;
  const fromSecrets: Record<string, NeededSecret> = {};
  if (credentials.kind === 'access-key') {
    fromSecrets.AWS_ACCESS_KEY_ID = { ...credentials.id, holds: `the id of an access key for ${of}` };
    fromSecrets.AWS_SECRET_ACCESS_KEY = { ...credentials.secret, holds: `the access key for ${of}` };
  }
  if (credentials.kind === 'storage-account-key')
    fromSecrets[azureKeyVariable] = { ...credentials.value, holds: `the key of the storage account for ${of}` };
  expectSecrets(component, Object.values(fromSecrets));
  const keyFile = credentials.kind === 'service-account-key' ? credentials.file : undefined;
  const authority = endpoint?.access?.certificateAuthority;
  const files = secretFiles(component, folder, [
    ...(keyFile ? [{ ...keyFile, holds: `the key file of a service account for ${of}` }] : []),
    ...(authority ? [{ ...authority, holds: `the certificate authority of ${endpoint.host}` }] : []),
  ]);
  const variables: Record<string, EnvironmentValue> = Object.fromEntries(
    Object.entries(fromSecrets).map(([name, { secretName, key }]) => [name, { secret: { name: secretName, key } }]),
  );
  if (keyFile) variables.GOOGLE_APPLICATION_CREDENTIALS = files.fileOf(keyFile);
  // Beside the public ones, for all that the program calls: one way for programs of which not all have a setting for it.
  if (authority) variables.SSL_CERT_DIR = files.fileOf(authority).replace(/\/[^/]*$/, '');
  const region = storage.kind === 's3' && credentials.kind === 'cloud-identity' ? awsRegion(storage) : undefined;
  // It decides whom the program asks for a token, and so what policies must let through.
  if (region !== undefined) variables.AWS_REGION = region;
  return { ...identityOf(storage), environmentVariables: variables, mounts: files.mounts };
}

function identityOf({ credentials, kind }: ObjectStorage): Pick<StoragePod, 'podLabels' | 'serviceAccountAnnotations'> {
  if (credentials.kind !== 'cloud-identity') return {};
  const { identity } = credentials;
  return {
    ...(kind === 'azure' ? { podLabels: { 'azure.workload.identity/use': 'true' } } : {}),
    ...(identity ? { serviceAccountAnnotations: { [identityAnnotation[kind]]: identity } } : {}),
  };
}
