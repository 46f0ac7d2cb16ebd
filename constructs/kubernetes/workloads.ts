import { minutes } from '../kit';
import { type ComponentAlert, explainedOn } from '../kit/vocabulary/alert';
import { clusterPage } from '../kit/vocabulary/alert-pages';
import { replicas } from './replicas';

const podsMissing = replicas.map(({ kind, label, missing, standsStill }): ComponentAlert => {
  return {
    name: `${kind}PodsMissing`,
    kind: 'condition',
    expression: `${missing} and ${standsStill}`,
    holdsFor: minutes(15),
    severity: 'warning',
    summary: `A ${kind} has fewer pods that answer than it is to have.`,
    description: `{{ $labels.namespace }}/{{ $labels.${label} }} lacks {{ $value }}.`,
  };
});

/** What kube-state-metrics says of workloads. https://github.com/kubernetes/kube-state-metrics/tree/main/docs/metrics */
export const workloadAlerts = explainedOn(clusterPage, [
  ...podsMissing,
  {
    name: 'DeploymentDoesNotFinish',
    kind: 'condition',
    expression:
      'max by (namespace, deployment) (kube_deployment_status_condition{condition="Progressing", status="false"}) == 1',
    holdsFor: minutes(5),
    severity: 'warning',
    summary: 'The roll-out of a Deployment has stopped: it took longer than its progress deadline.',
    description: 'It is {{ $labels.namespace }}/{{ $labels.deployment }}.',
  },
  {
    name: 'StatefulSetDoesNotFinish',
    kind: 'condition',
    expression:
      'max by (namespace, statefulset) (kube_statefulset_replicas) - max by (namespace, statefulset) (kube_statefulset_status_replicas_updated) > 0 and max by (namespace, statefulset) (changes(kube_statefulset_status_replicas_updated[10m])) == 0',
    holdsFor: minutes(15),
    severity: 'warning',
    summary: 'The roll-out of a StatefulSet has stopped.',
    description: '{{ $labels.namespace }}/{{ $labels.statefulset }} has {{ $value }} pods of the release before.',
  },
  {
    name: 'AutoscalerAtItsLimit',
    kind: 'condition',
    expression:
      'max by (namespace, horizontalpodautoscaler) (kube_horizontalpodautoscaler_status_condition{condition="ScalingLimited", status="true"}) == 1 and max by (namespace, horizontalpodautoscaler) (kube_horizontalpodautoscaler_status_current_replicas) == max by (namespace, horizontalpodautoscaler) (kube_horizontalpodautoscaler_spec_max_replicas)',
    holdsFor: minutes(30),
    severity: 'warning',
    summary: 'An autoscaler would start further pods, and may not.',
    description: 'It is {{ $labels.namespace }}/{{ $labels.horizontalpodautoscaler }}.',
  },
  {
    name: 'JobFailed',
    kind: 'condition',
    expression: 'max by (namespace, job_name) (kube_job_failed{condition="true"}) == 1',
    holdsFor: minutes(5),
    severity: 'warning',
    summary: 'A Job has failed and is not tried again.',
    description: 'It is {{ $labels.namespace }}/{{ $labels.job_name }}.',
  },
  {
    name: 'CronJobDoesNotRun',
    kind: 'condition',
    expression:
      'time() - max by (namespace, cronjob) (kube_cronjob_next_schedule_time) > 3600 unless max by (namespace, cronjob) (kube_cronjob_spec_suspend) == 1',
    holdsFor: minutes(10),
    severity: 'warning',
    summary: 'A CronJob should have run an hour ago.',
    description: '{{ $labels.namespace }}/{{ $labels.cronjob }} should have run {{ $value | humanizeDuration }} ago.',
  },
  {
    name: 'QuotaAlmostUsedUp',
    kind: 'condition',
    expression:
      'max by (namespace, resourcequota, resource) (kube_resourcequota{type="used"}) / (max by (namespace, resourcequota, resource) (kube_resourcequota{type="hard"}) > 0) > 0.95',
    holdsFor: minutes(15),
    severity: 'warning',
    summary: 'A namespace has used up its quota, and further pods are refused.',
    description:
      '{{ $labels.namespace }} has used {{ $value | humanizePercentage }} of {{ $labels.resource }} of the quota {{ $labels.resourcequota }}.',
  },
  {
    name: 'VolumeClaimNotBound',
    kind: 'condition',
    expression:
      'max by (namespace, persistentvolumeclaim) (kube_persistentvolumeclaim_status_phase{phase=~"Pending|Lost"}) == 1',
    holdsFor: minutes(15),
    severity: 'warning',
    summary: 'A claim has no volume, so that the pod that wants it does not start.',
    description: 'It is {{ $labels.namespace }}/{{ $labels.persistentvolumeclaim }}.',
  },
  {
    name: 'VolumeFailed',
    kind: 'condition',
    expression: 'max by (persistentvolume) (kube_persistentvolume_status_phase{phase="Failed"}) == 1',
    holdsFor: minutes(5),
    severity: 'critical',
    summary: 'A volume cannot be given back or used.',
    description: 'It is {{ $labels.persistentvolume }}.',
  },
]);
