import { type Container, type EnvVar, IntOrString, type Probe, Quantity } from '../../../imports/k8s';
import type { Image } from '../model/image';
import type { Transport } from '../model/protocols';
import { type Bytes, type Cores, percent } from '../model/units';
import { bytes, cores, object, optional } from '../model/validation';
import { containerSecurityContext, type Identity } from './security';
import type { Mount } from './volumes';

/** The value of an environment variable: a text, a key of a Secret, or a field of the pod. */
export type EnvironmentValue =
  | string
  | { readonly secret: { readonly name: string; readonly key: string } }
  | { readonly field: string };

/**
 * A probe by HTTP or by opening a connection. Fields as in the Pod API.
 * https://kubernetes.io/docs/concepts/configuration/liveness-readiness-startup-probes/
 */
export interface ProbeProps {
  /** The path that answers 200 when all is well. Default: opening a TCP connection is enough. */
  readonly path?: string;
  /** The name of the port. */
  readonly port: string;
  /** The time from one probe to the next, in seconds. Default: 10, Kubernetes' own. */
  readonly periodSeconds?: number;
  /** How many probes must fail one after the other before it counts. Default: 3, Kubernetes' own. */
  readonly failureThreshold?: number;
  /** The time from the start of the container to the first probe, in seconds. Default: none, Kubernetes' own. */
  readonly initialDelaySeconds?: number;
  /** The time after which a probe without an answer has failed, in seconds. Default: 5 of a liveness probe, otherwise 1, Kubernetes' own. */
  readonly timeoutSeconds?: number;
}

/** Requests and limit. There is no processor limit: it throttles without protecting anyone. */
export interface ResourceProps {
  /** The request, by which the scheduler finds a node and by which a busy node shares its time. */
  readonly cpu: Cores;
  /** The request, and the limit where no other is given. */
  readonly memory: Bytes;
  /** The limit. Default: the request. */
  readonly memoryLimit?: Bytes;
}

/** Requests and limit, as a component takes them. */
export const resourceValidator = object<ResourceProps>({
  cpu: cores('millicores(50)'),
  memory: bytes('mebibytes(256)'),
  memoryLimit: optional(bytes('mebibytes(256)')),
});

/** A port of a container, and what the workload's Service offers of it. */
export interface PortProps {
  /** Where the process listens. */
  readonly container: number;
  /** What the Service offers. Default: the same number. */
  readonly service?: number;
  /** Further ports of the Service that lead to it, for clients that were told another one. Default: none. */
  readonly alsoService?: readonly number[];
  /** What carries it. Default: `TCP`. */
  readonly transport?: Transport;
}

/** What carries a port, as an object states it: TCP is what Kubernetes takes where nothing is said. */
export const protocolOf = ({ transport }: PortProps) => (transport === 'UDP' ? transport : undefined);

/** One container of a pod. */
export interface ContainerProps {
  /** The name, by which `kubectl logs` and the label `container` of every signal know it. */
  readonly name: string;
  /** The image, such as `environment.images.loki`. */
  readonly image: Image;
  /** The program, in place of the image's entry point. Default: the image's own. */
  readonly command?: readonly string[];
  /** The arguments of the program; a function is asked when every component is there. Default: the image's own. */
  readonly args?: readonly string[] | (() => readonly string[]);
  /** Environment variables by name. Default: none, but for `GOMEMLIMIT` where `goProgram` is set. */
  readonly environmentVariables?: Readonly<Record<string, EnvironmentValue>>;
  /** Container ports by name. Default: none. */
  readonly ports?: Readonly<Record<string, PortProps>>;
  /** Folders beside those of the image, which is read-only. Default: none. */
  readonly mounts?: readonly Mount[];
  /** What it asks of its node, and the most that it may take. */
  readonly resources: ResourceProps;
  /** A Go program: its garbage collector is told of the memory limit. Default: no. */
  readonly goProgram?: boolean;
  /** While it fails, Services send nothing to the pod. Default: none, the container is ready as soon as it runs. */
  readonly readiness?: ProbeProps;
  /** When it fails, the container is restarted. Default: none, the container restarts only when its program ends. */
  readonly liveness?: ProbeProps;
  /** Until it succeeds, the other two wait; when it fails, the container is restarted. Default: none. */
  readonly startup?: ProbeProps;
}

/** The share of the memory limit at which Go collects harder; the rest is for what its runtime does not count. */
const goMemoryShare = percent(80);

/** A container with the security that every rendered one has. `image`: the reference by which its pod pulls it. */
export function container(props: ContainerProps, identity: Identity, image: string): Container {
  const { cpu, memory, memoryLimit = memory } = props.resources;
  const variables = {
    ...(props.goProgram ? { GOMEMLIMIT: `${memoryLimit.share(goMemoryShare).mebibytes}MiB` } : {}),
    ...props.environmentVariables,
  };
  const args = typeof props.args === 'function' ? props.args() : props.args;
  const ports = Object.entries(props.ports ?? {});
  const containerPort = ([name, port]: [string, PortProps]) => ({
    name,
    containerPort: port.container,
    protocol: protocolOf(port),
  });
  return {
    name: props.name,
    image,
    imagePullPolicy: 'IfNotPresent',
    command: props.command ? [...props.command] : undefined,
    args: args ? [...args] : undefined,
    env: Object.keys(variables).length > 0 ? Object.entries(variables).map(environmentVariable) : undefined,
    ports: ports.length > 0 ? ports.map(containerPort) : undefined,
    resources: {
      requests: { cpu: Quantity.fromString(cpu.toString()), memory: Quantity.fromString(memory.toString()) },
      limits: { memory: Quantity.fromString(memoryLimit.toString()) },
    },
    volumeMounts: props.mounts?.length ? props.mounts.map(({ mount }) => mount) : undefined,
    readinessProbe: props.readiness && probe(props.readiness),
    livenessProbe: props.liveness && probe({ timeoutSeconds: livenessSeconds, ...props.liveness }),
    startupProbe: props.startup && probe(props.startup),
    securityContext: containerSecurityContext(identity),
  };
}

function environmentVariable([name, value]: [string, EnvironmentValue]): EnvVar {
  if (typeof value === 'string') return { name, value };
  if ('secret' in value) return { name, valueFrom: { secretKeyRef: value.secret } };
  return { name, valueFrom: { fieldRef: { fieldPath: value.field } } };
}

/** A program that is busy for a second, or whose node is, is not to be ended for it. */
const livenessSeconds = 5;

function probe({ path, port, ...timing }: ProbeProps): Probe {
  const target = IntOrString.fromString(port);
  return { ...(path ? { httpGet: { path, port: target } } : { tcpSocket: { port: target } }), ...timing };
}
