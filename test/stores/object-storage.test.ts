import { expect, test } from '@jest/globals';
import { parse } from 'yaml';
import {
  accessKey,
  azure,
  cloudIdentity,
  external,
  gcs,
  Loki,
  type ObjectStorage,
  s3,
  serviceAccountKey,
  storageAccountKey,
} from '../../constructs';
import { days, type Environment } from '../../constructs/kit';
import { objectOf, testEnvironment } from '../support';
import { ofAws, onCilium, podOf, role, size, stores } from './in-a-bucket';

const variablesOf = (environment: Environment, name = 'loki') =>
  Object.fromEntries(
    podOf(environment, name).containers[0].env.map(({ name: key, value, valueFrom }: Record<string, unknown>) => [
      key,
      value ?? valueFrom,
    ]),
  );

/** Whom a policy of Cilium lets the store call by its name. */
const namesCalled = (environment: Environment, name: string): string[] =>
  objectOf(environment, 'CiliumNetworkPolicy', name).spec.egress.flatMap(
    ({ toFQDNs = [] }: { toFQDNs?: { matchName: string }[] }) => toFQDNs.map(({ matchName }) => matchName),
  );

test('S3 of AWS with a key', () => {
  const { environment, loki, mimir, tempo, pyroscope } = stores(ofAws);
  const bucket = { bucket_name: 'company-logs', endpoint: 's3.eu-central-1.amazonaws.com', region: 'eu-central-1' };
  expect(loki.storage_config).toEqual({
    use_thanos_objstore: true,
    object_store: { storage_prefix: 'logs', s3: bucket },
  });
  expect(loki.schema_config.configs[0].object_store).toBe('s3');
  expect(loki.compactor.delete_request_store).toBe('s3');
  expect(mimir.common.storage).toEqual({ backend: 's3', s3: bucket });
  expect([mimir.blocks_storage.storage_prefix, mimir.ruler_storage.storage_prefix]).toEqual([
    'metricsblocks',
    'metricsrules',
  ]);
  expect(tempo.storage.trace.s3).toEqual({
    bucket: 'company-logs',
    endpoint: 's3.eu-central-1.amazonaws.com',
    region: 'eu-central-1',
    enable_dual_stack: true,
    prefix: 'traces',
  });
  expect(pyroscope.storage).toEqual({ backend: 's3', prefix: 'profiles', s3: bucket });
  for (const name of ['loki', 'mimir', 'tempo', 'pyroscope']) {
    expect(variablesOf(environment, name)).toMatchObject({
      AWS_ACCESS_KEY_ID: { secretKeyRef: { name: 'logs-s3', key: 'AWS_ACCESS_KEY_ID' } },
      AWS_SECRET_ACCESS_KEY: { secretKeyRef: { name: 'logs-s3', key: 'AWS_SECRET_ACCESS_KEY' } },
    });
    // The bucket's own host and nobody else's.
    expect(namesCalled(environment, name)).toEqual(['company-logs.s3.dualstack.eu-central-1.amazonaws.com']);
    expect(podOf(environment, name).terminationGracePeriodSeconds).toBe(name === 'tempo' ? 45 : 300);
  }
  expect(environment.expectedSecrets.map(({ name, keys }) => [name, keys])).toContainEqual([
    'logs-s3',
    ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY'],
  ]);
});

test('what is in memory goes into the bucket at the end, and only there', () => {
  const { loki, mimir, tempo } = stores(ofAws);
  expect([loki.ingester.wal.flush_on_shutdown, mimir.blocks_storage.tsdb.flush_blocks_on_shutdown]).toEqual([
    true,
    true,
  ]);
  expect(tempo.live_store.max_block_duration).toBe('5m');
  // A pod with an empty volume asks the bucket for the last hours too.
  expect(mimir.querier.query_store_after).toBe('0s');
  expect(mimir.blocks_storage.bucket_store).toMatchObject({ ignore_blocks_within: '0s', sync_interval: '1m' });
  expect(tempo.query_frontend.search.query_backend_after).toBe('1m');
  const onDisk = testEnvironment();
  new Loki(onDisk, { ...size, retention: days(3) });
  const read = parse(objectOf(onDisk, 'ConfigMap', 'loki').data['loki.yaml']);
  expect([read.storage_config, read.ingester.wal.flush_on_shutdown]).toEqual([undefined, undefined]);
});

test('Loki finds its alerts about lines beside a bucket, where it reads another section than on its volume', () => {
  const environment = onCilium();
  new Loki(environment, { ...size, storage: ofAws, evaluateAlerts: true });
  const read = parse(objectOf(environment, 'ConfigMap', 'loki').data['loki.yaml']);
  expect([read.ruler.storage, read.ruler_storage]).toEqual([
    undefined,
    { backend: 'local', local: { directory: '/etc/loki-rules' } },
  ]);
});

