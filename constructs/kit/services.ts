import { IntOrString, KubeService } from '../../imports/k8s';
import type { PortProps } from './container';
import type { Workload } from './workload';

/** The headless Service, which names every pod: of a StatefulSet for each other, of a DaemonSet for whoever wants all. */
export const headlessService = (workload: Pick<Workload, 'name'>): string => `${workload.name}-headless`;

/** The Services under which a workload's ports are reached; none where it has no port. */
export function addServices(workload: Workload): void {
  const { component, props, name } = workload;
  const ports = Object.entries(props.ports).flatMap(servicePorts);
  if (ports.length === 0) return;
  const add = (serviceName: string, kind: { readonly clusterIp?: string; readonly internalTrafficPolicy?: string }) =>
    new KubeService(component, `${serviceName}-service`, {
      metadata: component.objectMetadata('Service', serviceName, { workload: name }),
      spec: { ...kind, selector: workload.peer.labels, ports },
    });
  // A DaemonSet's clients reach the pod of their own node.
  add(name, props.kind === 'DaemonSet' ? { internalTrafficPolicy: 'Local' } : {});
  if (props.kind !== 'Deployment') add(headlessService(workload), { clusterIp: 'None' });
}

/** What a Service offers of a port: its own number first, then those that lead to it as well. */
function servicePorts([name, { container, service = container, alsoService = [], transport }]: [string, PortProps]) {
  const common = {
    targetPort: IntOrString.fromString(name),
    // TCP is what Kubernetes takes where nothing is said.
    protocol: transport === 'UDP' ? transport : undefined,
  };
  return [
    { name, port: service, ...common },
    ...alsoService.map((port) => ({ name: `${name}-${port}`, port, ...common })),
  ];
}
