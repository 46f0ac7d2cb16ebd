import type { Checks } from '../model/checks';
import { checkImage } from '../model/image-checks';
import { repeated } from '../model/repeated';
import { checkAutoscaling } from './autoscaler';
import type { ContainerProps, ResourceProps } from './container';
import { offeredNumbers } from './services';
import type { WorkloadProps, WorkloadView } from './workload-props';
import { checkZone } from './zone-checks';

/** Reports properties of a workload that no cluster takes. */
export function checkWorkload(workload: WorkloadView & { readonly containers: readonly ContainerProps[] }): void {
  const { props, containers } = workload;
  const { check } = workload.component;
  checkKind(check, props);
  checkAutoscaling(check, props, workload.component.environment.cluster);
  checkZone(workload);
  const offered = Object.values(props.ports).flatMap((port) =>
    offeredNumbers(port).map((number) => `${number}/${port.transport ?? 'TCP'}`),
  );
  for (const port of repeated(offered)) {
    check.report('ports', `its Service would offer ${port} twice`, 'another number for one of the two');
  }
  if (props.podLabels) check.labels('podLabels', props.podLabels);
  if (props.data) check.bytes('disk', props.data.size, 'gibibytes(10)');
  for (const image of new Set(containers.map(({ image }) => image))) checkImage(check, 'image', image);
  for (const { resources } of containers) checkResources(check, resources);
}

/** What only one kind of workload has. */
function checkKind(check: Checks, { kind, replicas, patch, data, untilUnready }: WorkloadProps): void {
  if (kind === 'DaemonSet') {
    const problem = 'a DaemonSet has one pod on each node';
    check.require(replicas === undefined, 'replicas', problem, "no replicas, or kind: 'Deployment'");
  } else if (kind === 'Job') {
    check.require(replicas === undefined, 'replicas', 'a Job has one pod', "no replicas, or kind: 'Deployment'");
  } else check.count('replicas', replicas ?? 1, 1, 1000);
  check.require(
    patch === undefined || kind === 'Deployment',
    'patch',
    `a patch changes a Deployment, and this is a ${kind}`,
    "no patch, or kind: 'Deployment'",
  );
  check.require(
    untilUnready !== 'kubelet' || kind === 'Deployment',
    'untilUnready',
    `the kubelet waits for pods of Deployments, and this is a ${kind}`,
    "untilUnready: 'sleep', or kind: 'Deployment'",
  );
  check.require(
    data === undefined || kind === 'StatefulSet',
    'data',
    `a volume that outlives the pod needs a StatefulSet, and this is a ${kind}`,
    "no data, or kind: 'StatefulSet'",
  );
}

function checkResources(check: Checks, { cpu, memory, memoryLimit = memory }: ResourceProps): void {
  check.cores('resources.cpu', cpu, 'millicores(50)');
  const comparable =
    check.bytes('resources.memory', memory, 'mebibytes(256)') &&
    check.bytes('resources.memoryLimit', memoryLimit, 'mebibytes(256)') &&
    check.sound('resources');
  check.require(
    !comparable || memory.mebibytes <= memoryLimit.mebibytes,
    'resources.memory',
    `the request ${memory} is above the limit ${memoryLimit}`,
    `at most ${memoryLimit}, or a higher memoryLimit`,
  );
}
