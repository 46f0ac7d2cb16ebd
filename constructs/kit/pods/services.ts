import { IntOrString, KubeService } from '../../../imports/k8s';
import { environmentLabel } from '../vocabulary/labels';
import { type PortProps, protocolOf } from './container';
import type { WorkloadView } from './workload-props';

/** The headless Service, which names every pod: of a StatefulSet for each other, of a DaemonSet for clients that call each pod. */
export const headlessService = (workload: Pick<WorkloadView, 'name'>): string => `${workload.name}-headless`;

/** The headless Service that names the pods that are ready, for clients that spread their requests over them. */
export const readyService = (workload: Pick<WorkloadView, 'name'>): string => `${workload.name}-ready`;

/** Whether it has one. */
export const isHeadless = ({
  kind,
  headless = kind !== 'Deployment' && kind !== 'Job',
}: WorkloadView['props']): boolean => headless;

/** The Services under which a workload's ports are reached; none where it has no port. */
export function addServices(workload: WorkloadView): void {
  const { component, props, name } = workload;
  const ports = Object.entries(props.ports).flatMap(servicePorts);
  if (ports.length === 0) return;
  const add = (
    serviceName: string,
    kind: {
      readonly clusterIp?: string;
      readonly internalTrafficPolicy?: string;
      readonly sessionAffinity?: string;
      readonly publishNotReadyAddresses?: boolean;
    },
  ) =>
    new KubeService(component, `${serviceName}-service`, {
      metadata: component.objectMetadata('Service', serviceName, {
        workload: name,
        labels: environmentLabel(component.environment.name),
      }),
      spec: { ...kind, selector: workload.peer.labels, ports },
    });
  // A DaemonSet's clients reach the pod of their own node.
  const leads = props.kind === 'DaemonSet' ? { internalTrafficPolicy: 'Local' } : {};
  add(name, props.sessionAffinity === 'ClientIP' ? { ...leads, sessionAffinity: props.sessionAffinity } : leads);
  // Also of pods that are not ready: who asks every pod is to see that one does not answer, and a name without pods has no record.
  if (isHeadless(props)) {
    add(headlessService(workload), { clusterIp: 'None', publishNotReadyAddresses: true });
  }
  if (props.namesReadyPods) add(readyService(workload), { clusterIp: 'None' });
}

/** The numbers at which a Service offers a port: its own first, then those that lead to it as well. */
export function offeredNumbers({ container, service = container, alsoService = [] }: PortProps): number[] {
  return [service, ...alsoService];
}

function servicePorts([name, port]: [string, PortProps]) {
  const common = { targetPort: IntOrString.fromString(name), protocol: protocolOf(port) };
  return offeredNumbers(port).map((number, index) => ({
    name: index === 0 ? name : `${name}-${number}`,
    port: number,
    ...common,
  }));
}
