/** The prefix of the labels and annotations that are this product's own. */
export const prefix = 'lgtm-cdk8s';

/** The labels by which one workload's pods are selected. They are immutable in a workload, so nothing else joins them. */
export function selectorLabels(environment: string, name: string): Record<string, string> {
  return { 'app.kubernetes.io/name': name, 'app.kubernetes.io/instance': environment };
}

/**
 * The label by which objects of an environment are chosen. Argo CD may write the name of an Application into the label
 * `app.kubernetes.io/instance` of every object that it tracks, so objects are never chosen by that one; pods are not tracked.
 */
export const environmentLabel = (environment: string): Record<string, string> => ({
  [`${prefix}/environment`]: environment,
});

/** The labels by which the pods of all workloads of one component are chosen. */
export const componentLabels = (environment: string, component: string): Record<string, string> => ({
  'app.kubernetes.io/instance': environment,
  [`${prefix}/component`]: component,
});

/** The label of workloads that are rolled one after the other, as they keep copies of the same data: the name of their group. */
export const turnKey = `${prefix}/rolled-in-turn`;

/** The annotation that changes for all workloads of such a group as soon as the pods of one change. */
export const turnAnnotation = `${prefix}/pods-checksum`;

/** The recommended labels of every object. https://kubernetes.io/docs/concepts/overview/working-with-objects/common-labels/ */
export function recommendedLabels(environment: string, name: string): Record<string, string> {
  return {
    ...selectorLabels(environment, name),
    'app.kubernetes.io/part-of': 'lgtm',
    'app.kubernetes.io/managed-by': 'cdk8s',
  };
}

/** Labels or annotations, or nothing where there are none: an empty map is noise in a manifest. */
export function unlessEmpty(map: Readonly<Record<string, string>>): Record<string, string> | undefined {
  return Object.keys(map).length > 0 ? { ...map } : undefined;
}
