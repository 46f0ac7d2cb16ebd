/** Pods, as a policy selects them. */
export interface Pods {
  readonly kind: 'pods';
  /** Their namespace; `any` for pods chosen by label wherever they are. */
  readonly namespace: string | { readonly any: true };
  /** Their labels; none selects every pod of the namespace. */
  readonly labels: Readonly<Record<string, string>>;
  /** Whether ztunnel carries their traffic. */
  readonly inMesh: boolean;
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

/** One side of a connection, as a network policy can name it. */
export type Peer = Pods | OwnNode | AnyNode | ApiServer;

/** Pods of a namespace, all of them or those with labels. */
export function pods(namespace: string, labels: Readonly<Record<string, string>> = {}): Pods {
  return { kind: 'pods', namespace, labels, inMesh: false };
}

/** A text that is equal for equal peers, by which rules are grouped and sorted. */
export function peerKey(peer: Peer): string {
  if (peer.kind !== 'pods') return peer.kind;
  const namespace = typeof peer.namespace === 'string' ? peer.namespace : '*';
  const labels = Object.entries(peer.labels)
    .map(([key, value]) => `${key}=${value}`)
    .sort();
  return [namespace, ...labels].join(',');
}