test.each<[string, ObjectStorage, Record<string, string>, readonly string[]]>([
  [
    'AWS',
    { ...ofAws, credentials: cloudIdentity({ identity: role }) },
    { 'eks.amazonaws.com/role-arn': role },
    ['company-logs.s3.dualstack.eu-central-1.amazonaws.com', 'sts.eu-central-1.amazonaws.com'],
  ],
  [
    'Google Cloud',
    gcs({ bucket: 'logs', credentials: cloudIdentity({ identity: 'logs@company.iam.gserviceaccount.com' }) }),
    { 'iam.gke.io/gcp-service-account': 'logs@company.iam.gserviceaccount.com' },
    ['storage.googleapis.com'],
  ],
  [
    'Azure',
    azure({
      account: 'company',
      container: 'logs',
      credentials: cloudIdentity({ identity: '0a1b2c3d-0000-0000-0000-000000000000' }),
    }),
    { 'azure.workload.identity/client-id': '0a1b2c3d-0000-0000-0000-000000000000' },
    ['company.blob.core.windows.net', 'login.microsoftonline.com'],
  ],
])('the identity of the pod in %s', (cloud, storage, annotations, called) => {
  const { environment, tempo } = stores(storage);
  expect(objectOf(environment, 'ServiceAccount', 'loki').metadata.annotations).toMatchObject(annotations);
  expect(environment.expectedSecrets).toEqual([]);
  expect(namesCalled(environment, 'loki')).toEqual(called);
  const { labels } = objectOf(environment, 'StatefulSet', 'loki').spec.template.metadata;
  expect(labels['azure.workload.identity/use']).toBe(cloud === 'Azure' ? 'true' : undefined);
  expect(tempo.storage.trace.azure?.use_federated_token).toBe(cloud === 'Azure' ? true : undefined);
  expect(variablesOf(environment).AWS_REGION).toBe(cloud === 'AWS' ? 'eu-central-1' : undefined);
});

test('tokens of Google Cloud come from the node', () => {
  const { environment } = stores(gcs({ bucket: 'logs', credentials: cloudIdentity() }));
  const { annotations } = objectOf(environment, 'ServiceAccount', 'loki').metadata;
  expect(Object.keys(annotations).filter((key) => key.includes('iam'))).toEqual([]);
  const { egress } = objectOf(environment, 'CiliumNetworkPolicy', 'loki').spec;
  const blocks = egress.flatMap(({ toCIDR = [] }: { toCIDR?: string[] }) => toCIDR);
  expect(blocks).toEqual(['169.254.169.252/32', '169.254.169.254/32']);
});

test('the key file of a service account, and the key of a storage account', () => {
  const google = stores(gcs({ bucket: 'logs', credentials: serviceAccountKey({ secretName: 'logs-gcs' }) }));
  expect(variablesOf(google.environment).GOOGLE_APPLICATION_CREDENTIALS).toBe('/etc/object-storage/logs-gcs/key.json');
  expect(namesCalled(google.environment, 'loki')).toEqual(['oauth2.googleapis.com', 'storage.googleapis.com']);
  const credentials = storageAccountKey({ secretName: 'logs-azure' });
  const { environment, loki, tempo } = stores(azure({ account: 'company', container: 'logs', credentials }));
  const key = { secretKeyRef: { name: 'logs-azure', key: 'account-key' } };
  expect(variablesOf(environment).AZURE_STORAGE_KEY).toEqual(key);
  expect(loki.storage_config.object_store.azure.account_key).toMatch(/^[$]{AZURE_STORAGE_KEY}$/);
  expect(podOf(environment, 'loki').containers[0].args).toContain('-config.expand-env=true');
  expect(tempo.storage.trace.azure.storage_account_key).toBeUndefined();
});

test('S3 of somebody else, by its own certificate authority', () => {
  const environment = testEnvironment();
  const endpoint = external(environment, {
    protocol: 's3',
    url: 'https://s3.example.com:9000',
    addresses: ['203.0.113.7'],
    certificateAuthority: { secretName: 'company-ca', key: 'ca.crt' },
  });
  const credentials = accessKey({ secretName: 'logs-s3' });
  const { mimir, tempo } = stores(s3({ bucket: 'logs', endpoint, credentials }), environment);
  expect(mimir.common.storage.s3).toEqual({
    bucket_name: 'logs',
    endpoint: 's3.example.com:9000',
    bucket_lookup_type: 'path',
  });
  expect(tempo.storage.trace.s3).toMatchObject({ endpoint: 's3.example.com:9000', forcepathstyle: true });
  expect(variablesOf(environment).SSL_CERT_DIR).toBe('/etc/object-storage/company-ca');
  expect(podOf(environment).containers[0].volumeMounts).toContainEqual({
    name: 'secret-company-ca',
    mountPath: '/etc/object-storage/company-ca',
    readOnly: true,
  });
  expect(JSON.stringify(objectOf(environment, 'NetworkPolicy', 'loki').spec.egress)).toContain('203.0.113.7/32');
});
