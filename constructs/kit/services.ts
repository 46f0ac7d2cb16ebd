import { IntOrString, KubeService } from '../../imports/k8s';
import type { Workload } from './workload';

/** The headless Service that gives a StatefulSet's pods their names. */
export const governingService = (workload: Workload): string => `${workload.name}-headless`;

/** The Services under which a workload's ports are reached; none where it has no port. */
export function addServices(workload: Workload): void {
  const { component, props, name } = workload;
  const ports = Object.entries(props.ports).map(([portName, port]) => ({
    name: portName,
    port: port.service ?? port.container,
    targetPort: IntOrString.fromString(portName),
  }));
  if (ports.length === 0) return;
  const add = (serviceName: string, headless: boolean) =>
    new KubeService(component, `${serviceName}-service`, {
      metadata: component.objectMetadata('Service', serviceName, { workload: name }),
      spec: { clusterIp: headless ? 'None' : undefined, selector: workload.peer.labels, ports },
    });
  // A DaemonSet's clients want every pod, or the one of their node: its only Service is headless.
  add(name, props.kind === 'DaemonSet');
  if (props.kind === 'StatefulSet') add(governingService(workload), true);
}
