import type { Cluster } from '../model/cluster';
import type { Connection, Endpoint } from '../model/endpoint';
import { choosesPods, namedPeer, type Peer, type Pods, peerKey } from '../model/peer';
import { protocols, type Transport } from '../model/protocols';
import type { ObjectScope, SolverPods } from '../pods/scope';
import { podLabels } from '../pods/template';
import type { WorkloadView } from '../pods/workload-props';

/** What policies are derived from. */
export interface Wiring {
  readonly cluster: Cluster;
  readonly workloads: readonly WorkloadView[];
  readonly connections: readonly Connection[];
  /** Where workloads answer, whether somebody calls them by name or not. */
  readonly endpoints: readonly Endpoint[];
  readonly components: readonly { readonly solvers: readonly SolverPods[] }[];
}

/** The pods that a policy selects. */
export interface Selected {
  readonly component: ObjectScope;
  readonly name: string;
  readonly peer: Pods;
  readonly ports: Readonly<Record<string, { readonly container: number; readonly transport?: Transport }>>;
}

/** A port as policies name it. */
export interface RulePort {
  readonly number: number;
  readonly transport: Transport;
}

/** The traffic between one workload and one peer. */
export interface Rule {
  readonly peer: Peer;
  /** Ports of the answering pods, sorted. */
  readonly ports: readonly RulePort[];
  /** HTTP that crosses the network readably, where somebody wants to see its flows. */
  readonly showHttp: boolean;
}

/** The port at which ztunnel takes what comes through the mesh. https://istio.io/latest/docs/ambient/usage/networkpolicy/ */
const meshPort = 15008;

const inMesh = (peer: Peer): boolean => peer.kind === 'pods' && peer.inMesh;

/** Who may call a workload. */
export function ingressRules({ connections, endpoints }: Wiring, workload: WorkloadView): Rule[] {
  const own = endpoints.filter(({ peer }) => peer === workload.peer);
  const incoming = connections.filter(({ to }) => to.peer === workload.peer || isAmong(workload, own, to));
  return group(incoming, ({ from }) => from.peer, false);
}

/** Whether pods that are chosen by labels, as a scrape does it, are also those of a workload, and it answers there. */
function isAmong(workload: WorkloadView, own: readonly Endpoint[], { peer, protocol, targetPort }: Endpoint): boolean {
  const answers = own.some((endpoint) => endpoint.protocol === protocol && endpoint.targetPort === targetPort);
  return answers && choosesPods(peer, { namespace: workload.peer.namespace, labels: podLabels(workload) });
}

/** Whom a workload may call. */
export function egressRules(
  { cluster: { network }, connections }: Pick<Wiring, 'cluster' | 'connections'>,
  workload: WorkloadView,
): Rule[] {
  const { targetNamespace: namespace } = workload.component;
  const visible = network.plugin === 'cilium' && network.layer7Visibility && namespace.showFlows;
  const outgoing = connections.filter(({ from }) => from.peer === workload.peer);
  return group(outgoing, ({ to }) => to.reached.peer, visible);
}

function group(connections: readonly Connection[], other: (connection: Connection) => Peer, visible: boolean): Rule[] {
  const rules = new Map<string, { peer: Peer; ports: Map<string, RulePort>; showHttp: boolean }>();
  for (const connection of connections) {
    const { from } = connection;
    const to = connection.to.reached;
    const throughMesh = inMesh(from.peer) && inMesh(to.peer);
    // Nobody sees the flows of an encrypted connection, and a proxy that looks for HTTP in it would end it.
    const isReadable = protocols[to.protocol].readable === true && to.scheme === 'http';
    const showHttp = visible && !throughMesh && isReadable;
    const peer = namedPeer(other(connection));
    const key = `${peerKey(peer)} ${showHttp}`;
    const rule = rules.get(key) ?? { peer, ports: new Map<string, RulePort>(), showHttp };
    rules.set(key, rule);
    const add = (port: RulePort) => rule.ports.set(`${port.number}/${port.transport}`, port);
    add({ number: to.targetPort, transport: to.transport });
    if (throughMesh) add({ number: meshPort, transport: 'TCP' });
  }
  return [...rules.entries()]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, rule]) => ({ ...rule, ports: [...rule.ports.values()].sort((a, b) => a.number - b.number) }));
}
