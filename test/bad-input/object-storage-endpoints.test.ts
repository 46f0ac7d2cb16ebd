import { expect, test } from '@jest/globals';
import {
  accessKey,
  cilium,
  cloudIdentity,
  type ExternalProps,
  external,
  Loki,
  type S3Props,
  s3,
} from '../../constructs';
import { bearerToken } from '../../constructs/kit';
import { findingsOf, testEnvironment } from '../support';
import { size } from './cases';

/** Invalid endpoints of a bucket, and endpoints that no program could use. */

const credentials = accessKey({ secretName: 'loki-s3' });
const role = 'arn:aws:iam::111122223333:role/loki';

const at = (given: Partial<ExternalProps<'s3'>>, props: Partial<S3Props> = {}) => {
  const environment = testEnvironment({ network: cilium() });
  const endpoint = external(environment, { protocol: 's3', url: 'https://s3.example.com', ...given });
  new Loki(environment, { ...size, storage: s3({ bucket: 'company-loki', endpoint, credentials, ...props }) });
  return findingsOf(environment);
};

test.each<[string, Partial<ExternalProps<'s3'>>, Partial<S3Props>, string]>([
  [
    'without TLS',
    { url: 'http://s3.example.com' },
    {},
    'endpoint: what is stored would cross the network readably on the way to s3.example.com | https://s3.example.com',
  ],
  [
    'with the bucket in its path',
    { url: 'https://s3.example.com/company-loki' },
    {},
    'endpoint: its URL has the path /company-loki, and the programs take a host | https://s3.example.com:443',
  ],
  [
    'with a token',
    { credentials: bearerToken({ secretName: 'token' }) },
    {},
    'endpoint: object storage knows its callers by the credentials of the bucket, and takes no others | credentials beside bucket, and none in external({ … })',
  ],
  [
    'that knows no role of AWS',
    {},
    { credentials: cloudIdentity({ identity: role }) },
    "credentials: s3.example.com is not that of AWS, which alone knows a pod by its role | accessKey({ secretName: 'loki-s3' })",
  ],
  [
    'of another region',
    { url: 'https://s3.eu-west-1.amazonaws.com' },
    { region: 'eu-central-1' },
    "region: s3.eu-west-1.amazonaws.com is the region eu-west-1, and the bucket's is eu-central-1 | region: 'eu-west-1'",
  ],
])('an endpoint: %s', (_title, given, props, finding) => {
  expect(at(given, props)).toEqual([`test › loki › storage.${finding}`]);
});

test('an endpoint that is refused is no endpoint of another environment', () => {
  expect(at({ url: 'https://key:secret@s3.example.com' })).toEqual([
    'test › external › url: the URL has a name or a password, which would be in Git | https://s3.example.com',
  ]);
});
