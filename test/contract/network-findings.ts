import type { Connection, Environment, Pods } from '../../constructs/kit';
import { type Manifest, matches, ofKind, type Pod, podsOf } from './manifests';
import { type Party, Policies, type Port, written } from './policies';

/** Where the policies of an environment let through less or more than its components are wired to. */

/** The port at which ztunnel takes what comes through the mesh, and the address from which probes reach its pods. */
const meshPort: Port = { number: 15008, protocol: 'TCP' };
const probeAddress = '169.254.7.127/32';

const dnsPorts: readonly Port[] = [
  { number: 53, protocol: 'UDP' },
  { number: 53, protocol: 'TCP' },
];

/** What Cilium calls the peers that are no pods. */
const entities = { 'own-node': 'host', 'api-server': 'kube-apiserver' } as const;

/** Something beyond the cluster: nobody is wired to it. */
const beyond: Party = { name: 'beyond', namespace: 'beyond', labels: {}, noPod: true };

const tcp = (number: number): Port => ({ number, protocol: 'TCP' });
const keyOf = ({ namespace, name }: { namespace: string; name: string }): string => `${namespace}/${name}`;
const portsOf = ({ spec }: Pod): Port[] =>
  spec.containers.flatMap(({ ports = [] }) =>
    ports.map(({ containerPort, protocol }) => ({
      number: containerPort,
      protocol: protocol === 'UDP' ? 'UDP' : 'TCP',
    })),
  );

export class NetworkFindings {
  readonly pods: readonly Pod[];
  private readonly policies: Policies;
  private readonly meshed: readonly string[];
  private readonly owned: readonly string[];
  private readonly dnsServer: Party;

  constructor(
    private readonly environment: Environment,
    manifests: readonly Manifest[],
  ) {
    this.pods = podsOf(manifests);
    const { dns = { namespace: 'kube-system', labels: { 'k8s-app': 'kube-dns' } } } = environment.cluster;
    this.dnsServer = { name: 'dns', ...dns };
    this.policies = new Policies(manifests);
    const namespaces = ofKind(manifests, 'Namespace').map(({ object }) => object.metadata);
    this.owned = namespaces.map(({ name }) => name);
    this.meshed = namespaces
      .filter(({ labels }) => labels?.['istio.io/dataplane-mode'] === 'ambient')
      .map(({ name }) => name);
  }

  /** Whether there is any, the cheapest to find first. */
  any(): boolean {
    const looks = [() => this.cut(), () => this.hosts(), () => this.dns(), () => this.probes(), () => this.open()];
    return looks.some((look) => look().length > 0);
  }

  /** Wired connections that do not pass on both sides; in the mesh, through ztunnel's port as well. */
  cut(): string[] {
    return this.wired().flatMap(({ from, to, ports }) =>
      ports
        .filter(
          (port) =>
            (this.isOwn(from) && !this.policies.releases(from, to, port)) ||
            (this.isOwn(to) && !this.policies.admits(from, to, port)),
        )
        .map((port) => `cut: ${keyOf(from)} → ${keyOf(to)}:${written(port)}`),
    );
  }

  /**
   * What nobody wired and one side lets through, whether or not the other does: between own pods, from and to whatever
   * of other people's is wired to one of them, and from and to a pod that has nothing to do with them.
   */
  open(): string[] {
    const wired = this.wired();
    // Those in a namespace of somebody else stand beside our own pods.
    const strangers = ['default', ...this.environment.namespaces.map(({ name }) => name)].map(
      (namespace): Party => ({ name: 'stranger', namespace, labels: { app: 'stranger' } }),
    );
    const outside = wired.flatMap(({ from, to }) => [from, to]).filter((party) => !this.isOwn(party));
    const parties: readonly Party[] = [...this.pods, ...outside, this.dnsServer, ...strangers, beyond];
    const found = new Set<string>();
    for (const to of parties) {
      const answering = wired.filter((each) => keyOf(each.to) === keyOf(to));
      for (const from of parties) {
        // Pods chosen by label wherever they are may be ours as well.
        const meant = answering
          .filter((each) => {
            if (!each.anywhere) return keyOf(each.from) === keyOf(from);
            return !from.noPod && matches(each.from.labels, from.labels);
          })
          .flatMap(({ ports }) => ports.map(written));
        if (to === this.dnsServer) meant.push(...dnsPorts.map(written));
        for (const port of this.portsToTry(to, answering)) {
          if (meant.includes(written(port))) continue;
          const line = `${keyOf(from)} → ${keyOf(to)}:${written(port)}`;
          if (this.isOwn(from) && this.policies.releases(from, to, port)) found.add(`open: ${line}, on leaving`);
          if (this.isOwn(to) && this.policies.admits(from, to, port)) found.add(`open: ${line}, on entering`);
        }
      }
    }
    return [...found];
  }

