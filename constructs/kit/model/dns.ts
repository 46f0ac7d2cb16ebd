import { type Pods, pods } from './peer';
import { madeOf } from './plain-object';

/** Who answers DNS, as policies can name it. Written by `kubeDns`, `openShiftDns`, `nodeLocalDns` and `dnsOnNode`. */
export interface Dns {
  /** Pods that answer. Default: none. */
  readonly pods?: Pods;
  /** Addresses that answer and belong to no pod, such as a cache on the network of its node. Default: none. */
  readonly addresses?: readonly string[];
  /** The node of the asking pod answers, at an address that nobody states. Default: it does not. */
  readonly node?: boolean;
  /** The port on which they answer, behind the Service on 53. Default: 53. */
  readonly port?: number;
}

/**
 * The pods of CoreDNS or kube-dns. Default: `k8s-app: kube-dns` in `kube-system`, where kubeadm, kind, GKE, AKS and EKS with node
 * groups have them. `kubectl -n kube-system get pods -l k8s-app=kube-dns` shows them.
 */
export function kubeDns(
  options: {
    readonly namespace?: string;
    readonly labels?: Readonly<Record<string, string>>;
    readonly port?: number;
  } = {},
): Dns {
  return madeOf<typeof options, Dns>(
    options,
    ({ namespace = 'kube-system', labels = { 'k8s-app': 'kube-dns' }, port }) => ({
      pods: pods(namespace, labels),
      port,
    }),
  );
}

/** OpenShift's DNS: its pods listen on 5353. https://docs.openshift.com/container-platform/latest/networking/dns-operator.html */
export const openShiftDns = (): Dns => ({
  pods: pods('openshift-dns', { 'dns.operator.openshift.io/daemonset-dns': 'default' }),
  port: 5353,
});

/**
 * NodeLocal DNSCache: a cache on the network of each node, which no label selects, and behind it the cluster's own DNS.
 * `addresses`: where it answers. Default: 169.254.20.10. Where kube-proxy uses iptables, it answers at the address of the Service
 * `kube-dns` too, which is then stated as well. https://kubernetes.io/docs/tasks/administer-cluster/nodelocaldns/
 */
export function nodeLocalDns(options: { readonly addresses?: readonly string[]; readonly behind?: Dns } = {}): Dns {
  return madeOf<typeof options, Dns>(options, ({ addresses = ['169.254.20.10'], behind = kubeDns() }) =>
    madeOf(behind, (given) => ({ ...given, addresses })),
  );
}

/** DNS on each node, without pods, as EKS Auto Mode has it: a rule for it names the port and nobody who answers. */
export const dnsOnNode = (): Dns => ({ node: true });

/** Who answers DNS in a cluster. */
export const dnsOf = ({ dns }: { readonly dns?: Dns }): Dns => dns ?? kubeDns();

/** The port on which it answers. */
export const dnsPort = ({ port = 53 }: Dns): number => port;
