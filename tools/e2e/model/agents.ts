import type { Environment } from '../../../constructs/kit';
import type { Pods } from '../../../constructs/kit/model/peer';
import { nodeName } from '../cluster/node';
import { addedComponents } from './variants';

/** A program that follows the log files of a node. */
export interface Agent {
  readonly name: string;
  readonly pods: Pods;
  /** Each variant's agent has its own node: two agents on one node would store every line twice. */
  readonly node: string;
}

/** The agents of an environment, on the first node, and the agents that only a variant has, on the nodes after it. */
export function logAgentsOf(environment: Environment, variants: readonly Environment[]): Agent[] {
  return [environment, ...variants].flatMap((each, index) =>
    (index === 0 ? each.components : addedComponents(environment, each)).flatMap(({ name, workloads, connections }) => {
      const onEveryNode = workloads.find(({ props }) => props.kind === 'DaemonSet');
      const pushes = connections.some(({ to }) => to.protocol === 'loki.push');
      return onEveryNode && pushes ? [{ name, pods: onEveryNode.peer, node: nodeName(index) }] : [];
    }),
  );
}
