import { describe, expect, test } from '@jest/globals';
import {
  type Cluster,
  type ClusterNetwork,
  Component,
  cilium,
  type Endpoint,
  type Environment,
  Image,
  istioAmbient,
  type Mesh,
  mebibytes,
  millicores,
  type Namespace,
  plainNetwork,
  Workload,
} from '../../constructs/kit';
import { NodeExporter } from '../../constructs/node-exporter';
import { rendered, testEnvironment } from '../support';

class Party extends Component {
  readonly web: Endpoint<'http'>;

  constructor(environment: Environment, name: string, namespace: Namespace | undefined, calls: readonly Endpoint[]) {
    super(environment, name, { namespace });
    const workload = new Workload(this, {
      kind: 'Deployment',
      image: new Image('docker.io/example/party', '1.0.0'),
      identity: { user: 10001 },
      ports: { http: { container: 8080, service: 80 } },
      resources: { cpu: millicores(10), memory: mebibytes(16) },
    });
    this.web = workload.endpoint('http', 'http', {});
    for (const endpoint of calls) workload.connect('calls', endpoint.protocol, endpoint);
  }
}

/** A caller and an answering party in the mesh's namespace, and one outside that calls and is called. */
function wired(cluster: Cluster): Environment {
  const environment = testEnvironment(cluster);
  const applications = environment.addNamespace('demo', { inMesh: cluster.mesh !== undefined, showFlows: true });
  const outside = new Party(environment, 'outside', undefined, []);
  const backend = new Party(environment, 'backend', applications, []);
  new Party(environment, 'frontend', applications, [backend.web, outside.web]);
  const { apiServer, kubelet } = environment.existing;
  new Party(environment, 'agent', undefined, [backend.web, apiServer, kubelet]);
  return environment;
}

const policies = (environment: Environment): string =>
  rendered(environment, 'outside', 'backend', 'frontend', 'agent')
    .split('---\n')
    .filter((text) => /^kind: (Cilium)?NetworkPolicy$/m.test(text))
    .join('---\n');

const networks: readonly [string, ClusterNetwork][] = [
  ['a plain network', plainNetwork()],
  ['Cilium', cilium()],
  ['Cilium with visible flows', cilium({ hubble: true })],
];
const meshes: readonly [string, Mesh | undefined][] = [
  ['without a mesh', undefined],
  ['in an ambient mesh', istioAmbient()],
];

describe.each(networks)('%s', (_network, network) => {
  test.each(meshes)('%s', (_mesh, mesh) => {
    expect(policies(wired({ network, mesh }))).toMatchSnapshot();
  });
});

test('through the mesh, two pods reach each other on ztunnel’s port; with anyone outside, on the port itself', () => {
  const text = policies(wired({ network: plainNetwork(), mesh: istioAmbient() }));
  expect(text.match(/15008/g)).toHaveLength(2);
  expect(policies(wired({ network: plainNetwork() }))).not.toContain('15008');
});

test('only Cilium gets rules by entity', () => {
  expect(policies(wired({ network: cilium() }))).toContain('kube-apiserver');
  expect(policies(wired({ network: plainNetwork() }))).not.toContain('cilium.io');
});

test('pods on the network of their node are in no mesh, whatever their namespace is', () => {
  const environment = testEnvironment({ network: plainNetwork(), mesh: istioAmbient() });
  const agents = environment.addNamespace('agents', {
    inMesh: true,
    podSecurity: 'privileged',
    reason: 'they read their node',
  });
  const exporter = new NodeExporter(environment, { namespace: agents });
  const demo = environment.addNamespace('demo', { inMesh: true });
  new Party(environment, 'scraper', demo, [exporter.metrics]);
  const text = rendered(environment, 'scraper');
  expect(text).toContain('port: 9100');
  expect(text).not.toContain('15008');
});
