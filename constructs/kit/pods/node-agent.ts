import type { PodDefaults } from './defaults';
import type { ObjectScope } from './scope';

/** A workload, as far as it is known whether each node has a pod of it. */
interface OfKind {
  readonly props: { readonly kind: string };
}

/** Whether each node has a pod of it, or each of those that its component's properties choose. */
export const isNodeAgent = ({ props }: OfKind): boolean => props.kind === 'DaemonSet';

/** What is said of the pods of a workload. */
export const defaultsOf = (
  workload: OfKind,
  { pods, nodeAgentPods }: { readonly pods: PodDefaults; readonly nodeAgentPods: PodDefaults },
): PodDefaults => (isNodeAgent(workload) ? nodeAgentPods : pods);

/** Reports a namespace whose Pod Security does not admit an agent that reads its node. `program`: what people call it. */
export function checkNodeAgent({ check, targetNamespace: { name, podSecurity } }: ObjectScope, program: string): void {
  check.require(
    podSecurity === 'privileged' || !check.sound('namespace'),
    'namespace',
    `the pods of ${name} are ${podSecurity}, and ${program} reads folders of its node`,
    "a namespace of its own for node agents, with podSecurity: 'privileged'",
  );
}
