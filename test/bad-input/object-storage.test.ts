import { describe, expect, test } from '@jest/globals';
import {
  accessKey,
  azure,
  cilium,
  cloudIdentity,
  external,
  gcs,
  Loki,
  Mimir,
  type ObjectStorage,
  type S3Props,
  s3,
  serviceAccountKey,
  storageAccountKey,
  Tempo,
} from '../../constructs';
import { gibibytes, millicores, podDefaults } from '../../constructs/kit';
import { findingsOf, testEnvironment } from '../support';
import { size, untyped } from './cases';

/** Invalid buckets, and what would lose or show what is in one. */

const credentials = accessKey({ secretName: 'loki-s3' });
const right: S3Props = { bucket: 'company-loki', region: 'eu-central-1', credentials };
const role = 'arn:aws:iam::111122223333:role/loki';
const written =
  "a bucket such as s3({ bucket: 'company-loki', region: 'eu-central-1', credentials: accessKey({ secretName: 'loki-s3' }) }), or gcs({ … }) or azure({ … })";
const keys =
  "accessKey({ secretName: 'loki-s3' }) or cloudIdentity({ identity: 'arn:aws:iam::111122223333:role/loki' })";

const onCilium = () => testEnvironment({ network: cilium() });

function of(storage: unknown, environment = onCilium()): string[] {
  new Loki(environment, { ...size, storage: untyped<ObjectStorage>(storage) });
  return findingsOf(environment);
}

test.each<[string, unknown, string]>([
  ['a name alone', 'company-loki', `: "company-loki" is given | ${written}`],
  [
    'an invalid name',
    s3({ ...right, bucket: 'Company_Loki' }),
    '.bucket: "Company_Loki" is no name of a bucket of S3 | 3 to 63 lower-case letters, digits and hyphens that begin and end with a letter or digit',
  ],
  [
    'a name with dots, which no certificate covers',
    s3({ ...right, bucket: 'loki.example.com' }),
    '.bucket: "loki.example.com" is no name of a bucket of S3 | 3 to 63 lower-case letters, digits and hyphens that begin and end with a letter or digit',
  ],
  [
    'no credentials',
    s3(untyped({ bucket: 'company-loki', region: 'eu-central-1' })),
    `.credentials: credentials is missing | credentials: cloudIdentity({ identity: '${role}' })`,
  ],
  [
    'a key and an identity',
    s3({ ...right, credentials: untyped([credentials, cloudIdentity({ identity: role })]) }),
    `.credentials: a list is given | ${keys}`,
  ],
  [
    'a key of another cloud',
    s3({ ...right, credentials: untyped(storageAccountKey({ secretName: 'loki-azure' })) }),
    `.credentials: storageAccountKey({ … }) is the key of another cloud | ${keys}`,
  ],
  [
    'a password in the file',
    s3({ ...right, credentials: untyped('secret') }),
    `.credentials: "secret" is given | ${keys}`,
  ],
  [
    'the key itself in the place of a Secret',
    s3({ ...right, credentials: accessKey(untyped({ accessKeyId: 'AKIA…', secretAccessKey: '…' })) }),
    ".credentials: no Secret is named, and a key is in no other place | accessKey({ secretName: 'loki-s3' })",
  ],
  [
    'the key itself beside its Secret',
    s3({ ...right, credentials: accessKey({ secretName: 'loki-s3', accessKeyId: `AKIA${'A'.repeat(16)}` }) }),
    ".credentials.accessKeyId: what is given looks like the secret itself, which would be in Git | the name of a key in the Secret, such as 'AWS_ACCESS_KEY_ID': letters, digits, hyphens, underscores and dots",
  ],
  [
    'a Secret that Kubernetes does not take, which both keys are in',
    s3({ ...right, credentials: accessKey({ secretName: 'loki_s3' }) }),
    '.credentials.secretName: "loki_s3" is no name that Kubernetes takes | lower-case letters, digits, hyphens and dots, each part beginning and ending with a letter or digit',
  ],
  [
    'an identity without its name',
    s3({ ...right, credentials: cloudIdentity() }),
    `.credentials.identity: identity is missing | identity: '${role}'`,
  ],
  [
    'an identity of another cloud',
    s3({ ...right, credentials: cloudIdentity({ identity: 'loki@company.iam.gserviceaccount.com' }) }),
    '.credentials.identity: "loki@company.iam.gserviceaccount.com" is no name of a role of AWS | the ARN of a role, such as \'arn:aws:iam::111122223333:role/loki\'',
  ],
  [
    'a prefix with a slash',
    s3({ ...right, prefix: 'prod/loki' }),
    '.prefix: "prod/loki" is no name of a prefix | letters and digits',
  ],
  [
    'no region',
    s3({ bucket: 'company-loki', credentials }),
    ".region: a bucket of AWS is found by its region, and none is given | region: 'eu-central-1', or the endpoint of an S3 that is not that of AWS",
  ],
  [
    'a property of the program',
    s3(untyped({ ...right, bucket_name: 'company-loki' })),
    '.bucket_name: there is no property bucket_name | one of: kind, bucket, region, endpoint, credentials, prefix',
  ],
  [
    'an invalid account',
    azure({ account: 'company-logs', container: 'loki', credentials: storageAccountKey({ secretName: 'loki-azure' }) }),
    '.account: "company-logs" is no name of a storage account | 3 to 24 lower-case letters and digits',
  ],
  [
    'an invalid container',
    azure({ account: 'company', container: 'lo--ki', credentials: storageAccountKey({ secretName: 'loki-azure' }) }),
    '.container: "lo--ki" is no name of a container | 3 to 63 lower-case letters, digits and single hyphens that begin and end with a letter or digit',
  ],
])('a bucket: %s', (_title, storage, finding) => {
  expect(of(storage)).toEqual([`test › loki › storage${finding}`]);
});

