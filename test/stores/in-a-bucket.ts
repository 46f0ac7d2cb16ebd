import { expect } from '@jest/globals';
import { parse } from 'yaml';
import { accessKey, cilium, Loki, Mimir, type ObjectStorage, Pyroscope, s3, Tempo } from '../../constructs';
import { days, type Environment, gibibytes } from '../../constructs/kit';
import { findingsOf, objectOf, testEnvironment } from '../support';

/** The stores with their data in one bucket. */

export const size = { retention: days(30), disk: gibibytes(5) };
export const onCilium = () => testEnvironment({ network: cilium() });
export const ofAws = s3({
  bucket: 'company-logs',
  region: 'eu-central-1',
  credentials: accessKey({ secretName: 'logs-s3' }),
});

/** A store of each signal with its data in one bucket, each under a prefix. */
export function stores(storage: ObjectStorage, environment: Environment = onCilium()) {
  new Loki(environment, { ...size, storage: { ...storage, prefix: 'logs' } });
  new Mimir(environment, { ...size, storage: { ...storage, prefix: 'metrics' } });
  new Tempo(environment, { ...size, storage: { ...storage, prefix: 'traces' } });
  new Pyroscope(environment, { ...size, storage: { ...storage, prefix: 'profiles' } });
  expect(findingsOf(environment)).toEqual([]);
  const read = (name: string) => parse(objectOf(environment, 'ConfigMap', name).data[`${name}.yaml`]);
  return { environment, loki: read('loki'), mimir: read('mimir'), tempo: read('tempo'), pyroscope: read('pyroscope') };
}

export const podOf = (environment: Environment, name = 'loki') =>
  objectOf(environment, 'StatefulSet', name).spec.template.spec;

/** A role of AWS that a pod takes. */
export const role = 'arn:aws:iam::111122223333:role/logs';
