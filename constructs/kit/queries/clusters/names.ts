import { clusterLabel, signalLabels } from '../../vocabulary/signal-labels';

/** Labels that say what something is or does, and by which nothing is named: two clusters have them in common. */
export const isNamed = (labels: readonly string[]): boolean => labels.some((label) => naming.has(label));

/** Labels that name something that every cluster may have by the same name. */
const naming: ReadonlySet<string> = new Set([
  ...Object.values(signalLabels),
  ...['service', 'client', 'server', 'instance', 'job', 'node', 'device', 'mountpoint'],
  ...['deployment', 'statefulset', 'daemonset', 'workload', 'job_name', 'cronjob', 'horizontalpodautoscaler'],
  ...['persistentvolume', 'persistentvolumeclaim', 'resourcequota'],
]);

/** Whether a list of labels is to have the cluster as well. `always`: whatever it names. Default: where it names something. */
export const lacksCluster = (labels: readonly string[], always = false): boolean =>
  (always || isNamed(labels)) && !labels.includes(clusterLabel);
