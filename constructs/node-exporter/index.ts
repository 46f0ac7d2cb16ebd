import { Component, type Endpoint, type Environment, type KnownMetrics, Workload } from '../kit';
import { isAddressedByIPv6 } from '../kit/model/ip-families';
import { checkNodeAgent } from '../kit/pods/node-agent';
import type { ComponentAlert } from '../kit/vocabulary/alert';
import { processMetrics } from '../kit/vocabulary/shared-metrics';
import { nodeMetrics } from '../kubernetes/metrics';
import { nodeAlertsOf } from '../kubernetes/nodes';
import { nodeExporterJob, otherMountPoints, podDevices, rootFolder, rootMount } from '../scrape/node/exporter';
import { collectorFlags, shownWith } from './collectors';
import { type NodeExporterProps, nodeExporterValidators } from './props';
import { nodeExporterResources } from './sizing';

export type { NodeCollector, NodeCollectors } from './collectors';
export type { NodeExporterProps } from './props';

const nodeNetwork = {
  reason:
    'the kernel shows each process the devices and connections of its own network alone, and those of the node are meant',
};

/**
 * Prometheus' node exporter on every node: what the machine uses, as `node_*`. Its pods run as nobody, on the network of their node: all that
 * reaches the node reaches port 9100, as no policy selects them.
 * https://github.com/prometheus/node_exporter
 */
export class NodeExporter extends Component {
  /** The metrics of every node, each known by its node's name. */
  readonly metrics: Endpoint<'prometheus.exposition'>;
  /** Alerts about nodes, as far as its collectors show what they are about. */
  override readonly alerts: readonly ComponentAlert[];
  override readonly knownMetrics: readonly KnownMetrics[];
  override readonly hiddenMetrics: readonly KnownMetrics[];
  override readonly clusterExporters = [
    { of: 'nodes', property: 'new NodeExporter', written: 'NodeExporter' },
  ] as const;

  constructor(environment: Environment, given: NodeExporterProps = {}) {
    super(environment, nodeExporterJob, given);
    const props = this.properties(given, nodeExporterValidators);
    checkNodeAgent(this, 'node exporter');
    const shown = shownWith(props.collectors ?? {}, nodeMetrics);
    this.alerts = nodeAlertsOf(shown);
    this.hiddenMetrics = nodeMetrics.filter((each) => !shown.includes(each));
    this.knownMetrics = [...shown, ...processMetrics];
    const address = isAddressedByIPv6(environment.cluster) ? '[$(HOST_IP)]' : '$(HOST_IP)';
    const workload = new Workload(this, {
      kind: 'DaemonSet',
      image: environment.images.nodeExporter,
      args: [
        // Not at the node's other addresses, of which one may be public.
        `--web.listen-address=${address}:9100`,
        `--path.procfs=${rootFolder}/proc`,
        `--path.sysfs=${rootFolder}/sys`,
        `--path.rootfs=${rootFolder}`,
        `--path.udev.data=${rootFolder}/run/udev/data`,
        `--collector.filesystem.mount-points-exclude=${otherMountPoints}`,
        `--collector.netclass.ignored-devices=${podDevices}`,
        `--collector.netdev.device-exclude=${podDevices}`,
        ...collectorFlags(props.collectors ?? {}),
      ],
      environmentVariables: { HOST_IP: { field: 'status.hostIP' } },
      identity: { user: 65534 },
      hostNetwork: nodeNetwork,
      ports: { http: { container: 9100 } },
      mounts: [rootMount],
      goProgram: true,
      resources: props.resources ?? nodeExporterResources,
      readiness: { path: '/', port: 'http' },
      liveness: { path: '/', port: 'http', failureThreshold: 6 },
    });
    const offers = { everyPod: true, ofCluster: true, ofNodes: true };
    this.metrics = workload.endpoint('prometheus.exposition', 'http', offers, { path: '/metrics' });
  }
}
