import type { Manifest, Workload } from '../cluster/kubernetes';
import type { Manifests } from '../cluster/manifests';
import { nodeName } from '../cluster/node';
import type { Model } from '../model';
import { addedObjects } from '../model/variants';

/** Adds the objects that only a variant has. The pods of each variant get a node of their own. */
export function addVariants({ environment, variants }: Model, manifests: Manifests): void {
  for (const [index, variant] of Object.values(variants).entries()) {
    const objects = addedObjects(environment, variant);
    manifests.add(...objects.map((object) => boundTo(nodeName(index + 1), object.toJson() as Manifest)));
  }
}

/** The pods of a DaemonSet on one node, as the scheduler would bind them. */
function boundTo(node: string, object: Manifest): Manifest {
  if (object.kind !== 'DaemonSet') return object;
  const { spec, ...same } = object as Workload;
  const { template } = spec;
  const changed: Workload = {
    ...same,
    spec: { ...spec, template: { ...template, spec: { ...template.spec, nodeName: node } } },
  };
  return changed;
}
