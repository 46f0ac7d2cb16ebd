import { expect, test } from '@jest/globals';
import { Loki, Prometheus } from '../../constructs';
import type { Environment } from '../../constructs/kit';
import { testEnvironment } from '../support';
import { size } from './cases';
import {
  changed,
  copies,
  found,
  grafanaIn,
  inCilium,
  kafkaIn,
  lokiIn,
  mimirIn,
  place,
  pyroscopeIn,
  tempoIn,
  time,
} from './changed';

/** Settings that others rely on, each changed by the configuration alone. */

test.each<[string, (environment: Environment) => void, string, string]>([
  [
    'the bucket of Loki',
    lokiIn({ storage_config: { object_store: { s3: { bucket_name: 'mimir' } } } }),
    'storage_config.object_store.s3.bucket_name',
    place,
  ],
  [
    'its prefix',
    lokiIn({ storage_config: { object_store: { storage_prefix: 'loki' } } }),
    'storage_config.object_store.storage_prefix',
    place,
  ],
  [
    'its former clients',
    lokiIn({ storage_config: { use_thanos_objstore: false } }),
    'storage_config.use_thanos_objstore',
    place,
  ],
  [
    'another bucket beside it',
    lokiIn({ storage_config: { object_store: { gcs: { bucket_name: 'other' } } } }),
    'storage_config.object_store.gcs.bucket_name',
    place,
  ],
  [
    'a bucket of one on a disk',
    (environment) =>
      void new Loki(environment, { ...size, ...changed({ common: { storage: { s3: { bucket_name: 'other' } } } }) }),
    'common.storage.s3.bucket_name',
    place,
  ],
  ['the copies of Loki', lokiIn({ common: { replication_factor: 3 } }), 'common.replication_factor', copies],
  ['its retention', lokiIn({ limits_config: { retention_period: '1h' } }), 'limits_config.retention_period', time],
  [
    'the retention of some streams',
    lokiIn({ limits_config: { retention_stream: [{ selector: '{a="b"}', period: '24h', priority: 1 }] } }),
    'limits_config.retention_stream[0].selector, limits_config.retention_stream[0].period, limits_config.retention_stream[0].priority',
    time,
  ],
  ['that nothing is deleted', lokiIn({ compactor: { retention_enabled: false } }), 'compactor.retention_enabled', time],
  [
    'the bucket of Mimir',
    mimirIn({ common: { storage: { s3: { bucket_name: 'loki' } } } }),
    'common.storage.s3.bucket_name',
    place,
  ],
  [
    'the bucket of its blocks alone',
    mimirIn({ blocks_storage: { s3: { bucket_name: 'loki' } } }),
    'blocks_storage.s3.bucket_name',
    place,
  ],
  [
    'the prefix of its blocks',
    mimirIn({ blocks_storage: { storage_prefix: null } }),
    'blocks_storage.storage_prefix',
    place,
  ],
  [
    'the copies of Mimir',
    mimirIn({ ingester: { ring: { replication_factor: 2 } } }),
    'ingester.ring.replication_factor',
    copies,
  ],
  [
    'whether it knows zones',
    mimirIn({ store_gateway: { sharding_ring: { zone_awareness_enabled: true } } }),
    'store_gateway.sharding_ring.zone_awareness_enabled',
    copies,
  ],
  [
    'the retention of Mimir',
    mimirIn({ limits: { compactor_blocks_retention_period: '1y' } }),
    'limits.compactor_blocks_retention_period',
    time,
  ],
  [
    'the bucket of Tempo',
    tempoIn({ storage: { trace: { s3: { bucket: 'loki' } } } }),
    'storage.trace.s3.bucket',
    place,
  ],
  [
    'the kind of its bucket',
    tempoIn({ storage: { trace: { backend: 'gcs', gcs: { bucket_name: 'x' } } } }),
    'storage.trace.backend, storage.trace.gcs.bucket_name',
    place,
  ],
  [
    'the retention of Tempo',
    tempoIn({ backend_worker: { compaction: { block_retention: '1h' } } }),
    'backend_worker.compaction.block_retention',
    time,
  ],
  ['the prefix of Pyroscope', pyroscopeIn({ storage: { prefix: 'loki' } }), 'storage.prefix', place],
  ['the retention of Pyroscope', pyroscopeIn({ limits: { retention_period: '1h' } }), 'limits.retention_period', time],
  ['the copies of records', kafkaIn({ 'min.insync.replicas': 1 }), 'min.insync.replicas', copies],
  ['how long Kafka keeps records', kafkaIn({ 'log.retention.ms': 1 }), 'log.retention.ms', time],
  [
    'the largest record',
    kafkaIn({ 'message.max.bytes': 1 }),
    'message.max.bytes',
    'and who writes is checked against the largest record that there was',
  ],
  [
    'the database of Grafana',
    grafanaIn({ database: { type: 'mysql', host: 'db' } }),
    'ini.database.type, ini.database.host',
    'where what people make is kept: network policies, how many pods there may be, and that nobody else has the same database, follow from the property',
  ],
  [
    'its key',
    grafanaIn({ security: { secret_key: 'abc' } }),
    'ini.security.secret_key',
    'and it would be readable in Git',
  ],
])('%s', (_title, make, settings, because) => {
  const environment = inCilium();
  make(environment);
  expect(found(environment).map((each) => each.replace(/^\w+ › configuration: /, ''))).toEqual([
    `it changes ${settings}, ${because}`,
  ]);
});

test('the alerts of a Prometheus, and how often it pulls', () => {
  const prometheusIn = (patch: Readonly<Record<string, unknown>>) => {
    const environment = testEnvironment();
    new Prometheus(environment, { ...size, ...changed(patch) });
    return found(environment);
  };
  expect(prometheusIn({ rule_files: ['alerts.yaml', 'further.yaml'] })).toEqual([]);
  expect(prometheusIn({ rule_files: [], global: { scrape_interval: '10m' } })).toEqual([
    'prometheus › configuration: it changes rule_files[0], the file with the alerts and recording rules: nobody would evaluate them',
    'prometheus › configuration: it changes global.scrape_interval, how often everything is pulled: disk, memory and the steps of dashboards follow from the property',
  ]);
});
