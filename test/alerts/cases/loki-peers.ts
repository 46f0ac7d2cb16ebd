import type { Cases } from '../case';

const members = 'loki_ring_members{name="ingester", state="ACTIVE"}';
const lastDeleted = 'loki_compactor_apply_retention_last_successful_run_timestamp_seconds';

export const lokiPeerCases: Cases = {
  LokiLacksIngesters: {
    kind: 'condition',
    holds: { [members]: '2x480' },
    figure: '2',
    says: ({ figure }) => ({ description: `${figure} of 3 are there.` }),
    healthy: { [members]: '3x480' },
    // One after the other, four minutes for each.
    rollOut: { [members]: `3x239 ${'2x14 3 '.repeat(15)}` },
  },
  LokiIngestersHaveManyStreams: {
    kind: 'condition',
    // Each of three pods counts them.
    holds: { 'loki_ingester_memory_streams{tenant="fake"}': '1500x480' },
    figure: '500',
    says: ({ figure }) => ({
      description: `${figure} streams are open, and the load has 400. It takes them all until its memory ends.`,
    }),
    healthy: { 'loki_ingester_memory_streams{tenant="fake"}': '1200x480' },
    rollOut: { 'loki_ingester_memory_streams{tenant="fake"}': '1000x240 1300x12 1000x228' },
  },
  LokiWriteAheadLogFills: {
    kind: 'condition',
    holds: { loki_ingester_wal_disk_usage_percent: '0.75x480' },
    figure: '75%',
    says: ({ figure }) => ({ labels: { instance: 'pod' }, description: `That of pod is ${figure} full.` }),
    healthy: { loki_ingester_wal_disk_usage_percent: '0.4x480' },
    rollOut: { loki_ingester_wal_disk_usage_percent: '0.6x240 0.75x12 0.6x228' },
  },
  LokiDoesNotDelete: {
    kind: 'condition',
    // The clock of a test begins at 0: it was three hours ago then.
    holds: { [lastDeleted]: '-10800x480' },
    figure: '4h 0m 0s',
    says: ({ figure }) => ({ description: `The last time was ${figure} ago.` }),
    healthy: { [lastDeleted]: '0+15x480' },
    // One that has begun anew has not deleted yet.
    rollOut: { [lastDeleted]: '0+15x240 -10800x40 4200+15x200' },
  },
  LokiOverridesNotRead: {
    kind: 'condition',
    holds: { 'loki_runtime_config_last_reload_successful{config="loki"}': '0x480' },
    figure: '0',
    says: ({ service }) => ({
      labels: { service_name: service },
      description: `So says ${service}. A pod that starts now does not start.`,
    }),
    healthy: { 'loki_runtime_config_last_reload_successful{config="loki"}': '1x480' },
    rollOut: { 'loki_runtime_config_last_reload_successful{config="loki"}': '1x240 0x12 1x228' },
  },
};