describe('around a bucket', () => {
  test('an endpoint of another protocol', () => {
    const environment = onCilium();
    const endpoint = untyped<S3Props['endpoint']>(
      external(environment, { protocol: 'http', url: 'https://s3.example.com' }),
    );
    expect(of(s3({ ...right, endpoint }), environment)).toEqual([
      "test › loki › storage.endpoint: s3.example.com speaks http there | an endpoint that speaks s3, such as external(environment, { protocol: 's3', … })",
    ]);
  });

  test('no addresses, where policies know no names', () => {
    expect(of(s3(right), testEnvironment())).toEqual([
      "test › loki › storage: a policy of this network knows no names, so it cannot let company-loki.s3.dualstack.eu-central-1.amazonaws.com through | endpoint: external(environment, { protocol: 's3', url: 'https://s3.eu-central-1.amazonaws.com', addresses: ['203.0.113.0/24'] })",
    ]);
  });

  test('no addresses of who gives tokens', () => {
    const environment = testEnvironment();
    const url = 'https://s3.eu-central-1.amazonaws.com';
    const endpoint = external(environment, { protocol: 's3', url, addresses: ['203.0.113.0/24'] });
    expect(of(s3({ ...right, endpoint, credentials: cloudIdentity({ identity: role }) }), environment)).toEqual([
      "test › loki › storage.credentials: a policy of this network knows no names, so it cannot let sts.eu-central-1.amazonaws.com through | addresses: ['203.0.113.0/24'] in its credentials, the blocks of addresses that it has",
    ]);
  });

  test('neither the addresses of the bucket nor those of who gives tokens', () => {
    const storage = s3({ ...right, credentials: cloudIdentity({ identity: role }) });
    expect(of(storage, testEnvironment()).map((finding) => finding.split(':')[0])).toEqual([
      'test › loki › storage',
      'test › loki › storage.credentials',
    ]);
  });

  test('Cloud Storage and Azure under other names', () => {
    const environment = onCilium();
    const google = external(environment, { protocol: 'gcs', url: 'https://gcs.example.com' });
    const blobs = external(environment, { protocol: 'azure-blob', url: 'https://blob.core.windows.net' });
    const [key, accountKey] = [serviceAccountKey({ secretName: 'gcs' }), storageAccountKey({ secretName: 'azure' })];
    new Loki(environment, { ...size, storage: gcs({ bucket: 'loki', endpoint: google, credentials: key }) });
    new Tempo(environment, {
      ...size,
      storage: azure({ account: 'company', container: 'tempo', endpoint: blobs, credentials: accountKey }),
    });
    expect(findingsOf(environment)).toEqual([
      "test › loki › storage.endpoint: the programs call storage.googleapis.com, whatever its addresses are, and this is gcs.example.com | url: 'https://storage.googleapis.com'",
      "test › tempo › storage.endpoint: the programs put the account before the name of the cloud, and blob.core.windows.net does not begin with company | url: 'https://company.blob.core.windows.net'",
    ]);
  });

  test('two identities of one service account', () => {
    const environment = onCilium();
    const serviceAccountAnnotations = { 'eks.amazonaws.com/role-arn': 'arn:aws:iam::111122223333:role/all' };
    new Loki(environment, {
      ...size,
      pods: podDefaults({ serviceAccountAnnotations }),
      storage: s3({ ...right, credentials: cloudIdentity({ identity: role }) }),
    });
    expect(findingsOf(environment)).toEqual([
      `test › loki › storage.credentials: the service account is arn:aws:iam::111122223333:role/all by the pods' serviceAccountAnnotations, and ${role} here | one of the two`,
    ]);
  });

  test('a dollar beside a variable', () => {
    const environment = onCilium();
    const key = storageAccountKey({ secretName: 'azure' });
    new Mimir(environment, {
      ...size,
      storage: azure({ account: 'company', container: 'mimir', credentials: key }),
      configuration: (typed) => ({ ...typed, ruler: { ...typed.ruler, external_url: 'https://mimir/$a' } }),
    });
    expect(findingsOf(environment)).toEqual([
      'test › mimir › configuration: with a key of a storage account, what follows a dollar is the name of a variable: external_url: https://mimir/$a | a configuration without a dollar, or cloudIdentity({ … }) as credentials',
    ]);
  });

  test('a disk that is too small for what is at hand', () => {
    const environment = onCilium();
    const small = { ...size, disk: gibibytes(1), storage: s3(right) };
    const resources = { cpu: millicores(100), memory: gibibytes(16) };
    new Loki(environment, { ...small, resources, dailyVolume: gibibytes(10) });
    new Mimir(environment, { ...small, resources, activeSeries: 100_000 });
    new Tempo(environment, { ...small, resources, spansPerSecond: 5000 });
    expect(findingsOf(environment)).toEqual([
      'test › loki › disk: 10Gi a day are up to 1707Mi of write-ahead log, and 80 % of the disk are 819Mi | disk: gibibytes(3) or more',
      'test › mimir › disk: 100000 active series for 61h are about 2095Mi of blocks, and 80 % of the disk are 819Mi | disk: gibibytes(3) or more',
      'test › tempo › disk: 5000 spans a second for 2h are about 6524Mi of blocks, and 80 % of the disk are 819Mi | disk: gibibytes(8) or more',
    ]);
  });
});
