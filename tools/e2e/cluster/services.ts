import type { PodNetwork } from './addresses';
import type { Service } from './kubernetes';
import type { Manifests } from './manifests';
import type { Pod } from './pod';

/** The Services that select a pod. */
export function servicesOf(pod: Pod, manifests: Manifests): Service[] {
  return manifests.ofKind('Service').filter((service) => selects(service, pod));
}

/**
 * Every name under which a pod is reached, and its address: what the cluster's DNS would say. A Service has an address also
 * while nobody answers there; a headless one has only those of pods that run.
 */
export function serviceNames(
  pods: readonly Pod[],
  running: readonly Pod[],
  manifests: Manifests,
  network: PodNetwork,
): Map<string, string> {
  const names = new Map<string, string>();
  const add = (name: string, namespace: string, address: string) => {
    for (const suffix of ['', '.svc', `.svc.${network.domain}`]) names.set(`${name}.${namespace}${suffix}`, address);
  };
  add('kubernetes', 'default', network.apiServer);
  for (const service of manifests.ofKind('Service')) {
    const candidates = service.spec.clusterIP === 'None' ? running : [...running, ...pods];
    const pod = candidates.find((candidate) => selects(service, candidate));
    if (pod) add(service.metadata.name, pod.namespace, pod.address);
  }
  return names;
}

/** The hosts file of a pod: Services of its own namespace also by their short names. */
export function hostsFile(pod: Pod, names: ReadonlyMap<string, string>): string {
  const lines = [...names].map(([name, address]) => `${address} ${name}`);
  const near = [...names]
    .filter(([name]) => name.endsWith(`.${pod.namespace}`))
    .map(([name, address]) => `${address} ${name.slice(0, -pod.namespace.length - 1)}`);
  return ['127.0.0.1 localhost', `${pod.address} ${pod.name}`, ...lines, ...near, ''].join('\n');
}

/** As the kubelet writes it: where names are looked up, and what is added to them. */
export function resolverFile({ namespace, network: { node, domain } }: Pod): string {
  const search = [`${namespace}.svc.${domain}`, `svc.${domain}`, domain];
  return [`search ${search.join(' ')}`, `nameserver ${node}`, 'options ndots:5', ''].join('\n');
}

/** Whether a pod is behind a Service. */
export function selects(service: Service, pod: Pod): boolean {
  return (
    service.metadata.namespace === pod.namespace &&
    Object.entries(service.spec.selector).every(([label, value]) => pod.labels[label] === value)
  );
}
