/**
 * The kinds of objects that kube-state-metrics can show, each with its API group and the beginning of its metrics' names. Secrets
 * and ConfigMaps are not among them: who may list them reads what is in them.
 * https://github.com/kubernetes/kube-state-metrics/tree/main/docs/metrics
 */
const kinds = {
  certificatesigningrequests: { group: 'certificates.k8s.io', metrics: 'kube_certificatesigningrequest' },
  cronjobs: { group: 'batch', metrics: 'kube_cronjob' },
  daemonsets: { group: 'apps', metrics: 'kube_daemonset' },
  deployments: { group: 'apps', metrics: 'kube_deployment' },
  endpointslices: { group: 'discovery.k8s.io', metrics: 'kube_endpointslice' },
  horizontalpodautoscalers: { group: 'autoscaling', metrics: 'kube_horizontalpodautoscaler' },
  ingresses: { group: 'networking.k8s.io', metrics: 'kube_ingress' },
  jobs: { group: 'batch', metrics: 'kube_job' },
  leases: { group: 'coordination.k8s.io', metrics: 'kube_lease' },
  limitranges: { group: '', metrics: 'kube_limitrange' },
  namespaces: { group: '', metrics: 'kube_namespace' },
  networkpolicies: { group: 'networking.k8s.io', metrics: 'kube_networkpolicy' },
  nodes: { group: '', metrics: 'kube_node' },
  persistentvolumeclaims: { group: '', metrics: 'kube_persistentvolumeclaim' },
  persistentvolumes: { group: '', metrics: 'kube_persistentvolume' },
  poddisruptionbudgets: { group: 'policy', metrics: 'kube_poddisruptionbudget' },
  pods: { group: '', metrics: 'kube_pod' },
  replicasets: { group: 'apps', metrics: 'kube_replicaset' },
  replicationcontrollers: { group: '', metrics: 'kube_replicationcontroller' },
  resourcequotas: { group: '', metrics: 'kube_resourcequota' },
  services: { group: '', metrics: 'kube_service' },
  statefulsets: { group: 'apps', metrics: 'kube_statefulset' },
  storageclasses: { group: 'storage.k8s.io', metrics: 'kube_storageclass' },
  volumeattachments: { group: 'storage.k8s.io', metrics: 'kube_volumeattachment' },
} as const;

/** A kind of objects, as upstream's flag `--resources` calls it. */
export type ObjectCollector = keyof typeof kinds;

export const objectCollectors = Object.keys(kinds) as readonly ObjectCollector[];

/** Those for which the dashboards and alerts about a cluster ask. */
export const usualCollectors: readonly ObjectCollector[] = [
  ...(['cronjobs', 'daemonsets', 'deployments', 'horizontalpodautoscalers', 'jobs', 'nodes'] as const),
  ...(['persistentvolumeclaims', 'persistentvolumes', 'pods', 'resourcequotas', 'statefulsets'] as const),
];

/** Whether a metric is one of these kinds. Names that are no object's are not. */
export const isOfAny = (collectors: readonly ObjectCollector[], metric: string): boolean =>
  collectors.map(metricsOf).some((beginning) => metric === beginning || metric.startsWith(`${beginning}_`));

/** The beginning of the names of a kind's metrics, such as `kube_pod`. */
export const metricsOf = (collector: ObjectCollector): string => kinds[collector].metrics;

/** The API group of a kind. */
export const groupOf = (collector: ObjectCollector): string => kinds[collector].group;
