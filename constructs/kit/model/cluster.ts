import type { Dns } from './dns';
import type { IpFamily } from './ip-families';
import { madeOf } from './plain-object';

/** What a cluster has before the environment is installed. Policies, prerequisites and docs follow from it. */
export interface Cluster {
  /**
   * The name by which signals of this cluster are told from those of others: the label `cluster` of metrics and log lines, and
   * `k8s.cluster.name` of traces. It must be stated where signals go to another cluster or come from one. Default: they carry none.
   */
  readonly name?: string;
  /** The network plugin, which enforces the NetworkPolicies: `cilium({…})` or `plainNetwork()`. */
  readonly network: ClusterNetwork;
  /** How many nodes it has, by which the pods of a DaemonSet are counted. Default: 1. */
  readonly nodes?: number;
  /**
   * The zones in which its nodes are, by their names: `kubectl get nodes -L topology.kubernetes.io/zone` shows them. Pods that keep copies
   * of each other's data are never two in one zone. With three and more, a StatefulSet for each zone has the ingesters of Loki and Mimir, so that naming them
   * later gives these pods other names; Kubernetes must be 1.30 then. Default: its nodes have no zones, and such pods are never two on one node.
   * https://kubernetes.io/docs/reference/labels-annotations-taints/#topologykubernetesiozone
   */
  readonly zones?: readonly string[];
  /** The service mesh: `istioAmbient()`. Default: none. */
  readonly mesh?: Mesh;
  /** The ingress classes that the cluster serves, each with the namespace of its controller. Default: none. */
  readonly ingressClasses?: readonly IngressClass[];
  /** Where Argo CD runs, in this cluster or in the one from which it delivers to this one. Default: the namespace `argocd`. */
  readonly argocd?: { readonly namespace: string };
  /** The port on which the API server itself listens, behind the Service on 443. Default: 6443, as kubeadm and kind have it. */
  readonly apiServerPort?: number;
  /** The class of the volumes. Default: the cluster's default class. */
  readonly storageClass?: string;
  /**
   * The addresses of the API server, as `kubectl get endpoints kubernetes` shows them, or the blocks in which they are:
   * `['10.0.0.0/28']`. Egress to it is then bound to these; otherwise a plain policy names the port alone, as nodes and the API
   * server have no label. Cilium knows the API server without. Default: they are not known.
   */
  readonly apiServerAddresses?: readonly string[];
  /**
   * The families of the pods' addresses, the one first in which Services and nodes are addressed:
   * `kubectl get service kubernetes -o jsonpath='{.spec.ipFamilies}'` shows it. Programs listen, find each other and are probed in
   * these. Default: `['IPv4']`. https://kubernetes.io/docs/concepts/services-networking/dual-stack/
   */
  readonly ipFamilies?: readonly IpFamily[];
  /** Who answers DNS: `kubeDns({…})`, `nodeLocalDns()`, `openShiftDns()` or `dnsOnNode()`. Default: `kubeDns()`. */
  readonly dns?: Dns;
  /**
   * The domain of the names of Services, `--cluster-domain` of the kubelet:
   * `kubectl run domain --rm -it --restart=Never --image=busybox -- cat /etc/resolv.conf` shows it after `svc.`. nginx, which takes whole
   * names alone, is told of it. Default: `cluster.local`. https://kubernetes.io/docs/concepts/services-networking/dns-pod-service/
   */
  readonly clusterDomain?: string;
  /**
   * Some nodes start no pod of a DaemonSet: Fargate, virtual kubelets. The agents are kept off them, as their pods would wait for ever,
   * and every synth says that nothing is collected there. Default: no.
   */
  readonly virtualNodes?: boolean;
  /**
   * Who signs the certificates of the kubelets: each its own, or the cluster's authority, with `serverTLSBootstrap: true` of the kubelets and
   * approved requests: `kubectl get csr` shows some of `kubernetes.io/kubelet-serving`. By it, who asks kubelets for metrics knows that he shows his token
   * to one. Default: `self-signed`, as kubeadm and kind have it, which nobody can check.
   * https://kubernetes.io/docs/tasks/administer-cluster/kubeadm/kubeadm-certs/#kubelet-serving-certs
   */
  readonly kubeletServingCertificates?: 'self-signed' | 'cluster';
  /** A node exporter runs on every node already, which shows `node_*`: a second one is refused. Default: no. */
  readonly nodeExporter?: boolean;
  /** A kube-state-metrics runs already, which shows `kube_*`: a second one is refused. Default: no. */
  readonly kubeStateMetrics?: boolean;
  /**
   * The Prometheus operator's kinds ServiceMonitor and PodMonitor are there: `kubectl get crd servicemonitors.monitoring.coreos.com`. Without
   * them `serviceMonitors` and `podMonitors` of an Alloy are refused: it looks for the kinds when it starts and never again. Default: no.
   */
  readonly prometheusOperatorCrds?: boolean;
  /**
   * Somebody answers for `metrics.k8s.io`, such as metrics-server: `kubectl top pods` shows what pods take. Without it `autoscaling` is refused,
   * as no number of pods would ever change. Default: no.
   */
  readonly metricsServer?: boolean;
  /**
   * The oldest kernel of the nodes, as `kubectl get nodes -o wide` shows it: `5.15`, `4.18.0-553`. What looks into the kernel by eBPF is
   * refused where it is too old. Default: it is not known, and such a program says itself what it misses.
   */
  readonly kernel?: string;
  /** The nodes enforce SELinux. Agents that read folders of the node run as `spc_t` then. Default: no. */
  readonly seLinux?: boolean;
  /**
   * What runs the containers, as `kubectl get nodes -o wide` shows it. With `docker` the files below /var/log/pods are links into
   * another folder, and in another format. Default: `containerd`, whose files are as those of `cri-o`.
   */
  readonly containerRuntime?: 'containerd' | 'cri-o' | 'docker';
}

