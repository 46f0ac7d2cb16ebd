import { describe, expect, test } from '@jest/globals';
import { Yaml } from 'cdk8s';
import { runChecks, subjectOf } from '../../checks';
import { networkChecks } from '../../checks/network';
import {
  type Cluster,
  cilium,
  dnsOnNode,
  istioAmbient,
  kubeDns,
  nodeLocalDns,
  openShiftDns,
  plainNetwork,
} from '../../constructs/kit';
import { environmentFiles } from '../../tools/synth/environment-files';
import { onCluster } from '../fixtures/on-cluster';
import { objectOf } from '../support';

/** The policies that follow from the facts of a cluster. */

const facts: readonly [string, Partial<Cluster>][] = [
  ['DNS with another port and label', { dns: kubeDns({ namespace: 'dns', labels: { app: 'coredns' }, port: 1053 }) }],
  ['NodeLocal DNSCache', { dns: nodeLocalDns({ addresses: ['169.254.20.10', 'fd00::a'] }) }],
  ["OpenShift's DNS", { dns: openShiftDns() }],
  ['DNS on the node', { dns: dnsOnNode() }],
  ['the API server by its addresses', { apiServerAddresses: ['10.0.0.1', '10.0.1.0/28'] }],
  [
    'an ingress controller on the network of its node',
    { ingressClasses: [{ name: 'nginx', namespace: 'ingress-nginx', hostNetwork: true }] },
  ],
  ['a mesh with both families of addresses', { mesh: istioAmbient(), ipFamilies: ['IPv4', 'IPv6'] }],
];
const networks = [
  ['a plain network', plainNetwork()],
  ['Cilium', cilium()],
  ['Cilium that shows flows', cilium({ hubble: true })],
] as const;

describe.each(facts)('%s', (_fact, fact) => {
  test.each(networks)('with %s the policies let through what is wired, and nothing else', (_network, network) => {
    const environment = onCluster({ network, ...fact });
    const subject = subjectOf(environmentFiles(environment), { environment });
    expect(environment.findings).toEqual([]);
    expect(runChecks(subject, networkChecks).flatMap(({ findings }) => findings)).toEqual([]);
    const kinds = network.plugin === 'cilium' ? ['NetworkPolicy', 'CiliumNetworkPolicy'] : ['NetworkPolicy'];
    const shown = environment.components
      .flatMap(({ objects }) => objects)
      .filter(({ kind, name }) => kinds.includes(kind) && ['alloy', 'gateway'].includes(name));
    expect(Yaml.stringify(...shown.map((each) => each.toJson().spec))).toMatchSnapshot();
  });
});

test('with Cilium, who calls from a node is named, and no port is open to everybody', () => {
  const hostNetwork = [{ name: 'nginx', namespace: 'ingress-nginx', hostNetwork: true }];
  const environment = onCluster({ network: cilium(), ingressClasses: hostNetwork });
  expect(objectOf(environment, 'CiliumNetworkPolicy', 'gateway').spec.ingress).toEqual([
    { fromEntities: ['host', 'remote-node'], toPorts: [{ ports: [{ port: '8080', protocol: 'TCP' }] }] },
  ]);
  expect(objectOf(environment, 'NetworkPolicy', 'gateway').spec.ingress ?? []).toEqual([]);
});
