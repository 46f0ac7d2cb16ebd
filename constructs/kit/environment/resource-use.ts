import { type Bytes, type Cores, mebibytes, millicores } from '../model/units';
import { isNodeAgent } from '../pods/node-agent';
import type { WorkloadView } from '../pods/workload-props';

/** What one workload, or several together, take of a cluster. */
export interface ResourceUse {
  readonly pods: number;
  /** What is asked for, and so reserved. */
  readonly cpu: Cores;
  /** What is asked for, and so reserved. */
  readonly memory: Bytes;
  /** The most that may be taken. */
  readonly memoryLimit: Bytes;
  /** The volumes that are claimed. */
  readonly volumes: Bytes;
}

const nothing: ResourceUse = {
  pods: 0,
  cpu: millicores(0),
  memory: mebibytes(0),
  memoryLimit: mebibytes(0),
  volumes: mebibytes(0),
};

/** What a workload takes, all of its pods together; those that an autoscaler may start among them. */
export function resourceUse(workload: WorkloadView): ResourceUse {
  const { props, mostReplicas, component } = workload;
  const { environment } = component;
  const pods = isNodeAgent(workload) ? (environment.cluster.nodes ?? 1) : mostReplicas;
  // Init containers end before the others begin.
  const running = [props, ...(props.sidecars ?? [])].map(({ resources }) => resources);
  const sum = (amount: (each: (typeof running)[number]) => number) =>
    running.reduce((total, each) => total + amount(each), 0) * pods;
  return {
    pods,
    cpu: millicores(sum(({ cpu }) => cpu.millicores)),
    memory: mebibytes(sum(({ memory }) => memory.mebibytes)),
    memoryLimit: mebibytes(sum(({ memory, memoryLimit = memory }) => memoryLimit.mebibytes)),
    volumes: mebibytes((props.data?.size.mebibytes ?? 0) * pods),
  };
}

/** What an environment takes as a whole. */
export function totalUse(workloads: readonly WorkloadView[]): ResourceUse {
  return workloads.map(resourceUse).reduce(
    (total, use) => ({
      pods: total.pods + use.pods,
      cpu: millicores(total.cpu.millicores + use.cpu.millicores),
      memory: mebibytes(total.memory.mebibytes + use.memory.mebibytes),
      memoryLimit: mebibytes(total.memoryLimit.mebibytes + use.memoryLimit.mebibytes),
      volumes: mebibytes(total.volumes.mebibytes + use.volumes.mebibytes),
    }),
    nothing,
  );
}