  private portsToTry(to: Party, answering: readonly { ports: readonly Port[] }[]): Port[] {
    const own = this.pods.filter((pod) => keyOf(pod) === keyOf(to)).flatMap(portsOf);
    const numbers = [...own, ...answering.flatMap(({ ports }) => ports), ...dnsPorts, tcp(22), meshPort];
    return [...new Set(numbers.map(({ number }) => number))].flatMap((number): Port[] => [
      { number, protocol: 'TCP' },
      { number, protocol: 'UDP' },
    ]);
  }

  /** Nodes and the API server, which no label selects: exactly who is wired to them reaches them. */
  hosts(): string[] {
    const cilium = this.environment.cluster.network.plugin === 'cilium';
    return this.pods.flatMap((pod) => {
      const wanted = this.callsOf(pod).flatMap(({ to }) =>
        to.peer.kind === 'pods' ? [] : `${cilium ? entities[to.peer.kind] : 'any'} ${to.targetPort}/${to.transport}`,
      );
      const reached = [...this.policies.reachedEntities(pod), ...this.policies.reachedByPortAlone(pod)];
      return differences(`hosts: ${keyOf(pod)}`, wanted, reached);
    });
  }

  /** Who calls anybody asks DNS first, on both protocols; who calls nobody has no egress at all. */
  dns(): string[] {
    return this.pods.flatMap((pod) => {
      if (this.callsOf(pod).length === 0) {
        return this.policies.egressRules(pod) === 0 ? [] : [`dns: ${keyOf(pod)} calls nobody and has egress`];
      }
      return dnsPorts
        .filter((port) => !this.policies.releases(pod, this.dnsServer, port))
        .map((port) => `dns: ${keyOf(pod)} does not reach ${written(port)}`);
    });
  }

  /** In the mesh probes come from an address of their own; no other address is in any policy. */
  probes(): string[] {
    return this.pods.flatMap((pod) => {
      const wanted = this.meshed.includes(pod.namespace)
        ? portsOf(pod)
            .filter(({ protocol }) => protocol === 'TCP')
            .map((port) => `${probeAddress} ${written(port)}`)
        : [];
      return [
        ...differences(`probes: ${keyOf(pod)} admits`, wanted, this.policies.admittedAddresses(pod)),
        ...differences(`probes: ${keyOf(pod)} reaches`, [], this.policies.reachedAddresses(pod)),
      ];
    });
  }

  /** The connections between pods, with the labels that the pods in `dist/` have. */
  private wired() {
    return this.environment.connections.flatMap(({ from, to }) => {
      if (from.peer.kind !== 'pods' || to.peer.kind !== 'pods') return [];
      const source = this.party(from.peer, from.workload);
      const target = this.party(to.peer, to.owner.workload);
      const throughMesh = this.inMesh(from.peer) && this.inMesh(to.peer);
      const answering: Port = { number: to.targetPort, protocol: to.transport };
      const ports = [answering, ...(throughMesh ? [meshPort] : [])];
      return [{ from: source, to: target, anywhere: typeof from.peer.namespace !== 'string', ports }];
    });
  }

  private inMesh({ namespace, inMesh }: Pods): boolean {
    const owned = typeof namespace === 'string' && this.owned.includes(namespace);
    return owned ? this.meshed.includes(namespace) : inMesh;
  }

  private party({ namespace, labels }: Pods, name: string): Party {
    if (typeof namespace !== 'string') return { name, namespace: 'somewhere', labels };
    const pod = this.pods.find(
      (each) => each.namespace === namespace && each.name === name && matches(labels, each.labels),
    );
    if (pod) return pod;
    if (this.owned.includes(namespace)) throw new Error(`no workload ${namespace}/${name} is rendered`);
    return { name, namespace, labels };
  }

  private callsOf(pod: Pod): Connection[] {
    return this.environment.connections.filter(
      ({ from }) => from.peer.kind === 'pods' && from.peer.namespace === pod.namespace && from.workload === pod.name,
    );
  }

  /** What lies outside has no policy of ours on its side. */
  private isOwn({ namespace, name }: Party): boolean {
    return this.pods.some((pod) => pod.namespace === namespace && pod.name === name);
  }
}

function differences(place: string, wanted: readonly string[], found: readonly string[]): string[] {
  return [
    ...wanted.filter((each) => !found.includes(each)).map((each) => `${place}: ${each} is missing`),
    ...found.filter((each) => !wanted.includes(each)).map((each) => `${place}: ${each} is too much`),
  ];
}