/** A class that an Ingress can name, and the namespace from which its controller's pods call. */
export interface IngressClass {
  /** The class, as `kubectl get ingressclass` shows it. */
  readonly name: string;
  /** The namespace in which its controller's pods run. */
  readonly namespace: string;
  /**
   * The controller's pods are on the network of their nodes, so that no label selects who calls: the port is open to every address
   * then; with Cilium, to the nodes. Default: no.
   */
  readonly hostNetwork?: boolean;
}

/** The domain of the names of a cluster's Services. */
export const clusterDomainOf = ({ clusterDomain = 'cluster.local' }: Pick<Cluster, 'clusterDomain'>): string =>
  clusterDomain;

/** Cilium, which knows hosts and API server as entities and can show HTTP and DNS flows. */
export interface CiliumNetwork {
  readonly plugin: 'cilium';
  /** Hubble's metrics are on (`hubble.metrics.enabled`), on port 9965 of every node. */
  readonly hubble: boolean;
  /** Policies make DNS and HTTP flows visible, without which Hubble has no metrics of them. */
  readonly layer7Visibility: boolean;
}

/** Any plugin that enforces `networking.k8s.io/v1` NetworkPolicies and nothing beyond. */
export interface PlainNetwork {
  readonly plugin: 'plain';
}

/** The network of a cluster. Written by `cilium` and `plainNetwork`. */
export type ClusterNetwork = CiliumNetwork | PlainNetwork;

/** Istio's ambient mode: ztunnel carries the pods' traffic on port 15008. */
export interface Mesh {
  readonly kind: 'istio-ambient';
  /** Where ztunnel runs. */
  readonly namespace: string;
}

/** Cilium. `hubble`: its metrics are on, default no. `layer7Visibility`: show DNS and HTTP flows, default as `hubble`. */
export function cilium(
  options: { readonly hubble?: boolean; readonly layer7Visibility?: boolean } = {},
): CiliumNetwork {
  return madeOf<typeof options, CiliumNetwork>(options, ({ hubble = false, layer7Visibility = hubble === true }) => {
    // An option that does not exist stays in it, so that the environment can say so.
    return { ...options, plugin: 'cilium', hubble, layer7Visibility };
  });
}

/** A network plugin without extensions of its own. */
export const plainNetwork = (): PlainNetwork => ({ plugin: 'plain' });

/** Istio ambient. `namespace`: where ztunnel runs, default `istio-system`. */
export function istioAmbient(options: { readonly namespace?: string } = {}): Mesh {
  return madeOf<typeof options, Mesh>(options, ({ namespace = 'istio-system' }) => ({
    ...options,
    kind: 'istio-ambient',
    namespace,
  }));
}
