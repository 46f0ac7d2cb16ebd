/** What kube-state-metrics says of the pods of workloads of one kind. */
interface Replicas {
  readonly kind: string;
  /** The label with the name of the workload. */
  readonly label: string;
  /** How many pods there are to be. */
  readonly wanted: string;
  /** How many answer. */
  readonly there: string;
  /** How many are of the newest release. */
  readonly updated: string;
}

const kinds: readonly Replicas[] = [
  {
    kind: 'Deployment',
    label: 'deployment',
    wanted: 'kube_deployment_spec_replicas',
    there: 'kube_deployment_status_replicas_available',
    updated: 'kube_deployment_status_replicas_updated',
  },
  {
    kind: 'StatefulSet',
    label: 'statefulset',
    wanted: 'kube_statefulset_replicas',
    there: 'kube_statefulset_status_replicas_ready',
    updated: 'kube_statefulset_status_replicas_updated',
  },
  {
    kind: 'DaemonSet',
    label: 'daemonset',
    wanted: 'kube_daemonset_status_desired_number_scheduled',
    there: 'kube_daemonset_status_number_ready',
    updated: 'kube_daemonset_status_updated_number_scheduled',
  },
];

/**
 * Each kind of workload, with the PromQL for how many pods each of that kind lacks, and for whether no pod has been replaced for ten minutes. A
 * roll-out lacks one pod after the other from its first to its last, which on many nodes takes hours.
 */
export const replicas = kinds.map(({ kind, label, wanted, there, updated }) => {
  const by = `namespace, ${label}`;
  return {
    kind,
    label,
    missing: `max by (${by}) (${wanted}) - max by (${by}) (${there}) > 0`,
    standsStill: `max by (${by}) (changes(${updated}[10m])) == 0`,
  };
});
