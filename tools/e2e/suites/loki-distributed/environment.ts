import type { App } from 'cdk8s';
import { type Environment, Loki } from '../../../../constructs';
import { bucketFor, inZones } from '../in-bucket';

/** Where lines are kept. */
export const bucket = bucketFor('logs');

/** So that chunks come into the bucket while the run lasts, and are asked for beside those in memory; otherwise half an hour. */
const shortChunks = { chunk_idle_period: '10s', max_chunk_age: '20s', flush_check_period: '5s' };

/** A Loki with a workload for each role, in three zones. */
export function lokiDistributed(app: App): Environment {
  const { environment, form } = inZones(app, 'loki-distributed', bucket);
  new Loki(environment, {
    form,
    configuration: (typed) => ({ ...typed, ingester: { ...typed.ingester, ...shortChunks } }),
  });
  return environment;
}
