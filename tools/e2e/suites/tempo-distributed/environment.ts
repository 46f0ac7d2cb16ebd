import type { App } from 'cdk8s';
import {
  distributed,
  type Environment,
  gibibytes,
  Kafka,
  KafkaExporter,
  Loki,
  OtelCollector,
  Prometheus,
  percent,
  Tempo,
} from '../../../../constructs';
import { bucketFor, inZones } from '../in-bucket';
import { size } from '../platform';

/** Where traces are kept. */
export const bucket = bucketFor('traces');

/** So that blocks come into the bucket, and its list to those who ask, while the run lasts; otherwise five minutes each. */
const soon = { cycle: '10s', poll: '5s' };

/**
 * Live-stores keep spans for a short time, so that only the bucket answers in the end. After a repeated request a live-store has the spans twice, for
 * twenty minutes by default; a block-builder has them once.
 */
const shortStay = { complete_block_timeout: '30s', flush_op_timeout: '5s' };

/**
 * A Tempo with a workload for each role behind a log of three brokers, in three zones. Every trace is kept, and two pods judge each, so that each
 * comes twice.
 */
export function tempoDistributed(app: App): Environment {
  const { environment, formProps } = inZones(app, 'tempo-distributed', bucket, {
    spansPerSecond: 100,
    samplingReplicationFactor: 2,
  });
  const prometheus = new Prometheus(environment, size);
  const loki = new Loki(environment, size);
  const kafka = new Kafka(environment, { disk: gibibytes(1) });
  prometheus.watch(new KafkaExporter(environment, { brokers: kafka.brokers }));
  const tempo = new Tempo(environment, {
    form: distributed(formProps),
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
    tiers: { routing: { replicas: 1 }, sampling: { replicas: 2 }, samplingCopy: { replicas: 2 } },
  });
  return environment;
}
