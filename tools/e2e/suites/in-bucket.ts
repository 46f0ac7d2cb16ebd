import type { App } from 'cdk8s';
import {
  accessKey,
  days,
  Environment,
  external,
  type FormProps,
  type LoadProps,
  load,
  megabytesPerSecond,
  plainNetwork,
  s3,
  seconds,
} from '../../../constructs';
import type { StoredAt } from '../stand-ins/object-storage';

/** Where suites keep what is in a bucket, behind a certificate authority of the company. */

/** The bucket for something, such as `logs`. */
export const bucketFor = (what: string): StoredAt => ({
  host: 's3.example.com',
  bucket: `company-${what}`,
  keySecret: `${what}-s3`,
  authoritySecret: 'company-ca',
  namespace: 'monitoring',
});

/** The same as a place where a store keeps its data. `prefix`: what the names of its objects begin with. Default: nothing. */
export function storageIn(environment: Environment, at: StoredAt, prefix?: string) {
  const { host, bucket, authoritySecret, keySecret } = at;
  const endpoint = external(environment, {
    protocol: 's3',
    url: `https://${host}`,
    addresses: ['203.0.113.7'],
    certificateAuthority: { secretName: authoritySecret, key: 'ca.crt' },
  });
  return s3({ bucket, endpoint, credentials: accessKey({ secretName: keySecret }), prefix });
}

/** An environment in three zones, and what is said of a store there that keeps copies. `carried`: more than next to nothing. */
export function inZones(app: App, name: string, at: StoredAt, carried: Partial<LoadProps> = {}) {
  const environment = new Environment(app, name, {
    cluster: { network: plainNetwork(), nodes: 3, zones: ['zone-a', 'zone-b', 'zone-c'] },
  });
  environment.addNamespace(at.namespace);
  const formProps: FormProps = {
    storage: storageIn(environment, at),
    load: load({
      nodes: 3,
      pods: 30,
      activeSeries: 10_000,
      scrapeInterval: seconds(15),
      logs: megabytesPerSecond(0.1),
      spansPerSecond: 10,
      queriesPerSecond: 1,
      retention: { metrics: days(7), logs: days(7), traces: days(7) },
      ...carried,
    }),
  };
  return { environment, formProps };
}
