import { copiesOfData, placeOfData, timeOfData } from '../stores';

/** Settings that others rely on. https://grafana.com/docs/loki/latest/configure/ */
export const lokiReliedOn = [
  placeOfData(
    ['common.storage', 'storage_config.object_store', 'ruler_storage'],
    ['storage_config.use_thanos_objstore', 'storage_config.aws', 'storage_config.gcs', 'storage_config.azure'],
  ),
  copiesOfData([
    'common.replication_factor',
    'ingester.lifecycler.ring.replication_factor',
    'ingester.lifecycler.ring.zone_awareness_enabled',
  ]),
  timeOfData(['limits_config.retention_period', 'compactor.retention_enabled']),
  timeOfData(['limits_config.retention_stream'], "retentionStream: [{ selector: '{…}', period: days(…) }]"),
];
