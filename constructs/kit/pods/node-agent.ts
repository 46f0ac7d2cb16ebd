import type { ObjectScope } from './scope';

/** Reports a namespace whose Pod Security does not admit an agent that reads its node. `program`: what people call it. */
export function checkNodeAgent({ check, targetNamespace: { name, podSecurity } }: ObjectScope, program: string): void {
  check.require(
    podSecurity === 'privileged' || !check.sound('namespace'),
    'namespace',
    `the pods of ${name} are ${podSecurity}, and ${program} reads folders of its node`,
    "a namespace of its own for node agents, with podSecurity: 'privileged'",
  );
}
