import { KubeJob, type PodTemplateSpec } from '../../../imports/k8s';
import type { WorkloadView } from './workload-props';

/**
 * The template of a Job is fixed when the Job is made. These options of a sync put the changed Job in the place of the old one, which
 * runs the new one. A hook would run again with every sync, and, when it fails, with every retry.
 * https://argo-cd.readthedocs.io/en/stable/user-guide/sync-options/#replace-resource-instead-of-applying-changes
 */
const replacedBySync = { 'argocd.argoproj.io/sync-options': 'Force=true,Replace=true' };

/** A Job of one pod that is not tried again: whether it failed is its result. */
export function addJob(
  { component, name }: WorkloadView,
  {
    metadata,
    template,
  }: {
    readonly metadata: ReturnType<WorkloadView['component']['objectMetadata']>;
    readonly template: PodTemplateSpec;
  },
): void {
  new KubeJob(component, name, {
    metadata: { ...metadata, annotations: { ...replacedBySync, ...metadata.annotations } },
    spec: {
      backoffLimit: 0,
      template: template.spec ? { ...template, spec: { ...template.spec, restartPolicy: 'Never' } } : template,
    },
  });
}
