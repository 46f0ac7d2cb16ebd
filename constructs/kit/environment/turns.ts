import type { ApiObject } from 'cdk8s';
import { checksum } from '../pods/configuration';
import { turnAnnotation, turnKey } from '../vocabulary/labels';

/**
 * Says on each workload that is rolled in turn what the pods of all of its group are: so the API server knows of each whether it has got
 * its part of a change. After every change by hand, as these change pods too.
 */
export function markTurns({
  components,
}: {
  readonly components: readonly { readonly objects: readonly ApiObject[] }[];
}): void {
  const groups = new Map<string, ApiObject[]>();
  for (const object of components.flatMap(({ objects }) => objects)) {
    const group = object.metadata.getLabel(turnKey);
    if (group === undefined || object.kind !== 'StatefulSet') continue;
    const key = `${object.metadata.namespace}/${group}`;
    groups.set(key, [...(groups.get(key) ?? []), object]);
  }
  for (const group of groups.values()) {
    const pods = checksum(group.map((object) => ({ [object.name]: JSON.stringify(object.toJson().spec.template) })));
    for (const { metadata } of group) metadata.addAnnotation(turnAnnotation, pods);
  }
}
