import { type Container, type EnvVar, IntOrString, type Probe, Quantity } from '../../imports/k8s';
import type { Image } from './image';
import { containerSecurityContext, type Identity } from './security';
import { type Bytes, type Cores, percent } from './units';
import type { Mount } from './volumes';

/** The value of an environment variable: a text, a key of a Secret, or a field of the pod. */
export type EnvironmentValue =
  | string
  | { readonly secret: { readonly name: string; readonly key: string } }
  | { readonly field: string };

/** A probe by HTTP or by opening a connection. Fields as in the Pod API. */
export interface ProbeProps {
  /** The path that answers 200 when all is well. Default: opening a TCP connection is enough. */
  readonly path?: string;
  /** The name of the port. */
  readonly port: string;
  readonly periodSeconds?: number;
  readonly failureThreshold?: number;
  readonly initialDelaySeconds?: number;
  readonly timeoutSeconds?: number;
}

/** Requests and limit. There is no processor limit: it throttles without protecting anyone. */
export interface ResourceProps {
  readonly cpu: Cores;
  /** The request, and the limit where no other is given. */
  readonly memory: Bytes;
  /** The limit. Default: the request. */
  readonly memoryLimit?: Bytes;
}

export interface ContainerProps {
  readonly name: string;
  readonly image: Image;
  readonly command?: readonly string[];
  readonly args?: readonly string[];
  readonly environmentVariables?: Readonly<Record<string, EnvironmentValue>>;
  /** Container ports by name. */
  readonly ports?: Readonly<Record<string, number>>;
  readonly mounts?: readonly Mount[];
  readonly resources: ResourceProps;
  /** A Go program: its garbage collector is told of the memory limit. Default: no. */
  readonly goProgram?: boolean;
  readonly readiness?: ProbeProps;
  readonly liveness?: ProbeProps;
  readonly startup?: ProbeProps;
}

/** The share of the memory limit at which Go collects harder; the rest is for what its runtime does not count. */
const goMemoryShare = percent(80);

/** A container with the security that every one of ours has. */
export function container(props: ContainerProps, identity: Identity): Container {
  const { cpu, memory, memoryLimit = memory } = props.resources;
  const variables = {
    ...(props.goProgram ? { GOMEMLIMIT: `${memoryLimit.share(goMemoryShare).mebibytes}MiB` } : {}),
    ...props.environmentVariables,
  };
  const ports = Object.entries(props.ports ?? {});
  return {
    name: props.name,
    image: props.image.toString(),
    imagePullPolicy: 'IfNotPresent',
    command: props.command ? [...props.command] : undefined,
    args: props.args ? [...props.args] : undefined,
    env: Object.keys(variables).length > 0 ? Object.entries(variables).map(environmentVariable) : undefined,
    ports: ports.length > 0 ? ports.map(([name, containerPort]) => ({ name, containerPort })) : undefined,
    resources: {
      requests: { cpu: Quantity.fromString(cpu.toString()), memory: Quantity.fromString(memory.toString()) },
      limits: { memory: Quantity.fromString(memoryLimit.toString()) },
    },
    volumeMounts: props.mounts?.length ? props.mounts.map(({ mount }) => mount) : undefined,
    readinessProbe: props.readiness && probe(props.readiness),
    livenessProbe: props.liveness && probe(props.liveness),
    startupProbe: props.startup && probe(props.startup),
    securityContext: containerSecurityContext(identity),
  };
}

function environmentVariable([name, value]: [string, EnvironmentValue]): EnvVar {
  if (typeof value === 'string') return { name, value };
  if ('secret' in value) return { name, valueFrom: { secretKeyRef: value.secret } };
  return { name, valueFrom: { fieldRef: { fieldPath: value.field } } };
}

function probe({ path, port, ...timing }: ProbeProps): Probe {
  const target = IntOrString.fromString(port);
  return { ...(path ? { httpGet: { path, port: target } } : { tcpSocket: { port: target } }), ...timing };
}
