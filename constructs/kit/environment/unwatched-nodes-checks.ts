import type { Checks } from '../model/checks';
import { type ComponentReference, isSameComponent } from '../model/component-reference';
import type { Endpoint } from '../model/endpoint';
import type { PodDefaults } from '../pods/defaults';
import { defaultsOf, isNodeAgent } from '../pods/node-agent';
import { requiredNodes } from '../pods/required-nodes';

interface Workload {
  readonly name: string;
  readonly props: { readonly kind: string };
}

/** A component, as far as it is known on which nodes its pods are, and whose metrics it takes. */
interface Placed {
  readonly name: string;
  readonly reference: ComponentReference;
  readonly check: Checks;
  readonly connections: readonly { readonly property: string; readonly to: Endpoint }[];
  readonly workloads: readonly Workload[];
  readonly pods: PodDefaults;
  readonly nodeAgentPods: PodDefaults;
}

/**
 * Warns of an agent on some of the nodes that takes the metrics of pods which may be on others: an agent asks the pods of its own node, so that
 * nobody asks these.
 */
export function checkUnwatchedNodes({ components }: { readonly components: readonly Placed[] }): void {
  for (const agent of components.filter(({ workloads }) => workloads.some(isNodeAgent))) {
    const watched = watchedBy(agent).filter((endpoint) => {
      const others = components.filter((each) => each !== agent && watchedBy(each).includes(endpoint));
      return others.length === 0 && !staysBeside(agent, podsAt(endpoint, components));
    });
    if (watched.length === 0) continue;
    const names = [...new Set(watched.map(({ owner }) => owner.component))].join(', ');
    agent.check.warn(
      'watch',
      `the pods of ${names} may be on nodes without a pod of ${agent.name}, and nobody takes their metrics there`,
      `the same nodeSelector for these pods, an Alloy on the other nodes that watches them as well, or a Prometheus that watches ${names}`,
    );
  }
}

const watchedBy = ({ connections }: Placed): readonly Endpoint[] =>
  connections
    .filter(({ property, to }) => property === 'watch' && to.protocol === 'prometheus.exposition')
    .map(({ to }) => to);

/** What is said of the pods that answer. Undefined: they are of no component here. */
function podsAt({ owner }: Endpoint, components: readonly Placed[]): PodDefaults | undefined {
  const component = components.find(({ reference }) => isSameComponent(reference, owner));
  const workload = component?.workloads.find(({ name }) => name === owner.workload);
  return workload && component && defaultsOf(workload, component);
}

/** Whether pods are only where those of an agent are. What two affinities choose cannot be told from them, unless they are the same. */
function staysBeside({ nodeAgentPods: agent }: Placed, pods: PodDefaults | undefined): boolean {
  if (!pods) return true;
  const near = requiredNodes(agent.affinity);
  const chosen = Object.entries(agent.nodeSelector ?? {}).filter(([label]) => label !== 'kubernetes.io/os');
  return (
    (near === undefined || near === requiredNodes(pods.affinity)) &&
    chosen.every(([label, value]) => pods.nodeSelector?.[label] === value)
  );
}
