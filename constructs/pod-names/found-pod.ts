import { serviceNameAnnotation, serviceNameLabels } from '../kit/vocabulary/instrumentation-labels';
import { prefix } from '../kit/vocabulary/labels';

/** What the processor `k8s_attributes` adds to the resource of a pod's telemetry, in the Collector and in Alloy alike. */

/** The name that the pod's annotation or label gives its service: for the way to the next processor, nothing stores it. */
export const foundServiceName = `${prefix}.service_name`;

/** The controllers of a pod, the nearest first: where several are known, the last is the one that people know. */
export const controllerAttributes = [
  'k8s.job.name',
  'k8s.replicaset.name',
  'k8s.daemonset.name',
  'k8s.statefulset.name',
  'k8s.deployment.name',
] as const;

/** An attribute and the label or annotation of the pod from which it comes. */
export interface ExtractedAttribute {
  readonly tag_name: string;
  readonly key: string;
}

/** Where a pod has several of the labels, the last one wins. */
export const serviceNameByLabel: readonly ExtractedAttribute[] = serviceNameLabels
  .toReversed()
  .map((key) => ({ tag_name: foundServiceName, key }));

/** An annotation wins over every label. */
export const serviceNameByAnnotation: readonly ExtractedAttribute[] = [
  { tag_name: foundServiceName, key: serviceNameAnnotation },
];

/** The attributes that together name one pod of a cluster. */
export const podNames = ['k8s.namespace.name', 'k8s.pod.name'] as const;

/** The way to find a pod by these names. */
export const byPodNames = podNames.map((name) => ({ from: 'resource_attribute' as const, name }));
