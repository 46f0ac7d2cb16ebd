/** The kinds of pods, each with the labels that every signal of it must have. */

export interface Labels {
  readonly namespace: string;
  readonly pod: string;
  readonly container: string;
  readonly service_name: string;
}

export interface Case {
  readonly title: string;
  readonly labels: Labels;
  /** The address that the Collector sees. */
  readonly seenAs: string;
  /** What the sender says of its pod. Default: nothing. */
  readonly says: Readonly<Record<string, string>>;
  /** What comes from its address is others' telemetry, which must not get its labels. */
  readonly handsOn: boolean;
  readonly pod: KubernetesPod;
}

export interface KubernetesPod {
  readonly kind: 'Pod';
  readonly metadata: {
    readonly name: string;
    readonly namespace: string;
    readonly uid: string;
    readonly labels: Readonly<Record<string, string>>;
    readonly annotations: Readonly<Record<string, string>>;
  };
  readonly spec: { readonly nodeName: string };
}

/** The node on which all of them run. */
export const node = 'worker-1';

/** Where the proxy of the node is seen that stands before receivers of the same node. It is no pod's address. */
const proxy = '127.0.9.9';

interface Given {
  readonly name: string;
  readonly service: string;
  readonly namespace?: string;
  readonly labels?: Readonly<Record<string, string>>;
  readonly annotations?: Readonly<Record<string, string>>;
  readonly controller?: readonly [kind: string, name: string];
  readonly behindProxy?: boolean;
  readonly handsOn?: boolean;
  readonly withSidecar?: boolean;
}

let made = 0;

function ofKind(title: string, given: Given): Case {
  const { name, service, namespace = 'shop', labels = {}, annotations = {}, controller } = given;
  const { behindProxy = false, handsOn = false, withSidecar = false } = given;
  made += 1;
  // Each pod has an address of loopback, so that a sender can really have it.
  const address = `127.0.1.${made}`;
  const uid = `00000000-0000-4000-8000-${String(made).padStart(12, '0')}`;
  const container = 'main';
  const containers = withSidecar ? ['sidecar', container] : [container];
  const containerStatuses = containers.map((each) => ({
    ...{ name: each, containerID: `containerd://${uid}-${each}`, image: 'example:1', restartCount: 0 },
  }));
  const ownerReferences = controller && [
    { apiVersion: 'v1', kind: controller[0], name: controller[1], uid: `of-${uid}`, controller: true },
  ];
  return {
    title,
    labels: { namespace, pod: name, container, service_name: service },
    seenAs: behindProxy ? proxy : address,
    handsOn,
    says: {
      ...(behindProxy ? { 'k8s.pod.uid': uid } : {}),
      ...(withSidecar ? { 'k8s.container.name': container } : {}),
    },
    pod: {
      kind: 'Pod',
      metadata: {
        ...{ name, namespace, uid, labels, annotations },
        ...{ ownerReferences, resourceVersion: '1', creationTimestamp: '2026-11-27T10:00:00Z' },
      },
      spec: { nodeName: node, ...{ containers: containers.map((each) => ({ name: each, image: 'example:1' })) } },
      ...{ status: { phase: 'Running', podIP: address, podIPs: [{ ip: address }], containerStatuses } },
    },
  };
}

const hash = '7b4d9c5f6c';
const ofDeployment = (name: string) => ({
  name: `${name}-${hash}-pl9zt`,
  controller: ['ReplicaSet', `${name}-${hash}`] as const,
});
/** The label that a Deployment's controller gives its pods. */
const hashed = { 'pod-template-hash': hash };

const run = (minutes: number, random: string) => ({
  name: `backup-${minutes}-${random}`,
  controller: ['Job', `backup-${minutes}`] as const,
  service: 'backup',
});

export const cases: readonly Case[] = [
  ofKind('a Deployment without labels', { ...ofDeployment('bare'), labels: hashed, service: 'bare' }),
  ofKind('a Deployment with the label app', {
    ...ofDeployment('cart'),
    labels: { ...hashed, app: 'basket' },
    service: 'basket',
  }),
  ofKind('a Deployment with the recommended label', {
    ...ofDeployment('orders'),
    labels: { ...hashed, app: 'no', 'app.kubernetes.io/name': 'ordering' },
    service: 'ordering',
  }),
  ofKind('a Deployment with the annotation', {
    ...ofDeployment('billing'),
    labels: { ...hashed, 'app.kubernetes.io/name': 'no' },
    annotations: { 'resource.opentelemetry.io/service.name': 'Billing, EU' },
    service: 'Billing, EU',
  }),
  ofKind('a StatefulSet', { name: 'web-0', controller: ['StatefulSet', 'web'], service: 'web' }),
  ofKind('a pod of the same name in another namespace', {
    name: 'web-0',
    namespace: 'museum',
    controller: ['StatefulSet', 'web'],
    labels: { app: 'exhibition' },
    service: 'exhibition',
  }),
  ofKind('a DaemonSet', { name: 'spider-4x8zq', controller: ['DaemonSet', 'spider'], service: 'spider' }),
  ofKind('an agent of Jaeger', {
    name: 'jaeger-agent-4x8zq',
    controller: ['DaemonSet', 'jaeger-agent'],
    handsOn: true,
    service: 'jaeger-agent',
  }),
  ofKind('the first run of a CronJob', run(29_929_560, 'gbcd2')),
  ofKind('its second run', run(29_931_000, 'x8zq4')),
  ofKind('its third run', run(29_932_440, 'pl9zt')),
  ofKind('a Job that bears its date', {
    name: 'report-20261127-vw5dk',
    controller: ['Job', 'report-20261127'],
    service: 'report-20261127',
  }),
  ofKind('a static pod', {
    name: `etcd-${node}`,
    controller: ['Node', node],
    annotations: { 'kubernetes.io/config.mirror': 'mirrored' },
    service: 'etcd',
  }),
  ofKind('a pod of a controller that only its operator knows', {
    name: 'kafka-0',
    controller: ['StrimziPodSet', 'kafka'],
    service: 'kafka-0',
  }),
  ofKind('a pod with two containers, of which the sender names its own', {
    ...ofDeployment('cache'),
    labels: { ...hashed, app: 'cache' },
    withSidecar: true,
    service: 'cache',
  }),
  ofKind("a sender behind Cilium's proxy on its node", {
    ...ofDeployment('frontend'),
    labels: { ...hashed, 'app.kubernetes.io/name': 'frontend' },
    behindProxy: true,
    service: 'frontend',
  }),
];

/** Each case by its title, with the labels that were found; undefined where nothing came of its pod. */
export function table(found: readonly Partial<Labels>[]): Record<string, Partial<Labels> | undefined> {
  return Object.fromEntries(
    cases.map(({ title, labels }) => [
      title,
      found.find(({ namespace, pod }) => namespace === labels.namespace && pod === labels.pod),
    ]),
  );
}

export const expected = table(cases.map(({ labels }) => labels));
export const expectedByOtlp = table(cases.filter(({ handsOn }) => !handsOn).map(({ labels }) => labels));
