import { placeOfData, timeOfData } from '../stores';

/** Settings that others rely on. https://grafana.com/docs/tempo/latest/configuration/ */
export const tempoReliedOn = [
  placeOfData(['storage.trace']),
  {
    settings: ['ingest.kafka.topic', 'ingest.kafka.auto_create_topic_enabled'],
    because:
      'by which Kafka makes the topic, with its partitions and copies, and by which another Tempo has another one',
  },
  timeOfData([
    'backend_worker.compaction.block_retention',
    'backend_scheduler.provider.compaction.compaction.block_retention',
    'overrides.defaults.compaction.block_retention',
  ]),
];
