import { describe, expect, test } from '@jest/globals';
import { parse, stringify } from 'yaml';
import { distributed, Loki, Mimir, replicated, Tempo } from '../../constructs';
import type { Environment } from '../../constructs/kit';
import { inThreeZones, loadOf } from '../loki/in-forms';
import { findingsOf } from '../support';
import { distributedTempo } from '../tempo/environments';
import { size } from './cases';
import { bucket, changed, copies, found, grafanaIn, inCilium, kafkaIn, lokiIn, mimirIn, place } from './changed';

/** Folders, addresses and periods that a changed configuration no longer has, and what may be changed. */

describe('is refused:', () => {
  test('with a form, as without', () => {
    const patch = changed({ ingester: { lifecycler: { ring: { replication_factor: 1 } } } });
    const environment = inThreeZones();
    new Loki(environment, { form: replicated({ storage: bucket, load: loadOf(0.5) }), ...patch });
    expect(found(environment)).toEqual([
      `loki › configuration: it changes ingester.lifecycler.ring.replication_factor, ${copies}`,
    ]);
  });

  test('where the pods of a store find each other', () => {
    const environment = inThreeZones();
    new Loki(environment, {
      form: distributed({ storage: bucket, load: loadOf(10) }),
      ...changed({
        frontend: { scheduler_address: 'elsewhere:9095' },
        frontend_worker: { scheduler_address: 'elsewhere:9095' },
      }),
    });
    expect(findingsOf(environment)).toEqual([
      'test › loki › configuration: it changes frontend.scheduler_address, frontend_worker.scheduler_address, by which it calls loki-query-scheduler-headless.monitoring.svc: network policies, Secrets and what is checked of the two are for that address | frontend.scheduler_address, frontend_worker.scheduler_address as it is',
    ]);
  });

  test('the topic and the brokers of a Tempo', () => {
    const { environment } = distributedTempo(
      changed({ ingest: { kafka: { address: 'kafka.example.com:9092', topic: 'spans' } } }),
    );
    expect(found(environment)).toEqual([
      'tempo › configuration: it changes ingest.kafka.topic, by which Kafka makes the topic, with its partitions and copies, and by which another Tempo has another one',
      'tempo › configuration: it changes ingest.kafka.address, by which it calls kafka.monitoring.svc: network policies, Secrets and what is checked of the two are for that address',
    ]);
  });

  test('a folder outside the volume', () => {
    const environment = inCilium();
    lokiIn({ common: { path_prefix: '/tmp/loki' } })(environment);
    expect(findingsOf(environment)).toEqual([
      'test › loki › configuration: it changes common.path_prefix, and its volume is at /var/loki: what is written elsewhere is lost when the pod ends | a folder below /var/loki',
    ]);
  });

  test('to whom metrics are sent', () => {
    const environment = inCilium();
    const mimir = new Mimir(environment, size);
    new Tempo(environment, {
      ...size,
      metricsTo: mimir.remoteWrite,
      ...changed({ metrics_generator: { storage: { remote_write: [{ url: 'http://elsewhere/api/v1/push' }] } } }),
    });
    expect(found(environment)).toEqual([
      'tempo › configuration: it changes metrics_generator.storage.remote_write[0].url, by which it calls mimir.monitoring.svc: network policies, Secrets and what is checked of the two are for that address',
    ]);
  });

  test('a Loki without a period, and one whose last period is kept elsewhere', () => {
    const given = (configs: readonly object[]) => {
      const environment = inCilium();
      lokiIn({ schema_config: { configs } })(environment);
      return findingsOf(environment);
    };
    const instead = "schema_config.configs with a last period whose object_store is 's3'";
    expect(given([])).toEqual([
      `test › loki › configuration: schema_config has no period, and Loki does not start | ${instead}`,
    ]);
    expect(given([{ from: '2026-01-01', store: 'tsdb', object_store: 'filesystem', schema: 'v13' }])).toEqual([
      `test › loki › configuration: by schema_config the lines since 2026-01-01 are kept in filesystem, and its data is kept in s3 | ${instead}`,
    ]);
  });

  test('the same in the text of a ConfigMap', () => {
    const environment = inCilium();
    lokiIn({})(environment);
    environment.override('ConfigMap', 'loki', (manifest: { data: Record<string, string> }) => {
      const content = parse(manifest.data['loki.yaml'] ?? '');
      content.storage_config.object_store.s3.bucket_name = 'mimir';
      return { ...manifest, data: { 'loki.yaml': stringify(content) } };
    });
    expect(found(environment)).toEqual([
      `loki › override('ConfigMap', 'loki'): it changes storage_config.object_store.s3.bucket_name, ${place}`,
    ]);
  });
});

describe('can be changed:', () => {
  test.each<[string, (environment: Environment) => void]>([
    [
      'how a bucket is called',
      lokiIn({ storage_config: { object_store: { s3: { part_size: 1, http: { idle_conn_timeout: '1m' } } } } }),
    ],
    [
      'a further period of the schema',
      (environment) =>
        void new Loki(environment, {
          ...size,
          configuration: (given) => ({
            ...given,
            schema_config: {
              configs: [
                ...given.schema_config.configs,
                { ...given.schema_config.configs[0], from: '2027-01-01', schema: 'v14' },
              ],
            },
          }),
        }),
    ],
    [
      'a period before the one of the bucket',
      lokiIn({
        schema_config: {
          configs: [
            { from: '2024-01-01', store: 'tsdb', object_store: 'filesystem', schema: 'v13' },
            { from: '2026-01-01', store: 'tsdb', object_store: 's3', schema: 'v13' },
          ],
        },
      }),
    ],
    ['when an ingester is gone', mimirIn({ ingester: { ring: { heartbeat_timeout: '12m' } } })],
    ['how long samples stay with an ingester', mimirIn({ blocks_storage: { tsdb: { retention_period: '24h' } } })],
    ['a folder within the volume', mimirIn({ compactor: { data_dir: '/data/other' } })],
    ['the size of segments', kafkaIn({ 'log.segment.bytes': 16 * 1024 ** 2 })],
    ['the database’s connections', grafanaIn({ database: { max_open_conn: 3 } })],
    [
      'how a host is written',
      (environment) => {
        const mimir = new Mimir(environment, size);
        const url = 'http://mimir.monitoring.svc.cluster.local.:8080/api/v1/push';
        new Tempo(environment, {
          ...size,
          metricsTo: mimir.remoteWrite,
          ...changed({ metrics_generator: { storage: { remote_write: [{ url }] } } }),
        });
      },
    ],
  ])('%s', (_title, make) => {
    const environment = inCilium();
    make(environment);
    expect(findingsOf(environment)).toEqual([]);
  });
});
