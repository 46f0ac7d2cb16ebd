import type { App } from 'cdk8s';
import {
  Alertmanager,
  alert,
  distributed,
  type Environment,
  Mimir,
  type MimirConfiguration,
  minutes,
  nobody,
  replicated,
} from '../../../../constructs';
import { bucketFor, inZones } from '../in-bucket';

/** Where samples are kept. */
export const bucket = bucketFor('metrics');

/** Of the alert that fires as long as there are samples: that it is told shows that rules are evaluated. */
export const alertname = 'SamplesCome';

const samplesCome = alert({
  name: alertname,
  expression: 'max(e2e_copies) >= 0',
  holdsFor: minutes(1),
  severity: 'warning',
  summary: 'Samples come.',
  description: 'There are {{ $value }}.',
});

/** So that blocks come into the bucket while the run lasts; otherwise every two hours. */
const shortBlocks = { block_ranges_period: ['20s'], head_compaction_interval: '5s', ship_interval: '5s' };

/**
 * So that all is rolled while the run lasts: how long a pod answers before it ends, and waits after it has begun. And without caches, as Mimir
 * does not start without a memcached, and not every machine has one.
 */
function forThisRun(typed: MimirConfiguration): MimirConfiguration {
  const { cache_results, results_cache, query_sharding_target_series_per_shard, ...frontend } = typed.frontend ?? {};
  const { index_cache, chunks_cache, metadata_cache, ...bucket_store } = typed.blocks_storage.bucket_store;
  return {
    ...typed,
    shutdown_delay: '5s',
    store_gateway: { sharding_ring: { ...typed.store_gateway.sharding_ring, wait_stability_min_duration: '1s' } },
    frontend,
    blocks_storage: { ...typed.blocks_storage, bucket_store, tsdb: { ...typed.blocks_storage.tsdb, ...shortBlocks } },
  };
}

/** A Mimir in three zones. `form`: what makes its pods there. */
const mimirAs =
  (name: string, form: typeof distributed) =>
  (app: App): Environment => {
    const { environment, formProps } = inZones(app, name, bucket);
    new Mimir(environment, {
      form: form(formProps),
      alerts: [samplesCome],
      configuration: forThisRun,
      alertsTo: new Alertmanager(environment, { receiver: nobody() }).push,
    });
    return environment;
  };

/** A workload for each role. */
export const mimirDistributed = mimirAs('mimir-distributed', distributed);

/** Three processes, each with every role. */
export const mimirReplicated = mimirAs('mimir-replicated', replicated);
