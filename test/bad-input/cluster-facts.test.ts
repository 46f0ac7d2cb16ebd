import { expect, test } from '@jest/globals';
import { Instrumentation } from '../../constructs/instrumentation';
import {
  type Cluster,
  Component,
  type Environment,
  Image,
  kubeDns,
  mebibytes,
  millicores,
  nodeLocalDns,
  plainNetwork,
  Workload,
} from '../../constructs/kit';
import { findingsOf, testEnvironment } from '../support';
import { nameRule, untyped } from './cases';

/** What no cluster is. */

const partsRule = 'lower-case letters, digits, hyphens and dots, each part beginning and ending with a letter or digit';
const address = "an address or a block of addresses, such as '10.0.0.0/28'";
const whoAnswers = 'kubeDns(), nodeLocalDns(), openShiftDns() or dnsOnNode()';

const cases: readonly [string, Partial<Cluster>, readonly string[]][] = [
  [
    'no address of the API server',
    { apiServerAddresses: [] },
    ["apiServerAddresses: the list is empty | a list such as ['10.0.0.0/28']"],
  ],
  [
    'zones that no node can be in',
    { nodes: 2, zones: ['a', 'b', 'c'] },
    [
      'zones: 3 zones have at least as many nodes, and 2 are stated | nodes: 3 or more, or the zones alone that have nodes',
    ],
  ],
  [
    'zones without a number of nodes',
    { zones: ['a', 'b'] },
    [
      'zones: 2 zones have at least as many nodes, and 1 is stated | nodes: 2 or more, or the zones alone that have nodes',
    ],
  ],
  ['one zone twice', { nodes: 3, zones: ['a', 'b', 'a'] }, ['zones: the zone a is there twice | each zone once']],
  [
    'a zone that no label can name',
    { nodes: 3, zones: ['eu central'] },
    [`zones: "eu central" is no name of a zone | the name of a zone, such as 'eu-central-1a'`],
  ],
  [
    'a name as an address',
    { apiServerAddresses: ['api.example.com'] },
    [`apiServerAddresses: "api.example.com" is neither an address nor a block | ${address}`],
  ],
  [
    'a block that is too long',
    { apiServerAddresses: ['10.0.0.0/33', 'fd00::/129'] },
    [
      `apiServerAddresses: "10.0.0.0/33" is neither an address nor a block | ${address}`,
      `apiServerAddresses: "fd00::/129" is neither an address nor a block | ${address}`,
    ],
  ],
  [
    'a function that was not called',
    { dns: untyped(kubeDns) },
    ['dns: kubeDns is given without its parentheses | kubeDns()'],
  ],
  ['a word in the place of who answers', { dns: untyped('coredns') }, [`dns: "coredns" is given | ${whoAnswers}`]],
  [
    'a domain with what stands before it',
    { clusterDomain: '.cluster.local' },
    [`clusterDomain: ".cluster.local" is no name that Kubernetes takes | ${partsRule}`],
  ],
  [
    'an invalid port',
    { dns: kubeDns({ port: 0 }) },
    ['dns.port: 0 is not a whole number from 1 to 65535 | a whole number from 1 to 65535'],
  ],
  [
    'an invalid namespace',
    { dns: kubeDns({ namespace: 'Kube' }) },
    [`dns.pods.namespace: "Kube" is no name that Kubernetes takes | ${nameRule}`],
  ],
  [
    'invalid labels',
    { dns: kubeDns({ labels: { 'k8s app': 'dns' } }) },
    ['dns.pods.labels: "k8s app" is no label key | a key such as example.com/team'],
  ],
  [
    'a cache without an address',
    { dns: nodeLocalDns({ addresses: [] }) },
    ["dns.addresses: the list is empty | a list such as ['10.0.0.0/28']"],
  ],
  [
    'a cache at no address',
    { dns: nodeLocalDns({ addresses: ['node'] }) },
    [`dns.addresses: "node" is neither an address nor a block | ${address}`],
  ],
  ['no family of addresses', { ipFamilies: [] }, [`ipFamilies: the list is empty | a list such as ['IPv4']`]],
  [
    'a family twice',
    { ipFamilies: ['IPv6', 'IPv6'] },
    [`ipFamilies: IPv6 is there twice | each family once, first the one of Services`],
  ],
  ['an invalid family', { ipFamilies: [untyped('ipv6')] }, [`ipFamilies: "ipv6" is none of IPv4, IPv6 | 'IPv6'`]],
  [
    'an invalid runtime',
    { containerRuntime: untyped('podman') },
    ['containerRuntime: "podman" is none of containerd, cri-o, docker | one of: containerd, cri-o, docker'],
  ],
];

test.each(cases)('%s', (_title, facts, expected) => {
  const environment = testEnvironment({ network: plainNetwork(), ...facts });
  expect(findingsOf(environment)).toEqual(expected.map((text) => `test › cluster › ${text}`));
});

test('virtual nodes are no mistake, and every synth says what is missing there', () => {
  const environment = testEnvironment({ network: plainNetwork(), virtualNodes: true });
  expect(findingsOf(environment)).toEqual([]);
  expect(environment.warnings.map(({ property, problem, instead }) => `${property}: ${problem} | ${instead}`)).toEqual([
    'virtualNodes: on nodes that start no pod of a DaemonSet no agent runs, so neither log files nor metrics are collected there | OTLP from the applications there, sent straight to the Collector: docs/send-otlp.md',
  ]);
});

/** Something that takes OTLP alone. */
class Receiver extends Component {
  readonly otlp;

  constructor(environment: Environment) {
    super(environment, 'receiver', {});
    const workload = new Workload(this, {
      kind: 'Deployment',
      image: new Image('docker.io/example/receiver', '1.0.0'),
      identity: { user: 10001 },
      ports: { grpc: { container: 4317 }, http: { container: 4318 } },
      resources: { cpu: millicores(10), memory: mebibytes(16) },
    });
    this.otlp = { grpc: workload.endpoint('otlp.grpc', 'grpc', {}), http: workload.endpoint('otlp.http', 'http', {}) };
  }
}

test('senders on the network of nodes by a protocol that nobody takes', () => {
  const said = (receivers: boolean) => {
    const environment = testEnvironment();
    const receiver = new Receiver(environment);
    new Instrumentation(environment, {
      otlpTo: receiver.otlp.grpc,
      receivers: receivers ? [receiver] : undefined,
      hostNetworkSenders: ['jaeger.grpc'],
    });
    return findingsOf(environment);
  };
  const found = 'test › instrumentation › hostNetworkSenders: no receiver takes jaeger.grpc';
  expect(said(true)).toEqual([`${found} | one of: otlp.grpc, otlp.http`]);
  expect(said(false)).toEqual([`${found} | receivers: [otel], or no hostNetworkSenders`]);
});
