import { logsLabel, serviceNameAnnotation, serviceNameLabels } from '../../kit/vocabulary/instrumentation-labels';
import { prefix } from '../../kit/vocabulary/labels';
import type { Processor } from '../pipelines';

/** Attributes for the way from one processor to the next; `serviceName` removes them, nothing stores them. */
export const internalAttributes = { logs: `${prefix}.logs`, serviceName: `${prefix}.service_name` } as const;

/** The controllers of a pod, the nearest first: where several are known, the last is the one that people know. */
export const controllerAttributes = [
  'k8s.job.name',
  'k8s.replicaset.name',
  'k8s.daemonset.name',
  'k8s.statefulset.name',
  'k8s.deployment.name',
] as const;

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
      pod_association: [
        // What names its pod came perhaps through an agent, whose address the connection has.
        { sources: [{ from: 'resource_attribute', name: 'k8s.pod.uid' }] },
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
        // The last one that a pod has wins, and an annotation over every label.
        labels: [
          { tag_name: internalAttributes.logs, key: logsLabel },
          ...serviceNameLabels.toReversed().map((key) => ({ tag_name: internalAttributes.serviceName, key })),
        ],
        annotations: [{ tag_name: internalAttributes.serviceName, key: serviceNameAnnotation }],
      },
    },
  };
}
