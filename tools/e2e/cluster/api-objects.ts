import type { PodNetwork } from './addresses';
import { apiPod, started } from './api-pod';
import { claimsOf } from './claims';
import type { Manifest, ObjectMeta, Workload } from './kubernetes';
import type { Manifests } from './manifests';
import { nodeName } from './node';
import type { Pod } from './pod';

/** What the API server serves of one resource. */
export interface Served {
  readonly kind: string;
  readonly items: readonly Manifest[];
}

/**
 * The objects of a cluster in which all is well, by `<apiVersion>/<resource>`: the pods that run, one node, and the rendered
 * workloads with all of their replicas. Kinds that no environment renders are empty lists.
 */
export function apiObjects(
  pods: readonly Pod[],
  manifests: Manifests,
  network: PodNetwork,
): Readonly<Record<string, Served>> {
  const claims = claimsOf(pods, manifests).map((claim) => ({
    ...claim,
    volume: `of-${claim.namespace}-${claim.name}`,
  }));
  const workloads = (
    kind: 'DaemonSet' | 'Deployment' | 'StatefulSet',
    statusOf: (replicas: number) => object,
  ): Served => ({
    kind,
    items: manifests.ofKind(kind).map((workload) => ({
      ...object('apps/v1', kind, { ...workload.metadata, generation: 1 }),
      spec: workload.spec,
      status: { observedGeneration: 1, ...statusOf(replicasOf(workload)) },
    })),
  });
  return {
    'v1/pods': { kind: 'Pod', items: pods.map(apiPod) },
    'v1/nodes': { kind: 'Node', items: [node(network)] },
    'v1/namespaces': {
      kind: 'Namespace',
      items: manifests
        .ofKind('Namespace')
        .map(({ metadata }) => ({ ...object('v1', 'Namespace', metadata), status: { phase: 'Active' } })),
    },
    'v1/persistentvolumeclaims': {
      kind: 'PersistentVolumeClaim',
      items: claims.map(({ name, namespace, storage, volume }) => ({
        ...object('v1', 'PersistentVolumeClaim', { name, namespace }),
        spec: { ...disk, resources: { requests: { storage } }, volumeName: volume },
        status: { phase: 'Bound', capacity: { storage } },
      })),
    },
    'v1/persistentvolumes': {
      kind: 'PersistentVolume',
      items: claims.map(({ name, namespace, storage, volume }) => ({
        ...object('v1', 'PersistentVolume', { name: volume }),
        spec: { ...disk, capacity: { storage }, claimRef: { name, namespace } },
        status: { phase: 'Bound' },
      })),
    },
    'v1/resourcequotas': { kind: 'ResourceQuota', items: [] },
    'apps/v1/deployments': workloads('Deployment', (replicas) => ({
      ...ready(replicas),
      availableReplicas: replicas,
      conditions: [
        { type: 'Available', status: 'True', reason: 'MinimumReplicasAvailable' },
        { type: 'Progressing', status: 'True', reason: 'NewReplicaSetAvailable' },
      ],
    })),
    'apps/v1/statefulsets': workloads('StatefulSet', (replicas) => ({
      ...ready(replicas),
      availableReplicas: replicas,
      currentReplicas: replicas,
      currentRevision: '1',
      updateRevision: '1',
    })),
    'apps/v1/daemonsets': workloads('DaemonSet', () => ({
      currentNumberScheduled: 1,
      desiredNumberScheduled: 1,
      numberAvailable: 1,
      numberMisscheduled: 0,
      numberReady: 1,
      updatedNumberScheduled: 1,
    })),
    'autoscaling/v2/horizontalpodautoscalers': { kind: 'HorizontalPodAutoscaler', items: [] },
    'batch/v1/cronjobs': { kind: 'CronJob', items: [] },
    'batch/v1/jobs': { kind: 'Job', items: [] },
  };
}

/** The first node. Those of variants have a log agent and nothing else: no kubelet of theirs answers. */
function node(network: PodNetwork) {
  const resources = { cpu: '8', memory: '32Gi', pods: '110', 'ephemeral-storage': '100Gi' };
  const pressures = ['MemoryPressure', 'DiskPressure', 'PIDPressure'].map((type) => ({ type, status: 'False' }));
  const name = nodeName(0);
  return {
    ...object('v1', 'Node', { name, labels: { 'kubernetes.io/hostname': name, 'kubernetes.io/os': 'linux' } }),
    spec: {},
    status: {
      addresses: [
        { type: 'InternalIP', address: network.node },
        { type: 'Hostname', address: name },
      ],
      allocatable: resources,
      capacity: resources,
      conditions: [...pressures, { type: 'Ready', status: 'True' }],
      daemonEndpoints: { kubeletEndpoint: { Port: 10250 } },
    },
  };
}

const disk = { accessModes: ['ReadWriteOnce'] };

const replicasOf = ({ spec }: Workload): number => spec.replicas ?? 1;

const ready = (replicas: number) => ({ replicas, readyReplicas: replicas, updatedReplicas: replicas });

function object(apiVersion: string, kind: string, metadata: ObjectMeta & { readonly generation?: number }) {
  const { name, namespace = '' } = metadata;
  return {
    apiVersion,
    kind,
    metadata: { ...metadata, uid: `${kind}/${namespace}/${name}`, resourceVersion: '1', creationTimestamp: started },
  };
}
