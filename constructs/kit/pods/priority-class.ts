import { KubePriorityClass } from '../../../imports/k8s';
import type { WorkloadView } from './workload-props';

/** The highest that a cluster lets anybody but itself have. https://kubernetes.io/docs/concepts/scheduling-eviction/pod-priority-preemption/ */
const highest = 1_000_000_000;

/** The name of the PriorityClass of an agent; names of the cluster say whose they are. */
export const agentPriorityClass = ({ component, name }: Pick<WorkloadView, 'component' | 'name'>): string =>
  `${component.environment.name}-${name}`;

/**
 * The PriorityClass of an agent: on a full node an application makes room for it, as without it nothing of the node would be
 * seen. Those of the cluster itself, `system-node-critical`, are refused outside of kube-system on GKE.
 */
export function addAgentPriorityClass(workload: WorkloadView): void {
  const { component, name } = workload;
  new KubePriorityClass(component, `${name}-priority-class`, {
    metadata: component.objectMetadata('PriorityClass', agentPriorityClass(workload), {
      namespace: null,
      workload: name,
    }),
    value: highest,
    description: `The agent ${name} on every node`,
  });
}
