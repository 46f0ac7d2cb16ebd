import { labelsMatch } from '../../../constructs/kit/model/labels-match';
import type { PodNetwork } from './addresses';
import type { Service } from './kubernetes';
import type { Manifests } from './manifests';
import { type Pod, portOf } from './pod';

/** The Services that select a pod. */
export function servicesOf(pod: Pod, manifests: Manifests): Service[] {
  return manifests.ofKind('Service').filter((service) => selects(service, pod));
}

/** A port of a pod, as a record of DNS names it. */
export interface NamedPort {
  /** The pod's own name. */
  readonly target: string;
  readonly port: number;
}

/** What the cluster's DNS says. */
export interface Names {
  /** The addresses behind each name. */
  readonly addresses: Map<string, readonly string[]>;
  /** The ports behind each name such as `_http._tcp.loki-headless.monitoring.svc`. */
  readonly ports: ReadonlyMap<string, readonly NamedPort[]>;
  /** The names that lead to pods as long as they are ready, and so to others from time to time: DNS alone has them. */
  readonly changing: ReadonlySet<string>;
}

/**
 * Every name under which pods are reached. A Service has the addresses of its pods that run, and one also where nobody does; a headless one has
 * those of its pods that run, and each pod of a StatefulSet a name below it. `outside`: pods that have names beyond the cluster.
 */
export function serviceNames(
  pods: readonly Pod[],
  running: readonly Pod[],
  manifests: Manifests,
  network: PodNetwork,
  outside: readonly Pod[] = [],
): Names {
  const addresses = new Map<string, readonly string[]>();
  const ports = new Map<string, readonly NamedPort[]>();
  const changing = new Set<string>();
  const suffixes = ['', '.svc', `.svc.${network.domain}`];
  const add = (name: string, namespace: string, found: readonly string[]) => {
    for (const suffix of suffixes) addresses.set(`${name}.${namespace}${suffix}`, found);
  };
  add('kubernetes', 'default', [network.apiServer]);
  for (const service of manifests.ofKind('Service')) {
    const { name, namespace = 'default' } = service.metadata;
    const selected = (candidates: readonly Pod[]) => candidates.filter((pod) => selects(service, pod));
    if (service.spec.clusterIP !== 'None') {
      // Programs try one address after the other, and so come to a pod that answers, as a Service leads to one that is ready.
      const [behind, [any]] = [selected(running), selected(pods)];
      const leadsTo = behind.length > 0 ? behind : [any].filter((pod) => pod !== undefined);
      if (leadsTo.length > 0)
        add(
          name,
          namespace,
          leadsTo.map(({ address }) => address),
        );
      continue;
    }
    const members = selected(running);
    if (members.length === 0) continue;
    add(
      name,
      namespace,
      members.map(({ address }) => address),
    );
    if (!service.spec.publishNotReadyAddresses)
      for (const suffix of suffixes) changing.add(`${name}.${namespace}${suffix}`);
    for (const pod of members) add(`${pod.name}.${name}`, namespace, [pod.address]);
    for (const { name: port = '', targetPort, protocol = 'TCP' } of service.spec.ports) {
      const found = members.map((pod) => ({
        target: `${pod.name}.${name}.${namespace}.svc.${network.domain}`,
        port: portOf(pod, targetPort),
      }));
      for (const suffix of suffixes) {
        ports.set(`_${port}._${protocol.toLowerCase()}.${name}.${namespace}${suffix}`, found);
      }
    }
  }
  for (const { address, hostNames = [] } of outside) for (const name of hostNames) addresses.set(name, [address]);
  return { addresses, ports, changing };
}

/** The hosts file of a pod: Services of its own namespace also by their short names. */
export function hostsFile(pod: Pod, { addresses, changing }: Names): string {
  const lasting = [...addresses].filter(([name]) => !changing.has(name));
  const all = lasting.flatMap(([name, found]) => found.map((address) => ({ name, address })));
  const lines = all.map(({ name, address }) => `${address} ${name}`);
  const near = all
    .filter(({ name }) => name.endsWith(`.${pod.namespace}`))
    .map(({ name, address }) => `${address} ${name.slice(0, -pod.namespace.length - 1)}`);
  return ['127.0.0.1 localhost', `${pod.address} ${pod.name}`, ...lines, ...near, ''].join('\n');
}

/** As the kubelet writes it: where names are looked up, and what is added to them. */
export function resolverFile({ namespace, network: { node, domain } }: Pod): string {
  const search = [`${namespace}.svc.${domain}`, `svc.${domain}`, domain];
  return [`search ${search.join(' ')}`, `nameserver ${node}`, 'options ndots:5', ''].join('\n');
}

/** Whether a pod is behind a Service. */
export function selects(service: Service, pod: Pod): boolean {
  return service.metadata.namespace === pod.namespace && labelsMatch(service.spec.selector, pod.labels);
}
