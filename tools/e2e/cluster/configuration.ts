import type { Peer } from '../../../constructs/kit/model/peer';
import type { Manifests } from './manifests';
import { isPeer, renderedPods } from './pod';

/** The texts of the ConfigMaps that a pod mounts. */
export function configurationOf(manifests: Manifests, peer: Peer): string[] {
  const pods = renderedPods(manifests).filter((pod) => isPeer(peer, pod));
  return pods.flatMap(({ namespace, spec }) =>
    (spec.volumes ?? []).flatMap(({ configMap }) =>
      configMap ? Object.values(manifests.get('ConfigMap', namespace, configMap.name).data) : [],
    ),
  );
}
