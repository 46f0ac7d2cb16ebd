import type { App } from 'cdk8s';
import {
  Alertmanager,
  accessKey,
  alert,
  days,
  distributed,
  Environment,
  external,
  load,
  Mimir,
  type MimirConfiguration,
  megabytesPerSecond,
  minutes,
  nobody,
  plainNetwork,
  s3,
  seconds,
} from '../../../../constructs';

/** Where samples are kept. */
export const bucket = {
  host: 's3.example.com',
  bucket: 'company-metrics',
  keySecret: 'metrics-s3',
  authoritySecret: 'company-ca',
  namespace: 'monitoring',
};

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
    blocks_storage: { ...typed.blocks_storage, bucket_store },
  };
}

/** A Mimir with a workload for each role, in three zones. */
export function mimirDistributed(app: App): Environment {
  const environment = new Environment(app, 'mimir-distributed', {
    cluster: { network: plainNetwork(), nodes: 3, zones: ['zone-a', 'zone-b', 'zone-c'] },
  });
  environment.addNamespace(bucket.namespace);
  const endpoint = external(environment, {
    protocol: 's3',
    url: `https://${bucket.host}`,
    addresses: ['203.0.113.7'],
    certificateAuthority: { secretName: bucket.authoritySecret, key: 'ca.crt' },
  });
  const storage = s3({ bucket: bucket.bucket, endpoint, credentials: accessKey({ secretName: bucket.keySecret }) });
  const carried = load({
    nodes: 3,
    pods: 30,
    activeSeries: 10_000,
    scrapeInterval: seconds(15),
    logs: megabytesPerSecond(0.1),
    spansPerSecond: 10,
    queriesPerSecond: 1,
    retention: { metrics: days(7), logs: days(7), traces: days(7) },
  });
  new Mimir(environment, {
    form: distributed({ storage, load: carried }),
    alerts: [samplesCome],
    configuration: forThisRun,
    alertsTo: new Alertmanager(environment, { receiver: nobody() }).push,
  });
  return environment;
}
