import { answer, edit, inBranch, type WrongEdit, wrong } from './table';

/** What an environment says of its cluster. */
export const cluster: readonly WrongEdit[] = [
  wrong(
    'no cluster',
    inBranch(
      "    cluster: {\n      nodes: 3,\n      network: plainNetwork(),\n      storageClass: 'fast',\n      apiServerPort: 443,\n      ingressClasses: [{ name: 'traefik', namespace: 'traefik' }],\n      argocd: { namespace: 'argocd' },\n      dns: kubeDns({ labels: { 'k8s-app': 'coredns' } }),\n    },\n",
      '',
    ),
    answer('branch › environment › cluster', 'cluster is missing', 'cluster: { network: plainNetwork() }', {
      line: 'const branch',
    }),
  ),
  wrong(
    'a cluster without a network',
    inBranch('      network: plainNetwork(),\n', ''),
    answer('branch › cluster › network', 'network is missing', 'network: plainNetwork()', { line: 'cluster: {' }),
  ),
  wrong(
    'a network as text',
    inBranch('network: plainNetwork()', "network: 'calico'"),
    answer('branch › cluster › network', '"calico" is given', 'cilium({ hubble: true }), cilium() or plainNetwork()'),
  ),
  wrong(
    'a network without its parentheses',
    inBranch('network: plainNetwork()', 'network: plainNetwork'),
    answer('branch › cluster › network', 'plainNetwork is given without its parentheses', 'plainNetwork()'),
  ),
  wrong(
    'an option that the network does not have',
    edit('cilium({ hubble: true })', 'cilium({ hubbel: true })'),
    answer('company › cluster › network.hubbel', 'there is no property hubbel', 'hubble'),
  ),
  wrong(
    'an option of the wrong kind',
    edit('cilium({ hubble: true })', "cilium({ hubble: 'yes' })"),
    answer('company › cluster › network.hubble', '"yes" is given', 'true or false'),
  ),
  wrong(
    'a mesh as text',
    edit('mesh: istioAmbient()', "mesh: 'istio'"),
    answer('company › cluster › mesh', '"istio" is given', 'istioAmbient()'),
  ),
  wrong(
    'a mesh without its parentheses',
    edit('mesh: istioAmbient()', 'mesh: istioAmbient'),
    answer('company › cluster › mesh', 'istioAmbient is given without its parentheses', 'istioAmbient()'),
  ),
  wrong(
    'nodes as text',
    inBranch('nodes: 3', "nodes: '3'"),
    answer('branch › cluster › nodes', '"3" is given', 'a whole number from 1 to 15000'),
  ),
  wrong(
    'a negative number of nodes',
    inBranch('nodes: 3', 'nodes: -3'),
    answer('branch › cluster › nodes', '-3 is not a whole number from 1 to 15000', 'a whole number from 1 to 15000'),
  ),
  wrong(
    'a storage class that is no name',
    inBranch("storageClass: 'fast'", "storageClass: 'Fast SSD'"),
    answer(
      'branch › cluster › storageClass',
      '"Fast SSD" is no name that Kubernetes takes',
      'lower-case letters, digits, hyphens and dots, each part beginning and ending with a letter or digit',
    ),
  ),
  wrong(
    'a port that does not exist',
    inBranch('apiServerPort: 443', 'apiServerPort: 99_999'),
    answer(
      'branch › cluster › apiServerPort',
      '99999 is not a whole number from 1 to 65535',
      'a whole number from 1 to 65535',
    ),
  ),
  wrong(
    'ingress classes by their names',
    inBranch("ingressClasses: [{ name: 'traefik', namespace: 'traefik' }]", "ingressClasses: ['traefik']"),
    answer(
      'branch › cluster › ingressClasses',
      '"traefik" is given',
      "an object such as { name: 'kong', namespace: 'kong' }",
    ),
  ),
  wrong(
    'an ingress class without a namespace',
    inBranch("{ name: 'traefik', namespace: 'traefik' }", "{ name: 'traefik' }"),
    answer('branch › cluster › ingressClasses.namespace', 'namespace is missing', "namespace: 'kong'"),
  ),
  wrong(
    'an ingress class twice',
    inBranch(
      "[{ name: 'traefik', namespace: 'traefik' }]",
      "[{ name: 'traefik', namespace: 'traefik' }, { name: 'traefik', namespace: 'edge' }]",
    ),
    answer('branch › cluster › ingressClasses', 'the class traefik is there twice', 'each class once'),
  ),
  wrong(
    'Argo CD by its namespace',
    inBranch("argocd: { namespace: 'argocd' }", "argocd: 'argocd'"),
    answer('branch › cluster › argocd', '"argocd" is given', "an object such as { namespace: 'argocd' }"),
  ),
  wrong(
    'labels of DNS that can not be',
    inBranch("'k8s-app': 'coredns'", "'k8s-app': 'core dns'"),
    answer(
      'branch › cluster › dns.pods.labels',
      'the label k8s-app has the value "core dns" (8 characters)',
      'at most 63 letters, digits, hyphens, underscores and dots that begin and end with a letter or digit',
    ),
  ),
  wrong(
    'a property that a cluster does not have',
    inBranch('nodes: 3', 'nodeCount: 3'),
    answer(
      'branch › cluster › nodeCount',
      'there is no property nodeCount',
      'one of: name, network, nodes, zones, mesh, ingressClasses, argocd, apiServerPort, storageClass, apiServerAddresses, ipFamilies, dns, clusterDomain, virtualNodes, kubeletServingCertificates, nodeExporter, kubeStateMetrics, prometheusOperatorCrds, metricsServer, kernel, seLinux, containerRuntime',
    ),
  ),
  wrong(
    'a cluster as text',
    inBranch(
      "cluster: {\n      nodes: 3,\n      network: plainNetwork(),\n      storageClass: 'fast',\n      apiServerPort: 443,\n      ingressClasses: [{ name: 'traefik', namespace: 'traefik' }],\n      argocd: { namespace: 'argocd' },\n      dns: kubeDns({ labels: { 'k8s-app': 'coredns' } }),\n    },",
      "cluster: 'eu-west' as never,",
    ),
    answer(
      'branch › environment › cluster',
      '"eu-west" is given',
      'what the cluster has, such as { network: plainNetwork() }',
    ),
  ),
];
