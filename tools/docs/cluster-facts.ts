import type { Cluster, Environment } from '../../constructs/kit';
import { clusterDomainOf } from '../../constructs/kit/model/cluster';
import { dnsOf, dnsPort } from '../../constructs/kit/model/dns';
import { familiesOf } from '../../constructs/kit/model/ip-families';
import { firstMinorThatWaits, minorNeeded } from '../../constructs/kit/vocabulary/kinds';
import { code, type PackagePage, table } from './markdown';

/** What is said of a cluster, and the command that shows whether it is so. */
interface Fact {
  readonly what: string;
  readonly command: string;
}

/** What kinds are there, and what kubelets do, that not every version has. */
function versionFacts({ components, workloads }: Environment): Fact[] {
  const ofKinds = minorNeeded(components.flatMap(({ objects }) => objects.map(({ kind }) => kind))) ?? 0;
  const ofKubelet = workloads.some(({ props }) => props.untilUnready === 'kubelet') ? firstMinorThatWaits : 0;
  const minor = Math.max(ofKinds, ofKubelet);
  if (minor === 0) return [];
  return [{ what: `Kubernetes 1.${minor} or newer`, command: 'kubectl version' }];
}

const networkOf = ({ network }: Cluster): Fact =>
  network.plugin === 'cilium'
    ? {
        what: network.hubble ? "Cilium, with Hubble's metrics" : 'Cilium',
        command: 'kubectl -n kube-system get configmap cilium-config -o yaml',
      }
    : { what: 'a network plugin that enforces NetworkPolicies', command: 'kubectl get pods -A -o wide' };

function dnsFact(cluster: Cluster): Fact {
  const dns = dnsOf(cluster);
  const { pods, addresses = [], node } = dns;
  const labels = Object.entries(pods?.labels ?? {}).map(([key, value]) => `${key}=${value}`);
  const namespace = typeof pods?.namespace === 'string' ? pods.namespace : 'kube-system';
  const who = [
    ...(pods ? [`pods with ${labels.map((label) => code(label)).join(', ')} in ${code(namespace)}`] : []),
    ...(addresses.length > 0 ? [`a cache at ${addresses.map((address) => code(address)).join(', ')}`] : []),
    ...(node ? ['the node'] : []),
  ];
  return {
    what: `DNS: ${who.join(' and ')}, port ${dnsPort(dns)}`,
    command: pods
      ? `kubectl -n ${namespace} get pods -l ${labels.join(',')}`
      : 'kubectl get pods -A -l k8s-app=kube-dns',
  };
}

function ingressFacts({ ingressClasses = [] }: Cluster): Fact[] {
  return ingressClasses.map(({ name, namespace, hostNetwork }) => ({
    what: `the ingress class ${code(name)}, its controller in ${code(namespace)}${hostNetwork ? ', on the network of its node' : ''}`,
    command: `kubectl get ingressclass ${name}; kubectl -n ${namespace} get pods -o custom-columns=NAME:.metadata.name,HOST:.spec.hostNetwork`,
  }));
}

function nodeFacts(cluster: Cluster): Fact[] {
  const { containerRuntime = 'containerd', kubeletServingCertificates, seLinux, virtualNodes, zones = [] } = cluster;
  const named = zones.map((zone) => code(zone)).join(', ');
  return [
    { what: 'nodes with Linux', command: 'kubectl get nodes -L kubernetes.io/os,kubernetes.io/arch' },
    ...(zones.length > 0
      ? [{ what: `nodes in the zones ${named}`, command: 'kubectl get nodes -L topology.kubernetes.io/zone' }]
      : []),
    {
      what:
        containerRuntime === 'docker'
          ? 'Docker as the container runtime'
          : 'containerd or CRI-O as the container runtime',
      command: 'kubectl get nodes -o wide',
    },
    {
      what: seLinux ? 'SELinux is enforced' : 'SELinux is not enforced',
      command: 'kubectl debug node/NODE -it --image=busybox -- cat /host/sys/fs/selinux/enforce',
    },
    {
      what: virtualNodes ? 'some nodes start no pod of a DaemonSet' : 'every node starts the pods of a DaemonSet',
      command: 'kubectl get nodes -L eks.amazonaws.com/compute-type,type',
    },
    ...(kubeletServingCertificates === 'cluster'
      ? [{ what: "certificates of the kubelets by the cluster's authority", command: 'kubectl get csr' }]
      : []),
  ];
}

function factsOf(cluster: Cluster): Fact[] {
  const { mesh, storageClass, apiServerPort = 6443, apiServerAddresses, metricsServer } = cluster;
  const at = apiServerAddresses ? ` at ${apiServerAddresses.map((address) => code(address)).join(', ')}` : '';
  return [
    networkOf(cluster),
    dnsFact(cluster),
    {
      what: `names of Services end with ${code(`svc.${clusterDomainOf(cluster)}`)}`,
      command: 'kubectl run domain --rm -it --restart=Never --image=busybox -- cat /etc/resolv.conf',
    },
    {
      what: `addresses of pods in ${familiesOf(cluster).join(' and ')}`,
      command: "kubectl get service kubernetes -o jsonpath='{.spec.ipFamilies}'",
    },
    {
      what: `the API server${at}, port ${apiServerPort}`,
      command: 'kubectl get endpointslices -l kubernetes.io/service-name=kubernetes',
    },
    ...(mesh ? [{ what: 'Istio in ambient mode', command: `kubectl -n ${mesh.namespace} get daemonset ztunnel` }] : []),
    ...ingressFacts(cluster),
    {
      what: storageClass ? `the storage class ${code(storageClass)}` : 'a default storage class',
      command: `kubectl get storageclass${storageClass ? ` ${storageClass}` : ''}`,
    },
    ...nodeFacts(cluster),
    ...(metricsServer ? [{ what: 'somebody answers for `metrics.k8s.io`', command: 'kubectl top pods -A' }] : []),
  ];
}

/** What the environment's cluster must have, and how to see that it does. */
export function clusterFactsText(environment: Environment, pageOf: PackagePage): string {
  const rows = [...versionFacts(environment), ...factsOf(environment.cluster)].map(({ what, command }) => [
    what,
    code(command),
  ]);
  return `
## What must be there before

The environment's \`cluster\` says so. Where yours differs, say it there: ${pageOf('facts of a cluster', 'cluster-facts.md')}.

${table([['what', 'shown by'], ...rows])}
`;
}
