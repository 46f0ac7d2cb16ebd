import type { ApiObjectProps } from 'cdk8s';
import { type Container, KubeDeployment, type KubeDeploymentProps } from '../../../imports/k8s';
import { type Duration, seconds } from '../model/units';

/**
 * A pod that is asked to end goes on for so long: until no Service and no Ingress leads to it any more. Otherwise those who come meanwhile
 * are refused. https://kubernetes.io/docs/tutorials/services/pods-and-endpoint-termination-flow/
 */
export const untilUnready = seconds(10);

/**
 * Who makes a pod go on until nobody is led to it. `program`: its own program does. `sleep`: its image has the program `sleep`, which runs
 * before the program is asked to end. `kubelet`: the kubelet itself waits, which Kubernetes can from 1.30 on; of Deployments alone.
 */
export type UntilUnready = 'program' | 'sleep' | 'kubelet';

/** What the kubelet does before it asks a container to end. https://kubernetes.io/docs/concepts/containers/container-lifecycle-hooks/ */
export const beforeTheEnd = (by: UntilUnready | undefined): Pick<Container, 'lifecycle'> =>
  by === 'sleep' ? { lifecycle: { preStop: { exec: { command: ['sleep', String(untilUnready.seconds)] } } } } : {};

/** The time to end, with the wait before it. Without a time of its own, Kubernetes takes half a minute for all of it. */
export function withWait(grace: Duration | undefined, by: UntilUnready | undefined): Duration | undefined {
  if (by === undefined || by === 'program') return grace;
  return seconds((grace?.seconds ?? usualGrace) + untilUnready.seconds);
}

const usualGrace = 30;

/** A Deployment whose kubelet waits, as a plain object: the types of objects do not know it. */
export function letKubeletWait(deployment: KubeDeploymentProps): ApiObjectProps {
  const manifest = KubeDeployment.manifest(deployment);
  const [program] = manifest.spec.template.spec.containers;
  program.lifecycle = { preStop: { sleep: { seconds: untilUnready.seconds } } };
  return manifest;
}
