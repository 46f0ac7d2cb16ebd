import {
  type Bytes,
  type Component,
  type ConfigurationChange,
  type Mount,
  type PortProps,
  type ResourceProps,
  scratch,
  seconds,
  toYaml,
  Workload,
  type WorkloadProps,
} from '../kit';
import { type SecretFiles, secretFiles } from '../kit/pods/secret-files';
import { escapeDollars } from '../kit/text/dollars';
import { checkDisk, secretsOfDestinations } from '../opentelemetry/connect';
import type { CollectorCopies } from '../opentelemetry/copies';
import { dataFolder } from '../opentelemetry/extensions';
import { watchSenders } from '../opentelemetry/privileges';
import { otlpPorts } from '../opentelemetry/receivers';
import type { CollectorConfiguration } from './configuration';
import { healthPort } from './health-check';
import { metricsPort } from './service';

/** The header in which a gateway says which cluster sends. */
export const senderHeader = 'X-Sender';

/** What one Collector has otherwise than another. */
interface CollectorWorkloadProps {
  readonly args?: readonly string[];
  readonly configuration: () => CollectorConfiguration;
  readonly change?: ConfigurationChange<CollectorConfiguration>;
  /** Ports beside those of OTLP. */
  readonly ports: Readonly<Record<string, PortProps>>;
  readonly mounts?: readonly Mount[];
  readonly copyTo?: CollectorCopies;
  readonly replicas?: number;
  readonly disk: Bytes;
  readonly queues?: 'volume' | 'pod';
  readonly resources: ResourceProps;
}

/** The pods of a Collector: they take OTLP, know the pods that send, and keep what waits on a disk. Reports a disk that is too small. */
export function collectorWorkload(component: Component, props: CollectorWorkloadProps): Workload {
  const { disk, queues = 'volume' } = props;
  checkDisk(component.check, disk, props.copyTo);
  const workload = new Workload(component, {
    // The name as it was given may be one that was refused.
    ...collectorPods(component, { ...props, name: component.name }),
    kind: 'StatefulSet',
    replicas: props.replicas,
    ...queuesOn(queues, disk, props.mounts),
    permissions: { cluster: [watchSenders] },
  });
  workload.connect('kubernetes', 'kubernetes.api', component.environment.existing.apiServer);
  return workload;
}

/** Where what waits is kept, beside further mounts. */
export const queuesOn = (
  queues: 'volume' | 'pod',
  disk: Bytes,
  mounts: readonly Mount[] = [],
): Pick<WorkloadProps, 'data' | 'mounts'> => ({
  data: queues === 'pod' ? undefined : { mountPath: dataFolder, size: disk },
  mounts: [...(queues === 'pod' ? [scratch('data', dataFolder, disk)] : []), ...mounts],
});

/** What all pods of Collectors have: they take OTLP and say how they are. `name`: of their workload and ConfigMap; default: the component's. */
export function collectorPods(
  component: Component,
  props: Pick<CollectorWorkloadProps, 'args' | 'configuration' | 'change' | 'ports' | 'resources'> & {
    readonly name?: string;
    /** Where they take OTLP. Default: by gRPC and HTTP. */
    readonly takes?: Readonly<Record<string, PortProps>>;
    /** The texts in the configuration that mean an environment variable. Default: none. */
    readonly variables?: readonly string[];
  },
): Omit<WorkloadProps, 'kind'> {
  const { name = component.name } = props;
  return {
    name,
    image: component.images.otelCollector,
    args: ['--config=/etc/otelcol/config.yaml', ...(props.args ?? [])],
    configuration: [
      {
        name,
        mountPath: '/etc/otelcol',
        files: () => ({
          'config.yaml': toYaml(
            component.configured(escapeDollars(props.configuration(), props.variables), props.change),
          ),
        }),
      },
    ],
    identity: { user: 10001 },
    ports: {
      ...(props.takes ?? otlpPorts),
      ...props.ports,
      metrics: { container: metricsPort },
      health: { container: healthPort },
    },
    goProgram: true,
    resources: props.resources,
    readiness: { path: '/', port: 'health' },
    liveness: { path: '/', port: 'health', failureThreshold: 6 },
    // Waiting traces are decided at once and what is queued stays on the volume; this is for the requests under way.
    terminationGrace: seconds(60),
  };
}

/** The Secrets of everybody to whom a Collector sends, as files of its pod. `first`: those who are no copies. */
export const destinationSecrets = (
  component: Component,
  first: readonly unknown[],
  copyTo?: CollectorCopies,
): SecretFiles => secretFiles(component, '/etc/otelcol-secrets', secretsOfDestinations(first, copyTo));
