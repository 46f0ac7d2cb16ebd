import { logsLabel } from '../../kit/vocabulary/instrumentation-labels';
import { prefix } from '../../kit/vocabulary/labels';
import {
  byPodNames,
  controllerAttributes,
  foundServiceName,
  serviceNameByAnnotation,
  serviceNameByLabel,
} from '../../pod-names/found-pod';
import type { Processor } from '../pipelines';

/** Attributes for the way from one processor to the next; `serviceName` removes them, nothing stores them. */
export const internalAttributes = { logs: `${prefix}.logs`, serviceName: foundServiceName } as const;

/**
 * Adds to each resource of which pod it is. What the sender says itself is kept.
 * https://github.com/open-telemetry/opentelemetry-collector-contrib/tree/main/processor/k8sattributesprocessor
 */
export function kubernetesAttributes(): Processor {
  return {
    kind: 'processor',
    id: 'k8s_attributes',
    settings: {
      // Without the pods' labels a restart would store log lines twice, so receiving begins when they are known.
      wait_for_metadata: true,
      // What the sender says is asked first: an agent or a proxy, whose address the connection has, may stand in between.
      pod_association: [
        { sources: [{ from: 'resource_attribute', name: 'k8s.pod.uid' }] },
        // A static pod knows another uid than the API server has for it.
        { sources: byPodNames },
        { sources: [{ from: 'resource_attribute', name: 'k8s.pod.ip' }] },
        { sources: [{ from: 'connection' }] },
      ],
      extract: {
        metadata: [
          'k8s.namespace.name',
          'k8s.pod.name',
          'k8s.pod.uid',
          'k8s.node.name',
          'k8s.container.name',
          ...controllerAttributes,
        ],
        labels: [{ tag_name: internalAttributes.logs, key: logsLabel }, ...serviceNameByLabel],
        annotations: serviceNameByAnnotation,
      },
    },
  };
}
