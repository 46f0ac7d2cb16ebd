import { IntOrString, KubePodDisruptionBudget } from '../../../imports/k8s';
import type { Component } from '../../kit';
import type { Part } from '../../kit/pods/scope';
import { roleLabels, turnOf } from './labels';

/**
 * One eviction at a time among the pods of a role in all zones. A budget for each zone would let a drain take one pod of each at once, and
 * so each copy of what they keep.
 */
export class SharedDisruptionBudget implements Part {
  constructor(
    private readonly component: Component,
    private readonly role: string,
  ) {
    component.addPart(this);
  }

  build(): void {
    const { component, role } = this;
    const name = turnOf(component, role);
    new KubePodDisruptionBudget(component, `${name}-disruption-budget`, {
      metadata: component.objectMetadata('PodDisruptionBudget', name, { workload: name }),
      spec: {
        maxUnavailable: IntOrString.fromNumber(1),
        selector: { matchLabels: roleLabels(component, role) },
      },
    });
  }
}
