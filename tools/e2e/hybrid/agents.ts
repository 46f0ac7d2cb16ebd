import type { Cluster } from '../cluster';
import { firstNode } from '../cluster/pod';

/** A program that follows the log files of a node. */
export interface Agent {
  readonly program: 'alloy' | 'promtail';
  /** Each has one of its own: on the same node both would store every line. */
  readonly node: string;
}

export const alloy: Agent = { program: 'alloy', node: firstNode };
export const promtail: Agent = { program: 'promtail', node: 'node-2' };

export const agents: readonly Agent[] = [alloy, promtail];

/** Why an agent does not run here. Undefined if it does. */
export function whyNot({ program }: Agent, cluster: Cluster): string | undefined {
  if (!cluster.pods.some(({ workload }) => workload === program)) {
    return `the environment could not be rendered with ${program}`;
  }
  return cluster.container(program) ? undefined : cluster.whyNot(program);
}
