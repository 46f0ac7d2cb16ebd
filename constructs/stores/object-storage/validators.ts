import { address } from '../../kit/model/address-checks';
import { secretKey } from '../../kit/model/secret-key-checks';
import {
  isPlainObject,
  list,
  object,
  oneOf,
  optional,
  type Reporter,
  reportGiven,
  spokenEndpoint,
  text,
  type Validator,
  type Validators,
} from '../../kit/model/validation';
import {
  type AccessKey,
  type Azure,
  accessKey,
  type CloudIdentity,
  type Gcs,
  type ObjectStorage,
  type S3,
  type ServiceAccountKey,
  type StorageAccountKey,
  s3,
  serviceAccountKey,
  storageAccountKey,
} from './values';

/** A name of which a pattern says whether it is one. */
const name = (example: string, pattern: RegExp, what: string, expected: string): Validator<string> =>
  text({
    example,
    expected,
    standIn: example,
    problem: (value) => (pattern.test(value) ? undefined : `${JSON.stringify(value)} is no name of ${what}`),
  });

/** No dots: the certificate of `*.s3.amazonaws.com` does not cover them. */
const s3Bucket = name(
  'company-loki',
  /^[a-z0-9][-a-z0-9]{1,61}[a-z0-9]$/,
  'a bucket of S3',
  '3 to 63 lower-case letters, digits and hyphens that begin and end with a letter or digit',
);

const gcsBucket = name(
  'company-loki',
  /^[a-z0-9][-_.a-z0-9]{1,61}[a-z0-9]$/,
  'a bucket of Cloud Storage',
  '3 to 63 lower-case letters, digits, hyphens, underscores and dots that begin and end with a letter or digit',
);

const account = name('company', /^[a-z0-9]{3,24}$/, 'a storage account', '3 to 24 lower-case letters and digits');

const container = name(
  'loki',
  /^(?=.{3,63}$)[a-z0-9]+(-[a-z0-9]+)*$/,
  'a container',
  '3 to 63 lower-case letters, digits and single hyphens that begin and end with a letter or digit',
);

const region = name('eu-central-1', /^[a-z0-9][-a-z0-9]*$/, 'a region', "a region such as 'eu-central-1'");

/** Mimir takes no other letters, and one rule is enough for all. */
const prefix = name('loki', /^[A-Za-z0-9]{1,64}$/, 'a prefix', 'letters and digits');

/** Who a pod is in its cloud, as the cloud writes it. */
const identities = {
  s3: name(
    'arn:aws:iam::111122223333:role/loki',
    /^arn:aws[-a-z]*:iam::\d{12}:role\/\S+$/,
    'a role of AWS',
    "the ARN of a role, such as 'arn:aws:iam::111122223333:role/loki'",
  ),
  gcs: name(
    'loki@company.iam.gserviceaccount.com',
    /^[-a-z0-9]+@[-.a-z0-9]+\.iam\.gserviceaccount\.com$/,
    'a service account of Google Cloud',
    "the e-mail address of a service account, such as 'loki@company.iam.gserviceaccount.com'",
  ),
  azure: name(
    '00000000-0000-0000-0000-000000000000',
    /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i,
    'an identity of Azure',
    "the client ID of an identity, such as '00000000-0000-0000-0000-000000000000'",
  ),
};

const accessKeyValidators: Validators<AccessKey> = {
  kind: oneOf(['access-key']),
  id: secretKey({ secretName: 'loki-s3', key: 'AWS_ACCESS_KEY_ID' }),
  secret: secretKey({ secretName: 'loki-s3', key: 'AWS_SECRET_ACCESS_KEY' }),
};
const serviceAccountKeyValidators: Validators<ServiceAccountKey> = {
  kind: oneOf(['service-account-key']),
  file: secretKey({ secretName: 'loki-gcs', key: 'key.json' }),
};
const storageAccountKeyValidators: Validators<StorageAccountKey> = {
  kind: oneOf(['storage-account-key']),
  value: secretKey({ secretName: 'loki-azure', key: 'account-key' }),
};

/** What is given, where it is of another cloud. */
const keysOfClouds: Readonly<Record<string, string>> = {
  'access-key': 'accessKey({ … })',
  'service-account-key': 'serviceAccountKey({ … })',
  'storage-account-key': 'storageAccountKey({ … })',
};

/** What the keys of a Secret are called where the environment file names them. */
const writtenKeys: Readonly<Record<string, string>> = {
  'id.key': 'accessKeyId',
  'secret.key': 'secretAccessKey',
  'file.key': 'key',
  'value.key': 'key',
};

