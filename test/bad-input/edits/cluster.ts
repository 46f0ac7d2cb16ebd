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
    answer('branch › cluster › network', 'network is missing', 'network: plainNetwork()', { line: 'const branch' }),
  ),
  wrong(
    'a network as text',
    inBranch('network: plainNetwork()', "network: 'calico'"),
    [
      answer(
        'branch › cluster › network',
        '"calico" is given',
        'cilium({ hubble: true }), cilium() or plainNetwork()',
        { line: 'const branch' },
      ),
      answer('branch › environment › network', "'calico' is given", 'a value of the type ClusterNetwork'),
    ],
    answer('branch › cluster › network', '"calico" is given', 'cilium({ hubble: true }), cilium() or plainNetwork()', {
      line: 'const branch',
    }),
  ),
  wrong(
    'a network without its parentheses',
    inBranch('network: plainNetwork()', 'network: plainNetwork'),
    [
      answer('branch › cluster › network', 'plainNetwork is given without its parentheses', 'plainNetwork()', {
        line: 'const branch',
      }),
      answer('branch › environment › network', 'plainNetwork is given', 'a value of the type ClusterNetwork'),
    ],
    answer('branch › cluster › network', 'plainNetwork is given without its parentheses', 'plainNetwork()', {
      line: 'const branch',
    }),
  ),
  wrong(
    'an option that the network does not have',
    edit('cilium({ hubble: true })', 'cilium({ hubbel: true })'),
    answer('company › cluster › network.hubbel', 'there is no property hubbel', 'hubble', { line: 'const company' }),
  ),
  wrong(
    'an option of the wrong kind',
    edit('cilium({ hubble: true })', "cilium({ hubble: 'yes' })"),
    [
      answer('company › cluster › network.hubble', '"yes" is given', 'true or false', { line: 'const company' }),
      answer('company › environment › hubble', "'yes' is given", 'true or false'),
    ],
    answer('company › cluster › network.hubble', '"yes" is given', 'true or false', { line: 'const company' }),
  ),
  wrong(
    'a mesh as text',
    edit('mesh: istioAmbient()', "mesh: 'istio'"),
    [
      answer('company › cluster › mesh', '"istio" is given', 'istioAmbient()', { line: 'const company' }),
      answer('company › environment › mesh', "'istio' is given", 'a value of the type Mesh'),
    ],
    answer('company › cluster › mesh', '"istio" is given', 'istioAmbient()', { line: 'const company' }),
  ),
  wrong(
    'a mesh without its parentheses',
    edit('mesh: istioAmbient()', 'mesh: istioAmbient'),
    [
      answer('company › cluster › mesh', 'istioAmbient is given without its parentheses', 'istioAmbient()', {
        line: 'const company',
      }),
      answer('company › environment › mesh', 'istioAmbient is given', 'a value of the type Mesh'),
    ],
    answer('company › cluster › mesh', 'istioAmbient is given without its parentheses', 'istioAmbient()', {
      line: 'const company',
    }),
  ),
  wrong(
    'nodes as text',
    inBranch('nodes: 3', "nodes: '3'"),
    [
      answer('branch › cluster › nodes', '"3" is given', 'a whole number from 1 to 15000', { line: 'const branch' }),
      answer('branch › environment › nodes', "'3' is given", 'a number'),
    ],
    answer('branch › cluster › nodes', '"3" is given', 'a whole number from 1 to 15000', { line: 'const branch' }),
  ),
  wrong(
    'a negative number of nodes',
    inBranch('nodes: 3', 'nodes: -3'),
    answer('branch › cluster › nodes', '-3 is not a whole number from 1 to 15000', 'a whole number from 1 to 15000', {
      line: 'const branch',
    }),
  ),
  wrong(
    'a storage class that is no name',
    inBranch("storageClass: 'fast'", "storageClass: 'Fast SSD'"),
    answer(
      'branch › cluster › storageClass',
      '"Fast SSD" is no name that Kubernetes takes',
      'lower-case letters, digits, hyphens and dots, each part beginning and ending with a letter or digit',
      { line: 'const branch' },
    ),
  ),
  wrong(
    'a port that does not exist',
    inBranch('apiServerPort: 443', 'apiServerPort: 99_999'),
    answer(
      'branch › cluster › apiServerPort',
      '99999 is not a whole number from 1 to 65535',
      'a whole number from 1 to 65535',
      { line: 'const branch' },
    ),
  ),
  wrong(
    'ingress classes by their names',
    inBranch("ingressClasses: [{ name: 'traefik', namespace: 'traefik' }]", "ingressClasses: ['traefik']"),
    [
      answer(
        'branch › cluster › ingressClasses',
        '"traefik" is given',
        "an object such as { name: 'kong', namespace: 'kong' }",
        { line: 'const branch' },
      ),
      answer('branch › environment › ingressClasses', "'traefik' is given", 'a value of the type IngressClass'),
    ],
    answer(
      'branch › cluster › ingressClasses',
      '"traefik" is given',
      "an object such as { name: 'kong', namespace: 'kong' }",
      { line: 'const branch' },
    ),
  ),
  wrong(
    'an ingress class without a namespace',
    inBranch("{ name: 'traefik', namespace: 'traefik' }", "{ name: 'traefik' }"),
    answer('branch › cluster › ingressClasses.namespace', 'namespace is missing', "namespace: 'kong'", {
      line: 'const branch',
    }),
  ),
  wrong(
    'an ingress class twice',
    inBranch(
      "[{ name: 'traefik', namespace: 'traefik' }]",
      "[{ name: 'traefik', namespace: 'traefik' }, { name: 'traefik', namespace: 'edge' }]",
    ),
    answer('branch › cluster › ingressClasses', 'the class traefik is there twice', 'each class once', {
      line: 'const branch',
    }),
  ),
  wrong(
    'Argo CD by its namespace',
    inBranch("argocd: { namespace: 'argocd' }", "argocd: 'argocd'"),
    [
      answer('branch › cluster › argocd', '"argocd" is given', "an object such as { namespace: 'argocd' }", {
        line: 'const branch',
      }),
      answer(
        'branch › environment › argocd',
        "'argocd' is given",
        'a value of the type { readonly namespace: string; }',
      ),
    ],
    answer('branch › cluster › argocd', '"argocd" is given', "an object such as { namespace: 'argocd' }", {
      line: 'const branch',
    }),
  ),
  wrong(
    'labels of DNS that can not be',
    inBranch("'k8s-app': 'coredns'", "'k8s-app': 'core dns'"),
    answer(
      'branch › cluster › dns.pods.labels',
      'the label k8s-app has the value "core dns" (8 characters)',
      'at most 63 letters, digits, hyphens, underscores and dots that begin and end with a letter or digit',
      { line: 'const branch' },
    ),
  ),
  wrong(
    'a property that a cluster does not have',
    inBranch('nodes: 3', 'nodeCount: 3'),
    answer(
      'branch › cluster › nodeCount',
      'there is no property nodeCount',
      'one of: name, network, nodes, zones, mesh, ingressClasses, argocd, apiServerPort, storageClass, apiServerAddresses, ipFamilies, dns, clusterDomain, virtualNodes, nodeExporter, kubeStateMetrics, prometheusOperatorCrds, metricsServer, kernel, seLinux, containerRuntime',
      { line: 'const branch' },
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
