import type { App } from 'cdk8s';
import { distributed, type Environment, Loki, replicated } from '../../../../constructs';
import { bucketFor, inZones } from '../in-bucket';

/** Where lines are kept. */
export const bucket = bucketFor('logs');

/** So that chunks come into the bucket while the run lasts, and are asked for beside those in memory; otherwise half an hour. */
const shortChunks = { chunk_idle_period: '10s', max_chunk_age: '20s', flush_check_period: '5s' };

/** A Loki in three zones. `form`: what makes its pods there. */
const lokiAs =
  (name: string, form: typeof distributed) =>
  (app: App): Environment => {
    const { environment, formProps } = inZones(app, name, bucket);
    new Loki(environment, {
      form: form(formProps),
      configuration: (typed) => ({ ...typed, ingester: { ...typed.ingester, ...shortChunks } }),
    });
    return environment;
  };

/** A workload for each role. */
export const lokiDistributed = lokiAs('loki-distributed', distributed);

/** Three processes, each with every role. */
export const lokiReplicated = lokiAs('loki-replicated', replicated);
