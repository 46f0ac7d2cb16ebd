import type { Peer } from '../../../constructs/kit/model/peer';
import type { Manifests } from './manifests';
import { isPeer, renderedPods } from './pod';
import { configMapsOf } from './volume-files';

/** The texts of the ConfigMaps that a pod mounts. */
export function configurationOf(manifests: Manifests, peer: Peer): string[] {
  const pods = renderedPods(manifests).filter((pod) => isPeer(peer, pod));
  return pods.flatMap(({ namespace, spec }) =>
    (spec.volumes ?? [])
      .flatMap(configMapsOf)
      .flatMap(({ name }) => Object.values(manifests.get('ConfigMap', namespace, name).data)),
  );
}
