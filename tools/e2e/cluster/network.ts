import { mkdirSync } from 'node:fs';
import { isIPv6 } from 'node:net';
import { run } from '../../command';
import type { PodNetwork } from './addresses';
import type { Service } from './kubernetes';
import { type Pod, portOf } from './pod';

/** Without one of its own a bridge takes over that of a pod's link, another one as pods are added: pods that know the former lose it. */
const bridgeMac = '0a:58:0a:f4:00:01';

let prepared = false;

/** What all networks of a run share. */
function prepareNetworks(): void {
  if (prepared) return;
  prepared = true;
  mkdirSync('/run/netns', { recursive: true });
  // Names of network namespaces stay inside this run's mounts.
  run('mount', '-t', 'tmpfs', 'tmpfs', '/run/netns');
  run('ip', 'link', 'set', 'lo', 'up');
}

/** The node's side: a bridge in the network namespace in which this process runs. */
export function makeNodeNetwork(network: PodNetwork): void {
  prepareNetworks();
  const { bridge } = network;
  run('ip', 'link', 'add', bridge, 'address', bridgeMac, 'type', 'bridge');
  run('ip', 'link', 'set', bridge, 'up');
  addNodeAddress(network.node, network);
  addNodeAddress(network.apiServer, network);
}

/** One more address of the node, for a pod that this process plays. */
export function addNodeAddress(address: string, { bridge, prefixLength }: PodNetwork): void {
  run('ip', 'address', 'add', `${address}/${prefixLength}`, 'dev', bridge, ...atOnce(address));
}

/** An address of IPv6 would wait for a second, until nobody else has said that it is theirs. */
const atOnce = (address: string): readonly string[] => (isIPv6(address) ? ['nodad'] : []);

/** A network namespace for a pod, with its address. */
export function attach(pod: Pod): void {
  const namespace = networkNamespace(pod);
  const { bridge } = pod.network;
  const link = `${bridge}${pod.address.split(/[.:]/).pop()}`;
  run('ip', 'netns', 'add', namespace);
  run('ip', 'link', 'add', link, 'type', 'veth', 'peer', 'name', 'eth0', 'netns', namespace);
  run('ip', 'link', 'set', link, 'master', bridge, 'up');
  run('ip', '-n', namespace, 'link', 'set', 'lo', 'up');
  run(
    'ip',
    '-n',
    namespace,
    'address',
    'add',
    `${pod.address}/${pod.network.prefixLength}`,
    'dev',
    'eth0',
    ...atOnce(pod.address),
  );
  run('ip', '-n', namespace, 'link', 'set', 'eth0', 'up');
}

/** The ports of the pod's Services that are not its own: what kube-proxy does, at the pod. */
export function redirectServicePorts(pod: Pod, services: readonly Service[]): void {
  const redirects = services.flatMap(({ spec }) =>
    spec.ports
      .map(({ port, targetPort, protocol = 'TCP' }) => ({ port, target: portOf(pod, targetPort), protocol }))
      .filter(({ port, target }) => port !== target),
  );
  if (redirects.length === 0) return;
  const nft = filterOf(pod);
  const { tables } = pod.network;
  nft('add', 'table', tables, 'services');
  nft('add', 'chain', tables, 'services', 'prerouting', '{ type nat hook prerouting priority -100 ; }');
  for (const { port, target, protocol } of redirects) {
    const matched = [protocol.toLowerCase(), 'dport', `${port}`];
    nft('add', 'rule', tables, 'services', 'prerouting', ...matched, 'redirect', 'to', `:${target}`);
  }
}

/** The packet filter of a pod. */
const filterOf =
  (pod: Pod) =>
  (...words: readonly string[]): void => {
    run('ip', 'netns', 'exec', networkNamespace(pod), 'nft', ...words);
  };

export function networkNamespace(pod: Pod): string {
  return `${pod.network.bridge}.${pod.namespace}.${pod.title}`;
}