/** Names what is wrong as it stands in the file, once: the Secret's name is in each of its keys here. */
function asWritten(property: string, reporter: Reporter): Reporter {
  const said = new Set<string>();
  return {
    report(path, ...finding) {
      const inside = path.slice(property.length + 1);
      const name = inside.endsWith('.secretName') ? 'secretName' : (writtenKeys[inside] ?? inside);
      if (said.has(name)) return;
      said.add(name);
      reporter.report(`${property}.${name}`, ...finding);
    },
  };
}

const isOfNoSecret = (value: unknown): boolean =>
  isPlainObject(value) && 'key' in value && value.secretName === undefined;

/**
 * The keys of a cloud, as `make` writes them, or the pod's identity in it. `secretName`: that of an example. `named`: the identity must be
 * named; of Google Cloud the account of the pod can be meant.
 */
function credentials<Key extends { readonly kind: string }>(
  key: Validators<Key>,
  make: (key: { readonly secretName: string }) => Key,
  secretName: string,
  identity: Validator<string>,
  named: 'named' | 'unnamed',
): Validator<Key | CloudIdentity> {
  const mayBeUnnamed = named === 'unnamed';
  const standIn = make({ secretName: 'missing' });
  const written = keysOfClouds[standIn.kind]?.replace('…', `secretName: '${secretName}'`);
  const unnamed = optional(identity);
  const cloud: Validators<CloudIdentity> = {
    kind: oneOf(['cloud-identity']),
    identity: mayBeUnnamed ? unnamed : { ...identity, optional: true },
    addresses: optional(list(address, { least: 1 })),
  };
  const byIdentity = `cloudIdentity(${mayBeUnnamed ? '' : `{ identity: ${identity.example} }`})`;
  const [keys, identities] = [object<Key>(key), object<CloudIdentity>(cloud)];
  const expected = `${written} or ${byIdentity}`;
  return {
    example: byIdentity,
    expected,
    validate(value, property, reporter) {
      const kind = isPlainObject(value) ? value.kind : undefined;
      // The Secret's name stands once in the file, and in each key of it here.
      if (isPlainObject(value) && Object.values(value).some(isOfNoSecret)) {
        reporter.report(property, 'no Secret is named, and a key is in no other place', `${written}`);
        return standIn;
      }
      if (kind === standIn.kind) return keys.validate(value, property, asWritten(property, reporter));
      if (kind === 'cloud-identity') return identities.validate(value, property, reporter);
      const other = typeof kind === 'string' ? keysOfClouds[kind] : undefined;
      if (other) reporter.report(property, `${other} is the key of another cloud`, expected);
      else reportGiven(value, property, { example: byIdentity, expected }, reporter);
      return standIn;
    },
  };
}

/** What every bucket has beside its name. `credentials`: those of its cloud. */
const reached = <P extends 's3' | 'gcs' | 'azure-blob', C>(protocol: P, credentials: Validator<C>) => ({
  endpoint: optional(spokenEndpoint(protocol)),
  credentials,
  prefix: optional(prefix),
});

const s3Validator = object<S3>({
  kind: oneOf(['s3']),
  bucket: s3Bucket,
  region: optional(region),
  ...reached('s3', credentials<AccessKey>(accessKeyValidators, accessKey, 'loki-s3', identities.s3, 'named')),
});

const gcsValidator = object<Gcs>({
  kind: oneOf(['gcs']),
  bucket: gcsBucket,
  ...reached(
    'gcs',
    credentials<ServiceAccountKey>(
      serviceAccountKeyValidators,
      serviceAccountKey,
      'loki-gcs',
      identities.gcs,
      'unnamed',
    ),
  ),
});

const azureValidator = object<Azure>({
  kind: oneOf(['azure']),
  account,
  container,
  ...reached(
    'azure-blob',
    credentials<StorageAccountKey>(
      storageAccountKeyValidators,
      storageAccountKey,
      'loki-azure',
      identities.azure,
      'named',
    ),
  ),
});

const example =
  "s3({ bucket: 'company-loki', region: 'eu-central-1', credentials: accessKey({ secretName: 'loki-s3' }) })";

const standIn = s3({ bucket: 'missing', region: 'missing', credentials: accessKey({ secretName: 'missing' }) });

/** Where a store keeps its data, if not on its own disk. */
export const objectStorage: Validator<ObjectStorage> = {
  example,
  expected: `a bucket such as ${example}, or gcs({ … }) or azure({ … })`,
  validate(value, property, reporter) {
    const kind = isPlainObject(value) ? value.kind : undefined;
    if (kind === 's3') return s3Validator.validate(value, property, reporter);
    if (kind === 'gcs') return gcsValidator.validate(value, property, reporter);
    if (kind === 'azure') return azureValidator.validate(value, property, reporter);
    reportGiven(value, property, objectStorage, reporter);
    return standIn;
  },
};
