import { expect, test } from '@jest/globals';
import { withJavaAgent } from '../../constructs/instrumentation';
import {
  type Cluster,
  Component,
  cilium,
  type Endpoint,
  type Environment,
  Image,
  istioAmbient,
  mebibytes,
  millicores,
  type Namespace,
  plainNetwork,
  Workload,
  type WorkloadProps,
} from '../../constructs/kit';
import { findingsOf, testEnvironment } from '../support';

/** Workloads that send OTLP, and what is said of those that Cilium's proxy would make nameless. */

const pods: WorkloadProps = {
  kind: 'Deployment',
  image: new Image('docker.io/example/shop', '1.0.0'),
  identity: { user: 10001 },
  ports: { otlp: { container: 4317 } },
  resources: { cpu: millicores(10), memory: mebibytes(16) },
};

class Party extends Component {
  readonly workload: Workload;

  constructor(environment: Environment, name: string, namespace: Namespace | undefined, props: Partial<WorkloadProps>) {
    super(environment, name, { namespace });
    this.workload = new Workload(this, { ...pods, ...props });
  }

  get otlp(): Endpoint<'otlp.grpc'> {
    return this.workload.endpoint('otlp.grpc', 'otlp', {});
  }
}

interface Given {
  readonly cluster?: Cluster;
  readonly showFlows?: boolean;
  readonly inMesh?: boolean;
  readonly sender?: Partial<WorkloadProps>;
  readonly handsOn?: boolean;
  readonly withAgent?: boolean;
}

/** What is said of a sender in a namespace beside that of the receiver. */
function warnings({ cluster, showFlows = true, inMesh, sender, handsOn, withAgent }: Given): string[] {
  const environment = testEnvironment(cluster ?? { network: cilium({ hubble: true }) });
  const shop = environment.addNamespace('shop', { showFlows, inMesh });
  const { otlp } = new Party(environment, 'collector', inMesh ? shop : undefined, {});
  const patch = withAgent ? withJavaAgent({ otlpTo: otlp }) : undefined;
  const orders = new Party(environment, 'orders', shop, { patch, ...sender });
  orders.workload.connect('otlpTo', 'otlp.grpc', otlp);
  if (handsOn) new Party(environment, 'till', undefined, {}).workload.connect('otlpTo', 'otlp.grpc', orders.otlp);
  expect(findingsOf(environment)).toEqual([]);
  return environment.warnings.map(
    ({ component, property, problem, instead }) => `${component} › ${property}: ${problem} | ${instead}`,
  );
}

const nameless =
  "orders › namespace: orders sends OTLP from shop, whose flows are shown, and does not say of which pod it is: what it sends to collector on its own node has neither namespace nor pod | in its environmentVariables POD_UID: { field: 'metadata.uid' }, and OTEL_RESOURCE_ATTRIBUTES: 'k8s.pod.uid=$(POD_UID)' after it: docs/send-otlp.md";

const uid = { POD_UID: { field: 'metadata.uid' }, OTEL_RESOURCE_ATTRIBUTES: 'k8s.pod.uid=$(POD_UID)' };

test.each<[string, Given, readonly string[]]>([
  ['it does not name its pod', {}, [nameless]],
  [
    'it knows its node, which is no name of its pod',
    { sender: { environmentVariables: { NODE: { field: 'spec.nodeName' } } } },
    [nameless],
  ],
  ['it names its pod', { sender: { environmentVariables: uid } }, []],
  ['it has the Java agent, which names its pod', { withAgent: true }, []],
  ['nobody wants to see its flows', { showFlows: false }, []],
  ['Cilium looks into no flow', { cluster: { network: cilium({ hubble: true, layer7Visibility: false }) } }, []],
  ['there is no Cilium', { cluster: { network: plainNetwork() } }, []],
  ['the mesh carries it', { cluster: { network: cilium({ hubble: true }), mesh: istioAmbient() }, inMesh: true }, []],
  ['it hands on what others send', { handsOn: true }, []],
])('a sender of OTLP: %s', (_what, given, expected) => {
  expect(warnings(given)).toEqual(expected);
});

test('a component that takes OTLP, and nothing says from whom', () => {
  const warningsOf = (sends: boolean) => {
    const environment = testEnvironment();
    const receiver = new Party(environment, 'receiver', undefined, {});
    const { otlp } = receiver;
    if (sends) new Party(environment, 'sender', undefined, {}).workload.connect('otlpTo', 'otlp.grpc', otlp);
    environment.build();
    return environment.warnings.map(({ component, problem, instead }) => `${component}: ${problem} | ${instead}`);
  };
  expect(warningsOf(true)).toEqual([]);
  expect(warningsOf(false)).toEqual([
    'receiver: it takes OTLP, and no network policy lets a sender in | new Instrumentation(test, { otlpTo: …, receivers: [receiver] }), by which pods with a label may send: docs/send-otlp.md',
  ]);
});
