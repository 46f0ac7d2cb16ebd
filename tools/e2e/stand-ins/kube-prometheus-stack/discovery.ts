import type { Service, ServicePort } from '../../cluster/kubernetes';
import { type Pod, portOf } from '../../cluster/pod';
import { selects } from '../../cluster/services';
import type { Labels } from '../../labels';

/** What may be pulled from: an address, and everything that is known of it. */
export interface Target {
  /** Host and port. */
  readonly address: string;
  /** Those that begin with `__` are gone after relabeling. */
  readonly labels: Labels;
}

/** A key of a label as discovery writes it in a label's name. */
export const inLabelName = (key: string): string => key.replaceAll(/[^A-Za-z0-9_]/g, '_');

/**
 * What Prometheus discovers in Kubernetes by the role `endpoints`: each port of each Service at each of its pods.
 * https://prometheus.io/docs/prometheus/latest/configuration/configuration/#endpoints
 */
export function discoveredTargets(services: readonly Service[], pods: readonly Pod[]): Target[] {
  return services.flatMap((service) =>
    pods
      .filter((pod) => selects(service, pod))
      .flatMap((pod) => service.spec.ports.map((port) => targetOf(service, port, pod))),
  );
}

function targetOf(service: Service, port: ServicePort, pod: Pod): Target {
  const number = portOf(pod, port.targetPort);
  const { name, namespace = 'default', labels = {} } = service.metadata;
  return {
    address: `${pod.address}:${number}`,
    labels: {
      __meta_kubernetes_namespace: namespace,
      __meta_kubernetes_service_name: name,
      ...described('service_label', labels),
      __meta_kubernetes_endpoint_port_name: port.name ?? '',
      __meta_kubernetes_endpoint_port_protocol: port.protocol ?? 'TCP',
      __meta_kubernetes_endpoint_ready: 'true',
      __meta_kubernetes_endpoint_address_target_kind: 'Pod',
      __meta_kubernetes_endpoint_address_target_name: pod.name,
      ...podLabels(pod, number),
    },
  };
}

function podLabels(pod: Pod, port: number): Labels {
  const container = pod.spec.containers.find(({ ports = [] }) => ports.some((each) => each.containerPort === port));
  const containerPort = container?.ports?.find((each) => each.containerPort === port);
  return {
    __meta_kubernetes_pod_name: pod.name,
    __meta_kubernetes_pod_ip: pod.address,
    __meta_kubernetes_pod_uid: pod.uid,
    __meta_kubernetes_pod_node_name: pod.node,
    __meta_kubernetes_pod_phase: 'Running',
    __meta_kubernetes_pod_ready: 'true',
    __meta_kubernetes_pod_controller_kind: pod.controller.kind,
    __meta_kubernetes_pod_controller_name: pod.controller.name,
    ...described('pod_label', pod.labels),
    ...(container ? { __meta_kubernetes_pod_container_name: container.name } : {}),
    ...(containerPort ? { __meta_kubernetes_pod_container_port_name: containerPort.name } : {}),
    __meta_kubernetes_pod_container_port_number: `${port}`,
  };
}

/** Each label twice: its value, and that it is there. */
function described(kind: 'service_label' | 'pod_label', labels: Labels): Labels {
  return Object.fromEntries(
    Object.entries(labels).flatMap(([key, value]) => [
      [`__meta_kubernetes_${kind}_${inLabelName(key)}`, value],
      [`__meta_kubernetes_${kind}present_${inLabelName(key)}`, 'true'],
    ]),
  );
}
