import { labelsMatch } from '../../constructs/kit/model/labels-match';
import { type Manifest, ofKind } from '../manifests/manifest';
import type { KubernetesObject } from '../manifests/object';
import type { PolicyPeer, PolicyPort, PolicyRule } from '../manifests/policy';
import type { Party, Port } from './party';

/** The policies of an environment, evaluated as a network plugin would. It knows nothing of how they are made. */

/** A NetworkPolicy without a protocol means TCP. */
const plainPort = (given: PolicyPort, port: Port): boolean =>
  Number(given.port) === port.number && (given.protocol ?? 'TCP') === port.protocol;

/** A CiliumNetworkPolicy without a protocol means any. */
const ciliumPort = (given: PolicyPort, port: Port): boolean =>
  Number(given.port) === port.number && ['ANY', port.protocol].includes(given.protocol ?? 'ANY');

const plainRuleHas = ({ ports }: PolicyRule, port: Port): boolean =>
  ports === undefined || ports.some((each) => plainPort(each, port));

const ciliumRuleHas = ({ toPorts }: PolicyRule, port: Port): boolean =>
  toPorts === undefined || toPorts.some(({ ports }) => ports.some((each) => ciliumPort(each, port)));

function selects(peer: PolicyPeer, policyNamespace: string | undefined, pod: Party): boolean {
  if (peer.ipBlock || pod.noPod) return false;
  const namespaceFits = peer.namespaceSelector
    ? labelsMatch(peer.namespaceSelector.matchLabels, { 'kubernetes.io/metadata.name': pod.namespace })
    : policyNamespace === pod.namespace;
  return namespaceFits && labelsMatch(peer.podSelector?.matchLabels, pod.labels);
}

/** The labels of a pod as Cilium has them. */
function ciliumLabels({ labels, namespace }: Party): Readonly<Record<string, string>> {
  const own = Object.entries(labels).map(([key, value]) => [`k8s:${key}`, value]);
  return { ...Object.fromEntries(own), 'k8s:io.kubernetes.pod.namespace': namespace };
}

export class Policies {
  private readonly plain: readonly KubernetesObject[];
  private readonly cilium: readonly KubernetesObject[];
  private readonly byPod = new Map<Party, Rules>();

  constructor(manifests: readonly Manifest[]) {
    this.plain = ofKind(manifests, 'NetworkPolicy').map(({ object }) => object);
    this.cilium = ofKind(manifests, 'CiliumNetworkPolicy').map(({ object }) => object);
  }

  /** Whether the answering side lets a caller in. */
  admits(from: Party, to: Party, port: Port): boolean {
    return this.ingress(to).some(
      (rule) =>
        plainRuleHas(rule, port) &&
        (rule.from === undefined || rule.from.some((peer) => selects(peer, to.namespace, from))),
    );
  }

  /** Whether the calling side lets a call out, to these pods by name. */
  releases(from: Party, to: Party, port: Port): boolean {
    return (
      this.plainEgress(from).some(
        (rule) => plainRuleHas(rule, port) && rule.to?.some((peer) => selects(peer, from.namespace, to)),
      ) ||
      this.ciliumEgress(from).some(
        (rule) =>
          ciliumRuleHas(rule, port) &&
          rule.toEndpoints?.some((endpoint) => labelsMatch(endpoint.matchLabels, ciliumLabels(to))),
      )
    );
  }

  /** How many rules let a pod call anybody at all. */
  egressRules(from: Party): number {
    return this.plainEgress(from).length + this.ciliumEgress(from).length;
  }

  /** The ports on which a pod reaches anybody, as no peer is named: `any 6443/TCP`. */
  reachedByPortAlone(from: Party): string[] {
    return this.plainEgress(from)
      .filter(({ to }) => to === undefined)
      .flatMap(({ ports }) => portsOf(ports, 'TCP').map((port) => `any ${port}`));
  }

  /** What of a cluster a pod reaches by what it is: `kube-apiserver 6443/TCP`. */
  reachedEntities(from: Party): string[] {
    return this.ciliumEgress(from).flatMap(({ toEntities = [], toPorts }) => {
      const ports = toPorts?.flatMap((each) => portsOf(each.ports, 'ANY')) ?? portsOf(undefined, 'ANY');
      return toEntities.flatMap((entity) => ports.map((port) => `${entity} ${port}`));
    });
  }

