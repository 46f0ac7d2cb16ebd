import type { Connection, Finding, Pods } from '../../constructs/kit';
import { type Dns, dnsOf } from '../../constructs/kit/model/dns';
import { labelsMatch } from '../../constructs/kit/model/labels-match';
import { findingAt } from '../findings';
import { ofKind } from '../manifests/manifest';
import { type Pod, podsOf } from '../manifests/pods';
import type { Subject } from '../subject';
import { meshPort, type Party, type Port } from './party';
import { Policies } from './policies';

/** A connection between pods, with the labels that the pods in `dist/` have. */
export interface Wire {
  readonly from: Party;
  readonly to: Party;
  /** The callers are chosen by their labels, in every namespace. */
  readonly anywhere: boolean;
  /** The answering side is, too. */
  readonly toAnywhere: boolean;
  /** Where they call; in the mesh, ztunnel's port as well. */
  readonly ports: readonly Port[];
}

/** The pods of an environment, what they are wired to, and the policies between them. */
export class Network {
  readonly pods: readonly Pod[];
  readonly policies: Policies;
  /** Who answers DNS. */
  readonly dns: Dns;
  /** The pods among them. */
  readonly dnsServer?: Party;
  /** The connections between pods. */
  readonly wired: readonly Wire[];
  /** The names of the environment's own namespaces, and of those in the mesh. */
  private readonly owned: readonly string[];
  private readonly meshed: readonly string[];

  constructor(readonly subject: Pick<Subject, 'environment' | 'manifests'>) {
    const { environment, manifests } = subject;
    // No policy selects those on the network of their node.
    this.pods = podsOf(manifests).filter(({ spec }) => !spec.hostNetwork);
    this.policies = new Policies(manifests);
    this.dns = dnsOf(environment.cluster);
    this.dnsServer = this.dns.pods && this.party(this.dns.pods, 'dns');
    const namespaces = ofKind(manifests, 'Namespace').map(({ object }) => object.metadata);
    this.owned = namespaces.map(({ name }) => name);
    this.meshed = namespaces
      .filter(({ labels }) => labels?.['istio.io/dataplane-mode'] === 'ambient')
      .map(({ name }) => name);
    this.wired = environment.connections.flatMap((connection) => {
      const wire = this.wire(connection);
      return wire ? [wire, ...this.chosenBy(connection).map((to) => ({ ...wire, to, toAnywhere: false }))] : [];
    });
  }

  /** The pod of this environment that a party is. Undefined for pods of others: no policy of this environment concerns them. */
  podOf(party: Pick<Party, 'namespace' | 'name'>): Pod | undefined {
    return this.pods.find(({ namespace, name }) => namespace === party.namespace && name === party.name);
  }

  /** The connections by which a pod's workload calls somebody. */
  callsOf(pod: Pod): Connection[] {
    return this.subject.environment.connections.filter(
      ({ from }) => from.peer.kind === 'pods' && from.peer.namespace === pod.namespace && from.workload === pod.name,
    );
  }

  /** The ports of a pod that callers from nodes reach, where only a rule without a peer can let them in. */
  openPortsOf(party: Pick<Party, 'namespace' | 'name'>): Port[] {
    const pod = this.podOf(party);
    if (!pod || this.subject.environment.cluster.network.plugin === 'cilium') return [];
    return this.callsFromNodes(pod).map(({ to }) => ({ number: to.targetPort, protocol: to.transport }));
  }

  /** The connections from nodes to a pod. */
  callsFromNodes(pod: Pod): Connection[] {
    return this.subject.environment.connections.filter(
      ({ from, to }) =>
        from.peer.kind === 'any-node' &&
        to.owner.workload === pod.name &&
        'namespace' in to.peer &&
        to.peer.namespace === pod.namespace,
    );
  }

  isMeshed({ namespace }: Pick<Party, 'namespace'>): boolean {
    return this.meshed.includes(namespace);
  }

  /** A finding about the policies of one of our workloads. */
  finding({ manifest }: Pod, problem: string, instead: string): Finding {
    return findingAt(manifest, { where: 'network policies', problem, instead });
  }

  private wire({ from, to: { reached: to } }: Connection): Wire | undefined {
    if (from.peer.kind !== 'pods' || to.peer.kind !== 'pods' || to.peer.hostNetwork) return undefined;
    const answering: Port = { number: to.targetPort, protocol: to.transport };
    const throughMesh = this.inMesh(from.peer) && this.inMesh(to.peer);
    return {
      from: this.party(from.peer, from.workload),
      to: this.party(to.peer, to.owner.workload),
      anywhere: typeof from.peer.namespace !== 'string',
      toAnywhere: typeof to.peer.namespace !== 'string',
      ports: [answering, ...(throughMesh ? [meshPort] : [])],
    };
  }

  /** The pods of this environment that a connection chooses by labels, as a scrape does it, and that answer there. */
  private chosenBy({ to }: Connection): Pod[] {
    if (to.peer.kind !== 'pods') return [];
    const { namespace, labels } = to.peer;
    const answering = this.subject.environment.endpoints.filter(
      ({ protocol, targetPort }) => protocol === to.protocol && targetPort === to.targetPort,
    );
    return this.pods.filter(
      (pod) =>
        pod.name !== to.owner.workload &&
        (typeof namespace !== 'string' || namespace === pod.namespace) &&
        labelsMatch(labels, pod.labels) &&
        answering.some(
          ({ owner, peer }) => owner.workload === pod.name && peer.kind === 'pods' && peer.namespace === pod.namespace,
        ),
    );
  }

  private inMesh({ namespace, inMesh }: Pods): boolean {
    const owned = typeof namespace === 'string' && this.owned.includes(namespace);
    return owned ? this.meshed.includes(namespace) : inMesh;
  }

  private party({ namespace, labels }: Pods, name: string): Party {
    if (typeof namespace !== 'string') return { name, namespace: 'somewhere', labels };
    const pod = this.podOf({ namespace, name });
    return pod && labelsMatch(labels, pod.labels) ? pod : { name, namespace, labels };
  }
}

const known = new WeakMap<Subject, Network>();

/** The network of a subject, evaluated once for all checks. */
export function networkOf(subject: Subject): Network {
  const network = known.get(subject) ?? new Network(subject);
  known.set(subject, network);
  return network;
}

/** Each of what is wanted and not found, and each of what is found and not wanted, as pairs of the thing and what is wrong. */
export function differences(wanted: readonly string[], found: readonly string[]): [string, 'missing' | 'too much'][] {
  return [
    ...wanted.filter((each) => !found.includes(each)).map((each): [string, 'missing'] => [each, 'missing']),
    ...found.filter((each) => !wanted.includes(each)).map((each): [string, 'too much'] => [each, 'too much']),
  ];
}

/** The ports of a pod's containers, init containers aside. */
export const portsOf = ({ spec }: Pod): Port[] =>
  (spec.containers ?? []).flatMap(({ ports = [] }) =>
    ports.map(({ containerPort, protocol }) => ({
      number: containerPort,
      protocol: protocol === 'UDP' ? 'UDP' : 'TCP',
    })),
  );
