import { copiesOfData, placeOfData, timeOfData } from '../stores';

/** Settings that others rely on. https://grafana.com/docs/mimir/latest/configure/configuration-parameters/ */
export const mimirReliedOn = [
  placeOfData(['common.storage', 'blocks_storage', 'ruler_storage', 'alertmanager_storage']),
  copiesOfData(
    ['ingester.ring', 'store_gateway.sharding_ring'].flatMap((ring) => [
      `${ring}.replication_factor`,
      `${ring}.zone_awareness_enabled`,
    ]),
  ),
  timeOfData(['limits.compactor_blocks_retention_period']),
];
