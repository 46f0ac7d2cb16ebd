import { labelsMatch } from './labels-match';

/** Pods, as a policy selects them. */
export interface Pods {
  readonly kind: 'pods';
  /** Their namespace; `any` for pods chosen by label wherever they are. */
  readonly namespace: string | { readonly any: true };
  /** Their labels; none selects every pod of the namespace. */
  readonly labels: Readonly<Record<string, string>>;
  /** Whether ztunnel carries their traffic. */
  readonly inMesh: boolean;
  /** They are on the network of their nodes, where no policy selects them: rules of others name the nodes. Default: no. */
  readonly hostNetwork?: boolean;
}

/** The node on which the other side runs: its kubelet, and agents on its network. */
export interface OwnNode {
  readonly kind: 'own-node';
}

/** Any node: pods on the network of a node call from there. */
export interface AnyNode {
  readonly kind: 'any-node';
}

/** The Kubernetes API server. */
export interface ApiServer {
  readonly kind: 'api-server';
}

/** A host outside the cluster. */
export interface OutsideHost {
  readonly kind: 'outside-host';
  /** The name by which it is called. */
  readonly host: string;
  /** Its addresses, or blocks that hold them. None: policies let it through by its name, which only some networks can. */
  readonly addresses: readonly string[];
}

/** One side of a connection, as a network policy can name it. */
export type Peer = Pods | OwnNode | AnyNode | ApiServer | OutsideHost;

/** Pods of a namespace, all of them or those with labels. */
export function pods(namespace: string, labels: Readonly<Record<string, string>> = {}): Pods {
  return { kind: 'pods', namespace, labels, inMesh: false };
}

/** A peer as a rule of a policy can name it. */
export const namedPeer = (peer: Peer): Peer => (peer.kind === 'pods' && peer.hostNetwork ? { kind: 'any-node' } : peer);

/** Whether a peer is a choice of pods by their labels that takes in pods of this namespace with these labels. */
export function choosesPods(peer: Peer, { namespace, labels }: Pick<Pods, 'namespace' | 'labels'>): boolean {
  if (peer.kind !== 'pods' || (typeof peer.namespace === 'string' && peer.namespace !== namespace)) return false;
  return labelsMatch(peer.labels, labels);
}

/** A text that is equal for equal peers, by which rules are grouped and sorted. */
export function peerKey(peer: Peer): string {
  if (peer.kind === 'outside-host') return [peer.kind, peer.host, ...peer.addresses].join(' ');
  if (peer.kind !== 'pods') return peer.kind;
  const namespace = typeof peer.namespace === 'string' ? peer.namespace : '*';
  const labels = Object.entries(peer.labels)
    .map(([key, value]) => `${key}=${value}`)
    .sort();
  return [namespace, ...labels].join(',');
}
