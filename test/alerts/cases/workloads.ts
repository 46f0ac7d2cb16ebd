import type { Cases, LastingCase, Says } from '../case';
import { always, isOne, state } from './state';

const hour = 240;

/** Series of which the first is to be as large as the second. The third counts the pods of the newest release. */
function fewer(kind: string, there: string, wanted: string, updated: string): LastingCase {
  const labels = { namespace: 'shop', [kind]: 'cart' };
  const of = `{namespace="shop", ${kind}="cart"}`;
  const pods = 60;
  return {
    kind: 'condition',
    ...state(
      `${there}${of}`,
      { bad: pods - 2, good: pods },
      { [`${wanted}${of}`]: always(pods), [`${updated}${of}`]: always(pods) },
    ),
    // One pod after the other, a minute for each: one is always missing.
    rollOut: {
      [`${wanted}${of}`]: always(pods),
      [`${there}${of}`]: `${pods}x${hour} ${pods - 1}x${hour}`,
      [`${updated}${of}`]: `${pods}x${hour} 0+${pods / hour}x${hour}`,
    },
    figure: '2',
    says: ({ figure }) => ({ labels, description: `shop/cart lacks ${figure}.` }),
  };
}

/** A condition of one object, which is 1 while it is wrong. */
function wrong(series: string, says: Says): LastingCase {
  return { kind: 'condition', ...state(series, isOne), figure: '1', says };
}

const rollout = 'namespace="shop", statefulset="cart"';
const autoscaler = 'namespace="shop", horizontalpodautoscaler="cart"';
const quota = 'namespace="shop", resourcequota="team", resource="requests.cpu"';

export const workloadCases: Cases = {
  DeploymentPodsMissing: fewer(
    'deployment',
    'kube_deployment_status_replicas_available',
    'kube_deployment_spec_replicas',
    'kube_deployment_status_replicas_updated',
  ),
  StatefulSetPodsMissing: fewer(
    'statefulset',
    'kube_statefulset_status_replicas_ready',
    'kube_statefulset_replicas',
    'kube_statefulset_status_replicas_updated',
  ),
  DaemonSetPodsMissing: fewer(
    'daemonset',
    'kube_daemonset_status_number_ready',
    'kube_daemonset_status_desired_number_scheduled',
    'kube_daemonset_status_updated_number_scheduled',
  ),
  DeploymentDoesNotFinish: wrong(
    'kube_deployment_status_condition{namespace="shop", deployment="cart", condition="Progressing", status="false"}',
    () => ({ labels: { namespace: 'shop', deployment: 'cart' }, description: 'It is shop/cart.' }),
  ),
  StatefulSetDoesNotFinish: {
    kind: 'condition',
    ...state(
      `kube_statefulset_status_replicas_updated{${rollout}}`,
      { bad: 1, good: 3 },
      {
        [`kube_statefulset_replicas{${rollout}}`]: always(3),
      },
    ),
    figure: '2',
    says: ({ figure }) => ({
      labels: { namespace: 'shop', statefulset: 'cart' },
      description: `shop/cart has ${figure} pods of the release before.`,
    }),
  },
  AutoscalerAtItsLimit: {
    kind: 'condition',
    ...state(
      `kube_horizontalpodautoscaler_status_condition{${autoscaler}, condition="ScalingLimited", status="true"}`,
      isOne,
      {
        [`kube_horizontalpodautoscaler_status_current_replicas{${autoscaler}}`]: always(10),
        [`kube_horizontalpodautoscaler_spec_max_replicas{${autoscaler}}`]: always(10),
      },
    ),
    figure: '1',
    says: () => ({
      labels: { namespace: 'shop', horizontalpodautoscaler: 'cart' },
      description: 'It is shop/cart.',
    }),
  },
  JobFailed: wrong('kube_job_failed{namespace="shop", job_name="bill", condition="true"}', () => ({
    labels: { namespace: 'shop', job_name: 'bill' },
    description: 'It is shop/bill.',
  })),
  CronJobDoesNotRun: {
    kind: 'condition',
    // Times are counted from the first sample, at 0.
    holds: {
      'kube_cronjob_next_schedule_time{namespace="shop", cronjob="bill"}': always(-3600),
      'kube_cronjob_spec_suspend{namespace="shop", cronjob="bill"}': always(0),
    },
    healthy: {
      'kube_cronjob_next_schedule_time{namespace="shop", cronjob="bill"}': '0x240 3600x240',
      // Stopped by hand, and not meant to run.
      'kube_cronjob_next_schedule_time{namespace="shop", cronjob="stopped"}': always(-7200),
      'kube_cronjob_spec_suspend{namespace="shop", cronjob="stopped"}': always(1),
    },
    rollOut: { 'kube_cronjob_next_schedule_time{namespace="shop", cronjob="bill"}': '0x240 _x12 7200x228' },
    figure: '2h 0m 0s',
    says: ({ figure }) => ({
      labels: { namespace: 'shop', cronjob: 'bill' },
      description: `shop/bill should have run ${figure} ago.`,
    }),
  },
  QuotaAlmostUsedUp: {
    kind: 'condition',
    ...state(
      `kube_resourcequota{${quota}, type="used"}`,
      { bad: 10, good: 4 },
      {
        [`kube_resourcequota{${quota}, type="hard"}`]: always(10),
      },
    ),
    figure: '100%',
    says: ({ figure }) => ({
      labels: { namespace: 'shop', resourcequota: 'team', resource: 'requests.cpu' },
      description: `shop has used ${figure} of requests.cpu of the quota team.`,
    }),
  },
  VolumeClaimNotBound: wrong(
    'kube_persistentvolumeclaim_status_phase{namespace="shop", persistentvolumeclaim="data-cart-0", phase="Pending"}',
    () => ({
      labels: { namespace: 'shop', persistentvolumeclaim: 'data-cart-0' },
      description: 'It is shop/data-cart-0.',
    }),
  ),
  VolumeFailed: wrong('kube_persistentvolume_status_phase{persistentvolume="pvc-1", phase="Failed"}', () => ({
    labels: { persistentvolume: 'pvc-1' },
    description: 'It is pvc-1.',
  })),
};
