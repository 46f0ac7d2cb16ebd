import {
  type Container,
  type EnvVar,
  type KubeDeploymentProps,
  type PodSpec,
  Quantity,
  type Volume,
  type VolumeMount,
} from '../../imports/k8s';
import type { Endpoint } from '../kit';
import type { ImageSource } from '../kit/pods/image-source';
import { changedDeployment, mergedVariables, type Refuse, type Target, withPullSecrets } from './deployment';
import { exporterMounts, type OtlpProtocol } from './exporter';
import { containerName } from './service';

/** With what an agent is brought into a pod, the same for TypeScript and for Kustomize. */
export interface Brought {
  /** The name of the init container and of the volume. */
  readonly name: string;
  readonly volume: Volume;
  /** Where the application's container finds it. */
  readonly volumeMount: VolumeMount;
  /** Whether a pod has it. */
  isIn(pod: PodSpec): boolean;
  /**
   * Copies it to where the application's container finds it. It says as whom it runs, as the pod may not. `image`: the reference by which
   * the pod pulls it. `env`: what the command is told. Default: nothing.
   */
  initContainer(image: string, env?: readonly EnvVar[]): Container;
}

/** Something that an init container copies into a folder of the pod. `command`: what copies it. */
export function brought(name: string, folder: string, command: readonly string[]): Brought {
  return {
    name,
    // What is brought is about 25 MB; the limit leaves room for what is to come.
    volume: { name, emptyDir: { sizeLimit: Quantity.fromString('200Mi') } },
    volumeMount: { name, mountPath: folder, readOnly: true },
    isIn: ({ initContainers = [] }) => initContainers.some((each) => each.name === name),
    initContainer: (image, env) => ({
      name,
      image,
      imagePullPolicy: 'IfNotPresent',
      command: [...command],
      ...(env ? { env: [...env] } : {}),
      resources: {
        requests: { cpu: Quantity.fromString('10m'), memory: Quantity.fromString('32Mi') },
        limits: { memory: Quantity.fromString('64Mi') },
      },
      volumeMounts: [{ name, mountPath: folder }],
      securityContext: {
        allowPrivilegeEscalation: false,
        readOnlyRootFilesystem: true,
        runAsNonRoot: true,
        runAsUser: 10001,
        runAsGroup: 10001,
        capabilities: { drop: ['ALL'] },
        seccompProfile: { type: 'RuntimeDefault' },
      },
    }),
  };
}

/** A variable by which a runtime finds what is brought, beside the application's own value. */
export interface FoundBy {
  readonly name: string;
  /** Its value. `own`: the application's own, where it has one. */
  value(own: string | undefined): string;
  /** What cannot be done to a value that is a reference: `appended`. */
  readonly joined: string;
}

/** What becomes of a Deployment. */
interface BroughtChanges {
  readonly otlpTo: Endpoint<OtlpProtocol>;
  /** What copies it. */
  readonly initContainer: Container;
  readonly foundBy: FoundBy;
  /** Beside the container's name, which comes first. */
  readonly variables: readonly EnvVar[];
  readonly labels: Readonly<Record<string, string>>;
  readonly serviceName: string | undefined;
  readonly imagePullSecrets: ImageSource['imagePullSecrets'];
}

/** The Deployment with what is brought and what it is told; what the Deployment says itself stays. */
export function withBrought(
  target: Target,
  { volume, volumeMount }: Brought,
  { otlpTo, initContainer, foundBy, variables, labels, serviceName, imagePullSecrets }: BroughtChanges,
  refuse: Refuse,
): KubeDeploymentProps {
  const { pod, container } = target;
  const mounts = exporterMounts(otlpTo);
  const told = [{ name: containerName, value: container.name }, ...variables];
  return changedDeployment(target, {
    container: {
      ...container,
      env: mergedVariables({ ...container, env: extended(container.env, foundBy, refuse) }, told),
      volumeMounts: [...(container.volumeMounts ?? []), volumeMount, ...mounts.volumeMounts],
    },
    labels,
    serviceName,
    pod: {
      imagePullSecrets: withPullSecrets(pod.imagePullSecrets, imagePullSecrets),
      initContainers: [initContainer, ...(pod.initContainers ?? [])],
      volumes: [...(pod.volumes ?? []), volume, ...mounts.volumes],
    },
  });
}

/** The variables with the one by which it is found, in the place of the application's own. */
function extended(own: readonly EnvVar[] = [], { name, value, joined }: FoundBy, refuse: Refuse): EnvVar[] {
  const given = own.find((variable) => variable.name === name);
  if (given?.valueFrom) {
    refuse(
      `has ${name} from a reference, to which nothing can be ${joined}`,
      `a variable of your own with that reference, and after it ${name} with the value $(YOUR_VARIABLE)`,
    );
  }
  const changed: EnvVar = { name, value: value(given?.value) };
  return given ? own.map((variable) => (variable === given ? changed : variable)) : [...own, changed];
}
