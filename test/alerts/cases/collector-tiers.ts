import type { Cases } from '../case';

const exporter = 'load_balancing';
const refused = `otelcol_exporter_send_failed_spans{exporter="${exporter}"}`;
const copying = 'load_balancing/copy';
const notCopied = `otelcol_exporter_enqueue_failed_spans{exporter="${copying}"}`;
const backends = 'otelcol_loadbalancer_num_backends{resolver="dns"}';
const updates = 'otelcol_loadbalancer_num_backend_updates{resolver="dns"}';

/** Of Collectors in two tiers, with three pods in the second, and three that judge once more. */
export const collectorTierCases: Cases = {
  CollectorCannotHandOn: {
    kind: 'waiting',
    holds: { [refused]: '0+30x480' },
    figure: '2',
    says: ({ figure }) => ({
      labels: { exporter, what: 'spans' },
      description: `${figure} spans a second come back from ${exporter}. Senders lose them when they give up.`,
    }),
    healthy: { [refused]: '100x480' },
    // The pods that judge are away one after the other.
    rollOut: { [refused]: '0x120 50x120 50+10x12 170x200' },
  },
  CollectorJudgesOnce: {
    kind: 'waiting',
    holds: { [notCopied]: '0+30x480' },
    figure: '2',
    says: ({ figure }) => ({
      labels: { exporter: copying, what: 'queued spans' },
      description: `${figure} queued spans a second do not come to the pods that judge once more, through ${copying}.`,
    }),
    healthy: { [notCopied]: '100x480' },
    // The pods that judge once more are away one after the other.
    rollOut: { [notCopied]: '0x120 50x120 50+10x12 170x200' },
  },
  CollectorRoutesToFewer: {
    kind: 'condition',
    holds: { [backends]: '2x480' },
    figure: '2',
    says: ({ figure }) => ({ description: `A Collector sends them to ${figure} of 3.` }),
    healthy: { [backends]: '3x480' },
    rollOut: { [backends]: '3x240 2x12 3x228' },
  },
  CollectorRoutesAnew: {
    kind: 'condition',
    holds: { [updates]: '0+1x480' },
    figure: '240',
    says: ({ figure }) => ({
      description: `Within an hour a Collector has found others ${figure} times; a roll-out is up to 24.`,
    }),
    healthy: { [updates]: '5x480' },
    rollOut: { [updates]: '0x240 3x20 6x220' },
  },
};
