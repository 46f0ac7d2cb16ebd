import { createHash } from 'node:crypto';

/** Objects of a cluster as an API server would give them: as far as kube-state-metrics looks, and about as large. */

type Json = Readonly<Record<string, unknown>>;

const created = '2026-11-01T08:00:00Z';

const metadata = (name: string, more: Json = {}, namespace: string | undefined = 'team-1'): Json => ({
  name,
  namespace,
  // Two objects of one are one to those that watch.
  uid: createHash('sha256').update(name).digest('hex').slice(0, 36),
  resourceVersion: '1',
  generation: 1,
  creationTimestamp: created,
  labels: { 'app.kubernetes.io/name': name, 'app.kubernetes.io/part-of': 'shop', 'app.kubernetes.io/version': '1.4.2' },
  annotations: { 'checksum/config': '7d9c5b8f6d7d9c5b8f6d7d9c5b8f6d7d9c5b8f6d7d9c5b8f6d7d9c5b8f6d7d9c' },
  // Who has written which field is a good part of each object.
  managedFields: ['kube-controller-manager', 'kubelet'].map((manager) => ({
    manager,
    operation: 'Update',
    apiVersion: 'v1',
    time: created,
    fieldsType: 'FieldsV1',
    fieldsV1: Object.fromEntries(Array.from({ length: 24 }, (_, index) => [`f:field${index}`, { 'f:name': {} }])),
  })),
  ...more,
});

const amounts = { cpu: '100m', memory: '256Mi' };

const container = (name: string): Json => ({
  name,
  image: `registry.example.com/shop/${name}:1.4.2`,
  resources: { requests: amounts, limits: amounts },
  env: Array.from({ length: 8 }, (_, index) => ({ name: `VARIABLE_${index}`, value: `value-${index}` })),
  volumeMounts: [{ name: 'configuration', mountPath: '/etc/service' }],
});

const containerStatus = (name: string): Json => ({
  name,
  ready: true,
  started: true,
  restartCount: 1,
  image: `registry.example.com/shop/${name}:1.4.2`,
  imageID: `registry.example.com/shop/${name}@sha256:${'0123456789abcdef'.repeat(4)}`,
  containerID: `containerd://${'0123456789abcdef'.repeat(4)}`,
  state: { running: { startedAt: created } },
  lastState: { terminated: { exitCode: 143, reason: 'Error', startedAt: created, finishedAt: created } },
});

const conditions = (...types: readonly string[]): readonly Json[] =>
  types.map((type) => ({ type, status: 'True', lastTransitionTime: created, lastUpdateTime: created, reason: type }));

const named = (count: number, prefix: string): readonly string[] =>
  Array.from({ length: Math.max(1, Math.round(count)) }, (_, index) => `${prefix}-${index}-7d9c5b8f6d`);

/** Every second pod has one more container, such as that of a mesh. */
function pod(name: string, index: number, nodes: number): Json {
  const containers = index % 2 === 0 ? ['service'] : ['service', 'proxy'];
  const owner = {
    apiVersion: 'apps/v1',
    kind: 'ReplicaSet',
    name: `${name}-set`,
    uid: `${name}-set`,
    controller: true,
  };
  return {
    metadata: metadata(`${name}-x2v4q`, { ownerReferences: [owner] }),
    spec: {
      nodeName: `node-${index % nodes}.example.internal`,
      containers: containers.map(container),
      serviceAccountName: 'service',
      schedulerName: 'default-scheduler',
      volumes: [{ name: 'configuration', configMap: { name: 'configuration' } }],
      tolerations: ['not-ready', 'unreachable'].map((key) => ({
        key: `node.kubernetes.io/${key}`,
        operator: 'Exists',
        effect: 'NoExecute',
        tolerationSeconds: 300,
      })),
    },
    status: {
      phase: 'Running',
      qosClass: 'Guaranteed',
      hostIP: '10.0.0.1',
      podIP: '10.1.0.1',
      podIPs: [{ ip: '10.1.0.1' }],
      startTime: created,
      conditions: conditions('PodReadyToStartContainers', 'Initialized', 'Ready', 'ContainersReady', 'PodScheduled'),
      containerStatuses: containers.map(containerStatus),
    },
  };
}

const node = (_: string, index: number): Json => ({
  metadata: metadata(`node-${index}.example.internal`, {}, ''),
  spec: { providerID: `aws:///eu-central-1a/i-${index}`, podCIDR: '10.1.0.0/24' },
  status: {
    capacity: { ...amounts, 'ephemeral-storage': '100Gi', 'hugepages-2Mi': '0', pods: '110' },
    allocatable: { ...amounts, 'ephemeral-storage': '90Gi', 'hugepages-2Mi': '0', pods: '110' },
    conditions: conditions('MemoryPressure', 'DiskPressure', 'PIDPressure', 'Ready'),
    addresses: [{ type: 'InternalIP', address: '10.0.0.1' }],
    nodeInfo: { kernelVersion: '6.12', osImage: 'linux', kubeletVersion: 'v1.36.3', systemUUID: String(index) },
    images: Array.from({ length: 50 }, (_image, of) => ({
      names: [`registry.example.com/shop/${of}:1`],
      sizeBytes: 1,
    })),
  },
});

