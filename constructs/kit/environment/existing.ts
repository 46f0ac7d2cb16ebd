import type { Cluster } from '../model/cluster';
import { Endpoint } from '../model/endpoint';
import type { Namespace } from '../model/namespace';
import type { Peer, Pods } from '../model/peer';
import type { Protocol, Protocols } from '../model/protocols';

/** Pods that nobody of the environment renders, and where they are asked. */
interface PodsProps {
  readonly namespace: Pods['namespace'];
  readonly labels: Pods['labels'];
  readonly host: string;
  readonly port: number;
  readonly path: string;
}

/**
 * What a cluster has anyway, as endpoints like any other.
 * Where a cluster says that it lacks one, asking for it is an error in the environment, reported by the component that asks.
 */
export class Existing {
  constructor(
    private readonly environment: {
      readonly name: string;
      readonly cluster: Cluster;
      readonly namespaces: readonly Namespace[];
    },
  ) {}

  /** The Kubernetes API, as pods reach it. */
  get apiServer(): Endpoint<'kubernetes.api'> {
    return this.endpoint('kubernetes.api', 'kube-apiserver', {
      peer: { kind: 'api-server' },
      scheme: 'https',
      host: 'kubernetes.default.svc',
      port: 443,
      targetPort: this.environment.cluster.apiServerPort ?? 6443,
      offers: {},
    });
  }

  /** The kubelet of the node on which a client runs; the client knows its node's address. */
  get kubelet(): Endpoint<'kubelet'> {
    return this.kubeletOf({ kind: 'own-node' });
  }

  /** The kubelets of all nodes, for a client that finds the addresses of nodes by the Kubernetes API. */
  get kubelets(): Endpoint<'kubelet'> {
    return this.kubeletOf({ kind: 'any-node' });
  }

  /** Hubble's metrics on the node of the client, which exist where Cilium has them switched on; otherwise undefined. */
  get hubble(): Endpoint<'prometheus.exposition'> | undefined {
    const { network } = this.environment.cluster;
    if (network.plugin !== 'cilium' || !network.hubble) return undefined;
    return this.endpoint('prometheus.exposition', 'hubble', {
      peer: { kind: 'own-node' },
      host: 'node',
      port: 9965,
      path: '/metrics',
      offers: { everyPod: true },
    });
  }

  /** ztunnel's metrics, which exist in an ambient mesh; otherwise undefined. */
  get ztunnel(): Endpoint<'prometheus.exposition'> | undefined {
    const { mesh } = this.environment.cluster;
    if (!mesh) return undefined;
    return this.endpoint('prometheus.exposition', 'ztunnel', {
      peer: { kind: 'pods', namespace: mesh.namespace, labels: { app: 'ztunnel' }, inMesh: false },
      host: 'ztunnel',
      port: 15020,
      path: '/stats/prometheus',
      offers: { everyPod: true },
    });
  }

  /** Whether it has the kinds by which the Prometheus operator is told what to ask: ServiceMonitor and PodMonitor. */
  get hasMonitors(): boolean {
    return this.environment.cluster.prometheusOperatorCrds === true;
  }

  /** Metrics of pods that somebody else brought. `name`: what figures call them. */
  metricsOfPods(name: string, { namespace, labels, ...address }: PodsProps): Endpoint<'prometheus.exposition'> {
    const peer = this.podsOf(namespace, labels);
    return this.endpoint('prometheus.exposition', name, { peer, ...address, offers: { everyPod: true } });
  }

  /** Profiles that pods show which nobody of the environment renders. */
  profilesOfPods(name: string, { namespace, labels, ...address }: PodsProps): Endpoint<'pprof'> {
    return this.endpoint('pprof', name, { peer: this.podsOf(namespace, labels), ...address, offers: {} });
  }

  private podsOf(namespace: Pods['namespace'], labels: Pods['labels']): Pods {
    const inMesh = this.environment.namespaces.some((known) => known.name === namespace && known.inMesh);
    return { kind: 'pods', namespace, labels, inMesh };
  }

  private kubeletOf(peer: Peer): Endpoint<'kubelet'> {
    return this.endpoint('kubelet', 'kubelet', { peer, scheme: 'https', host: 'node', port: 10250, offers: {} });
  }

  private endpoint<P extends Protocol>(
    protocol: P,
    name: string,
    props: {
      readonly peer: Peer;
      readonly scheme?: 'http' | 'https';
      readonly host: string;
      readonly port: number;
      readonly targetPort?: number;
      readonly path?: string;
      readonly offers: Protocols[P];
    },
  ): Endpoint<P> {
    const owner = { environment: this.environment.name, component: name, workload: name };
    return new Endpoint({ protocol, owner, ...props });
  }
}
