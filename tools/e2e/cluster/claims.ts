import type { Manifests } from './manifests';
import type { Pod } from './pod';

/** The claim of a pod of a StatefulSet for a volume. */
export interface Claim {
  readonly name: string;
  readonly namespace: string;
  /** Such as `10Gi`. */
  readonly storage: string;
}

/** The claims of pods, named as Kubernetes names them. */
export function claimsOf(pods: readonly Pod[], manifests: Manifests): Claim[] {
  const sets = manifests.ofKind('StatefulSet');
  return pods.flatMap((pod) => {
    const set = sets.find(({ metadata }) => metadata.name === pod.workload && metadata.namespace === pod.namespace);
    return (set?.spec.volumeClaimTemplates ?? []).map(({ metadata, spec }) => ({
      name: `${metadata.name}-${pod.name}`,
      namespace: pod.namespace,
      storage: spec.resources.requests.storage,
    }));
  });
}