const replicas = { replicas: 2, readyReplicas: 2, availableReplicas: 2, updatedReplicas: 2, observedGeneration: 1 };

const template = { spec: { containers: [container('service')] } };

/** A kind of objects: where they are listed, and those of a cluster of so many nodes and pods. */
export interface Kind {
  /** Below `/api` or `/apis`, such as `apps/v1`. */
  readonly version: string;
  readonly kind: string;
  readonly items: readonly Json[];
}

const all = (names: readonly string[], of: (name: string, index: number) => Json): readonly Json[] => names.map(of);

/** The objects of a cluster, by the names of upstream's flag `--resources`. For every five pods there is a Deployment; the other kinds are fewer. */
export function objectsOf(nodes: number, pods: number): Readonly<Record<string, Kind>> {
  const scaled = (name: string): Json => ({
    metadata: metadata(name),
    spec: { replicas: 2, strategy: { type: 'RollingUpdate' }, template },
    status: { ...replicas, conditions: conditions('Available', 'Progressing') },
  });
  const claim = {
    storageClassName: 'gp3',
    accessModes: ['ReadWriteOnce'],
    resources: { requests: { storage: '10Gi' } },
  };
  return {
    pods: { version: 'v1', kind: 'Pod', items: all(named(pods, 'service'), (name, index) => pod(name, index, nodes)) },
    nodes: { version: 'v1', kind: 'Node', items: all(named(nodes, 'node'), node) },
    deployments: { version: 'apps/v1', kind: 'Deployment', items: all(named(pods / 5, 'service'), scaled) },
    statefulsets: { version: 'apps/v1', kind: 'StatefulSet', items: all(named(pods / 30, 'database'), scaled) },
    daemonsets: {
      version: 'apps/v1',
      kind: 'DaemonSet',
      items: all(named(10, 'agent'), (name) => ({
        metadata: metadata(name),
        spec: { template },
        status: { desiredNumberScheduled: nodes, currentNumberScheduled: nodes, numberReady: nodes },
      })),
    },
    jobs: {
      version: 'batch/v1',
      kind: 'Job',
      items: all(named(pods / 10, 'job'), (name) => ({
        metadata: metadata(name),
        spec: { completions: 1, parallelism: 1, template },
        status: { succeeded: 1, startTime: created, completionTime: created, conditions: conditions('Complete') },
      })),
    },
    cronjobs: {
      version: 'batch/v1',
      kind: 'CronJob',
      items: all(named(pods / 60, 'cron'), (name) => ({
        metadata: metadata(name),
        spec: { schedule: '0 * * * *', suspend: false, concurrencyPolicy: 'Forbid' },
        status: { lastScheduleTime: created, lastSuccessfulTime: created },
      })),
    },
    horizontalpodautoscalers: {
      version: 'autoscaling/v2',
      kind: 'HorizontalPodAutoscaler',
      items: all(named(pods / 20, 'service'), (name) => ({
        metadata: metadata(name),
        spec: { minReplicas: 2, maxReplicas: 10, scaleTargetRef: { kind: 'Deployment', name, apiVersion: 'apps/v1' } },
        status: { currentReplicas: 2, desiredReplicas: 2, conditions: conditions('AbleToScale', 'ScalingActive') },
      })),
    },
    persistentvolumeclaims: {
      version: 'v1',
      kind: 'PersistentVolumeClaim',
      items: all(named(pods / 15, 'data'), (name) => ({
        metadata: metadata(name),
        spec: { ...claim, volumeName: `${name}-volume` },
        status: { phase: 'Bound', capacity: { storage: '10Gi' } },
      })),
    },
    persistentvolumes: {
      version: 'v1',
      kind: 'PersistentVolume',
      items: all(named(pods / 15, 'data'), (name) => ({
        metadata: metadata(`${name}-volume`, {}, ''),
        spec: { ...claim, capacity: { storage: '10Gi' }, claimRef: { namespace: 'team-1', name } },
        status: { phase: 'Bound' },
      })),
    },
    resourcequotas: {
      version: 'v1',
      kind: 'ResourceQuota',
      items: all(named(pods / 60, 'team'), (name) => ({
        metadata: metadata(name),
        spec: { hard: amounts },
        status: { hard: amounts, used: amounts },
      })),
    },
  };
}
