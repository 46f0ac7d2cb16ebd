import type { Kubernetes } from './api';

interface PodProps {
  readonly name: string;
  readonly node: string;
  readonly address: string;
  readonly labels?: Readonly<Record<string, string>>;
  readonly annotations?: Readonly<Record<string, string>>;
  readonly phase?: string;
  /** Ports by container. */
  readonly containers: Readonly<Record<string, readonly number[]>>;
}

/** A pod of the shop. */
export function pod({
  name,
  node,
  address,
  labels,
  annotations,
  phase = 'Running',
  containers,
}: PodProps): Kubernetes & object {
  return {
    kind: 'Pod',
    metadata: {
      name,
      namespace: 'shop',
      ...{ uid: name, resourceVersion: '1', annotations },
      labels,
    },
    spec: {
      nodeName: node,
      ...{
        containers: Object.entries(containers).map(([container, ports]) => ({
          name: container,
          image: container,
          ports: ports.map((containerPort) => ({ containerPort, name: `p${containerPort}`, protocol: 'TCP' })),
        })),
      },
    },
    ...{ status: { phase, podIP: address, podIPs: [{ ip: address }], hostIP: '10.0.0.1' } },
  };
}

const orders = { app: 'orders' };
const ofOrders = (name: string, addressType: string, addresses: readonly (readonly [string, string])[]) => ({
  kind: 'EndpointSlice',
  metadata: { name, namespace: 'shop', labels: { 'kubernetes.io/service-name': 'orders' }, resourceVersion: '1' },
  addressType,
  ports: [{ name: 'http', port: 8080, protocol: 'TCP' }],
  endpoints: addresses.map(([address, name]) => ({
    addresses: [address],
    conditions: { ready: true },
    targetRef: { kind: 'Pod', namespace: 'shop', name },
  })),
});

/** A shop: a Service with pods on two nodes and addresses of two families, pods that are chosen by labels, and annotated ones. */
export const shop: readonly Kubernetes[] = [
  pod({
    name: 'orders-a',
    node: 'a',
    address: '10.1.0.1',
    labels: orders,
    containers: { orders: [8080, 9000], proxy: [15090] },
  }),
  pod({ name: 'orders-b', node: 'b', address: '10.2.0.1', labels: orders, containers: { orders: [8080, 9000] } }),
  pod({
    name: 'payments-a',
    node: 'a',
    address: 'fd00::5',
    labels: { app: 'payments', tier: 'api' },
    containers: { payments: [9090], proxy: [15090] },
  }),
  pod({
    name: 'payments-web',
    node: 'a',
    address: '10.1.0.6',
    labels: { app: 'payments', tier: 'web' },
    containers: { payments: [9090] },
  }),
  pod({
    name: 'payments-done',
    node: 'a',
    address: '10.1.0.7',
    labels: { app: 'payments', tier: 'api' },
    phase: 'Succeeded',
    containers: { payments: [9090] },
  }),
  pod({
    name: 'wanted',
    node: 'a',
    address: '10.1.0.8',
    annotations: { 'prometheus.io/scrape': 'true', 'prometheus.io/port': '9100', 'prometheus.io/path': '/own' },
    containers: { wanted: [8080, 9100] },
  }),
  pod({
    name: 'any-port',
    node: 'a',
    address: '10.1.0.9',
    annotations: { 'prometheus.io/scrape': 'true' },
    containers: { any: [8080, 7070] },
  }),
  pod({
    name: 'other-port',
    node: 'a',
    address: '10.1.0.10',
    annotations: { 'prometheus.io/scrape': 'true', 'prometheus.io/port': '7070' },
    containers: { other: [7070] },
  }),
  pod({
    name: 'encrypted',
    node: 'a',
    address: '10.1.0.11',
    annotations: { 'prometheus.io/scrape': 'true', 'prometheus.io/scheme': 'https' },
    containers: { encrypted: [8080] },
  }),
  pod({
    name: 'unasked',
    node: 'a',
    address: '10.1.0.12',
    annotations: { 'prometheus.io/scrape': 'false' },
    containers: { unasked: [8080] },
  }),
  ofOrders('orders-ipv4', 'IPv4', [
    ['10.1.0.1', 'orders-a'],
    ['10.2.0.1', 'orders-b'],
  ]),
  ofOrders('orders-ipv6', 'IPv6', [
    ['fd00::1', 'orders-a'],
    ['fd00::2', 'orders-b'],
  ]),
  { kind: 'Service', metadata: { name: 'orders', namespace: 'shop', labels: orders } },
];