  /** The hosts that a pod reaches by their names: `smtp.example.com 587/TCP`. */
  reachedNames(from: Party): string[] {
    return this.ciliumEgress(from).flatMap(({ toFQDNs = [], toPorts = [] }) =>
      toFQDNs.flatMap(({ matchName, matchPattern }) =>
        toPorts.flatMap(({ ports }) => portsOf(ports, 'ANY').map((port) => `${matchName ?? matchPattern} ${port}`)),
      ),
    );
  }

  /** The addresses that a pod lets in: `169.254.7.127/32 8080/TCP`. */
  admittedAddresses(to: Party): string[] {
    return this.ingress(to).flatMap(({ from = [], ports }) => addresses(from, ports));
  }

  /** The addresses that a pod reaches. */
  reachedAddresses(from: Party): string[] {
    const cilium = this.ciliumEgress(from).flatMap(({ toCIDR = [], toPorts = [] }) =>
      toPorts.flatMap(({ ports }) =>
        ports.flatMap(({ port, protocol = 'ANY' }) => {
          const written = protocol === 'ANY' ? [`${port}/UDP`, `${port}/TCP`] : [`${port}/${protocol}`];
          return toCIDR.flatMap((cidr) => written.map((each) => `${cidr} ${each}`));
        }),
      ),
    );
    return [...this.plainEgress(from).flatMap(({ to = [], ports }) => addresses(to, ports)), ...cilium];
  }

  /** What of a cluster a pod lets in by what it is: `remote-node 8080/TCP`. */
  admittedEntities(to: Party): string[] {
    return this.rulesOf(to).ciliumIngress.flatMap(({ fromEntities = [], toPorts = [] }) =>
      fromEntities.flatMap((entity) =>
        toPorts.flatMap(({ ports }) => portsOf(ports, 'ANY').map((port) => `${entity} ${port}`)),
      ),
    );
  }

  /** The ports at which a pod lets anybody in, as no peer is named: `any 8080/TCP`. */
  admittedByPortAlone(to: Party): string[] {
    return this.ingress(to)
      .filter(({ from }) => from === undefined)
      .flatMap(({ ports }) => portsOf(ports, 'TCP').map((port) => `any ${port}`));
  }

  private ingress(pod: Party): readonly PolicyRule[] {
    return this.rulesOf(pod).ingress;
  }

  private plainEgress(pod: Party): readonly PolicyRule[] {
    return this.rulesOf(pod).egress;
  }

  private ciliumEgress(pod: Party): readonly PolicyRule[] {
    return this.rulesOf(pod).ciliumEgress;
  }

  private rulesOf(pod: Party): Rules {
    const known = this.byPod.get(pod);
    if (known) return known;
    const { namespace, labels } = pod;
    const plain = this.plain.filter(
      ({ metadata, spec }) => metadata.namespace === namespace && labelsMatch(spec?.podSelector?.matchLabels, labels),
    );
    const cilium = this.cilium.filter(
      ({ metadata, spec }) =>
        metadata.namespace === namespace && labelsMatch(spec?.endpointSelector?.matchLabels, labels),
    );
    const rules = {
      ingress: plain.flatMap(({ spec }) => spec?.ingress ?? []),
      egress: plain.flatMap(({ spec }) => spec?.egress ?? []),
      ciliumEgress: cilium.flatMap(({ spec }) => spec?.egress ?? []),
      ciliumIngress: cilium.flatMap(({ spec }) => spec?.ingress ?? []),
    };
    this.byPod.set(pod, rules);
    return rules;
  }
}

/** The rules of every policy that selects a pod. */
interface Rules {
  readonly ingress: readonly PolicyRule[];
  readonly egress: readonly PolicyRule[];
  readonly ciliumEgress: readonly PolicyRule[];
  readonly ciliumIngress: readonly PolicyRule[];
}

/** Ports as text; where a rule has none it means all. */
const portsOf = (ports: readonly PolicyPort[] | undefined, usual: string): string[] =>
  ports?.map(({ port, protocol = usual }) => `${port}/${protocol}`) ?? ['all'];

const addresses = (peers: readonly PolicyPeer[], ports: readonly PolicyPort[] | undefined): string[] =>
  peers.flatMap(({ ipBlock }) => (ipBlock ? portsOf(ports, 'TCP').map((port) => `${ipBlock.cidr} ${port}`) : []));
