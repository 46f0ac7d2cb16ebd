import type { Cluster } from '../kit';
import { clusterLabel, clustersOfCall } from '../kit/vocabulary/signal-labels';

/**
 * By what the metrics made from traces tell clusters apart, where this one has a name: the Collector says in the resource of every
 * span which cluster it comes from. A call has two sides, and without a prefix Tempo takes the value of either. It gets `cluster`
 * on its way to the store: that of the service that is called, or of the caller where no span tells the other side.
 * https://grafana.com/docs/tempo/latest/metrics-from-traces/service_graphs/
 */
export const byCluster = ({ name }: Pick<Cluster, 'name'>) =>
  name === undefined
    ? {}
    : {
        ofSpans: { dimensions: [clusterLabel] },
        ofCalls: { dimensions: [clusterLabel], enable_client_server_prefix: true },
        onWrite: {
          // The later one counts. An empty value would take the label away again.
          write_relabel_configs: clustersOfCall.map((side) => ({
            source_labels: [side],
            regex: '(.+)',
            target_label: clusterLabel,
          })),
        },
      };
