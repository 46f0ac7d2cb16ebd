import type { Component, Workload } from '../../kit';
import { MissingEndpoint } from '../../kit/model/endpoint';
import { type CalledHost, checkHostPlace, hostEndpoint } from '../../kit/model/outside-host';
import { awsRegion, type StoragePlace, storagePlace } from './place';
import { identityAnnotation } from './pod';
import { tokenServices } from './tokens';
import type { ObjectStorage } from './values';

/** The whole of a bucket, for a store that writes at its root. */
const wholeBucket = '';

/**
 * Connects a store with its bucket and with the server of its tokens; its policies follow from that. `prefixes`: what the names of its
 * objects begin with; default: the bucket is its own. Reports what is wrong with where the bucket is.
 */
export function connectStorage(
  component: Component,
  workloads: Workload | readonly Workload[],
  storage: ObjectStorage | undefined,
  prefixes: readonly string[] = [storage?.prefix ?? wholeBucket],
): void {
  const { check, environment } = component;
  // Where the form is wrong, its bucket is a stand-in that nobody wrote.
  if (!storage || !check.sound('storage', 'form')) return;
  checkEndpoint(component, storage);
  checkIdentity(component, storage);
  const place = storagePlace(storage);
  const { protocol, called, scheme, bucket } = place;
  if (check.sound('storage')) {
    checkHostPlace(check, 'storage', called, environment.cluster, written(place, storage));
    const instead = "addresses: ['203.0.113.0/24'] in its credentials, the blocks of addresses that it has";
    // Those of a key file are said by the bucket's endpoint.
    const byIdentity = storage.credentials.kind === 'cloud-identity';
    for (const service of byIdentity || check.sound('storage') ? tokenServices(storage) : []) {
      checkHostPlace(check, 'storage.credentials', service, environment.cluster, instead);
    }
  }
  if (!check.sound('storage')) return;
  const access = storage.endpoint?.access;
  const bucketEndpoint = hostEndpoint(environment.name, protocol, called, { bucket, prefixes }, { scheme, access });
  const tokens = tokenServices(storage).map((service) =>
    hostEndpoint(environment.name, 'cloud.tokens', service, {}, { scheme: schemeOf(service) }),
  );
  for (const workload of [workloads].flat()) {
    workload.connect('storage', protocol, bucketEndpoint, { usesAccess: true });
    for (const each of tokens) workload.connect('storage.credentials', 'cloud.tokens', each);
  }
}

const schemeOf = ({ port }: CalledHost) => (port === 443 ? 'https' : 'http');

/** How the bucket's place is written with its addresses. */
function written({ protocol, endpoint, called }: StoragePlace, { kind }: ObjectStorage): string {
  const host = kind === 'azure' ? called.host : endpoint;
  return `endpoint: external(environment, { protocol: '${protocol}', url: 'https://${host}', addresses: ['203.0.113.0/24'] })`;
}

/** Reports an endpoint that leads elsewhere than the bucket can be, or by which what is stored would be read by others. */
function checkEndpoint({ check, environment }: Component, storage: ObjectStorage): void {
  const { endpoint, kind } = storage;
  if (kind === 's3')
    check.require(
      endpoint !== undefined || storage.region !== undefined,
      'storage.region',
      'a bucket of AWS is found by its region, and none is given',
      "region: 'eu-central-1', or the endpoint of an S3 that is not that of AWS",
    );
  if (!endpoint || endpoint instanceof MissingEndpoint) return;
  const { host, path, scheme, peer, access, owner } = endpoint;
  check.require(
    owner.environment === environment.name,
    'storage.endpoint',
    `${host} belongs to the environment ${owner.environment}`,
    `external(${environment.name}, { … })`,
  );
  check.require(
    path === '',
    'storage.endpoint',
    `its URL has the path ${path}, and the programs take a host`,
    `${scheme}://${endpoint.address}`,
  );
  check.require(
    scheme === 'https' || peer.kind === 'pods',
    'storage.endpoint',
    `what is stored would cross the network readably on the way to ${host}`,
    `https://${host}`,
  );
  check.require(
    access?.credentials === undefined,
    'storage.endpoint',
    'object storage knows its callers by the credentials of the bucket, and takes no others',
    'credentials beside bucket, and none in external({ … })',
  );
  const region = kind === 's3' ? awsRegion(storage) : undefined;
  if (kind === 's3' && region !== undefined && storage.region !== undefined)
    check.require(
      storage.region === region,
      'storage.region',
      `${host} is the region ${region}, and the bucket's is ${storage.region}`,
      `region: '${region}'`,
    );
  if (kind === 'gcs')
    check.require(
      host === 'storage.googleapis.com',
      'storage.endpoint',
      `the programs call storage.googleapis.com, whatever its addresses are, and this is ${host}`,
      "url: 'https://storage.googleapis.com'",
    );
  if (kind === 'azure')
    check.require(
      host.startsWith(`${storage.account}.`),
      'storage.endpoint',
      `the programs put the account before the name of the cloud, and ${host} does not begin with ${storage.account}`,
      `url: 'https://${storage.account}.blob.core.windows.net'`,
    );
}

/** Reports an identity that S3 of somebody else does not know, and a second one beside it. */
function checkIdentity({ check, pods }: Component, storage: ObjectStorage): void {
  const { credentials, kind } = storage;
  if (credentials.kind !== 'cloud-identity') return;
  if (kind === 's3')
    check.require(
      awsRegion(storage) !== undefined,
      'storage.credentials',
      `${storage.endpoint?.host} is not that of AWS, which alone knows a pod by its role`,
      "accessKey({ secretName: 'loki-s3' })",
    );
  const annotated = Object.entries(pods.serviceAccountAnnotations ?? {}).find(
    ([key]) => key === identityAnnotation[kind],
  );
  if (!annotated || credentials.identity === undefined) return;
  check.require(
    annotated[1] === credentials.identity,
    'storage.credentials',
    `the service account is ${annotated[1]} by the pods' serviceAccountAnnotations, and ${credentials.identity} here`,
    'one of the two',
  );
}
