import type { App } from 'cdk8s';
import {
  accessKey,
  days,
  distributed,
  Environment,
  external,
  gibibytes,
  Kafka,
  Loki,
  load,
  megabytesPerSecond,
  OtelCollector,
  Prometheus,
  percent,
  plainNetwork,
  s3,
  seconds,
  Tempo,
} from '../../../../constructs';
import { size } from '../platform';

/** Where traces are kept. */
export const bucket = {
  host: 's3.example.com',
  bucket: 'company-traces',
  keySecret: 'traces-s3',
  authoritySecret: 'company-ca',
  namespace: 'monitoring',
};

/** So that blocks come into the bucket, and its list to those who ask, while the run lasts; otherwise five minutes each. */
const soon = { cycle: '10s', poll: '5s' };

/**
 * So that the bucket alone answers in the end. Of a request that was repeated a live-store has the spans twice, for twenty minutes otherwise; a
 * block-builder has them once.
 */
const shortStay = { complete_block_timeout: '30s', flush_op_timeout: '5s' };

/** A Tempo with a workload for each role behind a log of three brokers, in three zones. Every trace is kept. */
export function tempoDistributed(app: App): Environment {
  const zones = ['zone-a', 'zone-b', 'zone-c'];
  const environment = new Environment(app, 'tempo-distributed', {
    cluster: { network: plainNetwork(), nodes: 3, zones },
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
    spansPerSecond: 100,
    queriesPerSecond: 1,
    retention: { metrics: days(7), logs: days(7), traces: days(7) },
  });
  const prometheus = new Prometheus(environment, size);
  const loki = new Loki(environment, size);
  const kafka = new Kafka(environment, { disk: gibibytes(1) });
  const tempo = new Tempo(environment, {
    form: distributed({ storage, load: carried }),
    kafka: kafka.brokers,
    metricsTo: prometheus.remoteWrite,
    configuration: (typed) => ({
      ...typed,
      live_store: { ...typed.live_store, ...shortStay },
      block_builder: { ...typed.block_builder, consume_cycle_duration: soon.cycle },
      storage: { trace: { ...typed.storage.trace, blocklist_poll: soon.poll } },
    }),
  });
  new OtelCollector(environment, {
    metricsTo: prometheus.otlp,
    logsTo: loki.otlp,
    tracesTo: tempo.otlp,
    keep: [percent(100)],
  });
  return environment;
}
