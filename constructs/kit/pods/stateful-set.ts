import { ApiObject, type ApiObjectMetadata } from 'cdk8s';
import { KubeStatefulSet, type PodTemplateSpec, Quantity } from '../../../imports/k8s';
import type { Bytes } from '../model/units';
import { headlessService } from './services';
import type { WorkloadView } from './workload-props';

/** A StatefulSet, with the claim of the volume that each of its pods has. */
export function addStatefulSet(
  workload: WorkloadView,
  { metadata, template }: { readonly metadata: ApiObjectMetadata; readonly template: PodTemplateSpec },
): void {
  const { component, name, props, replicas, peer } = workload;
  const manifest = KubeStatefulSet.manifest({
    metadata,
    spec: {
      serviceName: headlessService(workload),
      // In order, a pod that its template has broken is never replaced by the template that mends it.
      // https://github.com/kubernetes/kubernetes/issues/67250
      podManagementPolicy: 'Parallel',
      replicas,
      minReadySeconds: props.minReady?.seconds,
      selector: { matchLabels: { ...peer.labels } },
      persistentVolumeClaimRetentionPolicy: props.data && {
        whenDeleted: component.environment.volumesAtRemoval === 'delete' ? 'Delete' : 'Retain',
        whenScaled: 'Retain',
      },
      template,
    },
  });
  if (props.data) {
    manifest.spec.volumeClaimTemplates = [volumeClaim(props.data.size, component.environment.cluster.storageClass)];
  }
  new ApiObject(component, name, manifest);
}

/**
 * The claim with its apiVersion and kind, which the API server adds when it stores it and which Argo CD would otherwise show as
 * a difference for ever. The L1 type knows neither, so the template is written plainly. It has no label of anybody's: it cannot
 * be changed in place.
 */
function volumeClaim(size: Bytes, storageClassName: string | undefined): object {
  return {
    apiVersion: 'v1',
    kind: 'PersistentVolumeClaim',
    metadata: { name: 'data' },
    spec: {
      accessModes: ['ReadWriteOnce'],
      storageClassName,
      resources: { requests: { storage: Quantity.fromString(size.toString()).value } },
    },
  };
}
