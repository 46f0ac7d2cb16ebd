import type { Cluster } from '../model/cluster';

/**
 * The one set of labels for every signal. Scraped metrics and log lines get them from Kubernetes,
 * metrics and logs by OTLP from their resource: the Collector copies each attribute to the name on the right.
 */
export const signalLabels = {
  'k8s.namespace.name': 'namespace',
  'k8s.pod.name': 'pod',
  'k8s.container.name': 'container',
  'service.name': 'service_name',
} as const;

/** Further resource attributes that queries group by; they become labels of metrics, not of log streams. */
export const resourceLabels = {
  'service.namespace': 'service_namespace',
  'service.version': 'service_version',
  'deployment.environment': 'deployment_environment',
} as const;

/** By what signals of several clusters are told apart: the attribute of a resource, and the label of metrics and log lines. */
export const clusterAttribute = 'k8s.cluster.name';
export const clusterLabel = 'cluster';

/** The labels of a call that is counted by its spans: the cluster of the service that calls, and of the one that is called. */
export const clustersOfCall = [`client_${clusterLabel}`, `server_${clusterLabel}`] as const;

/** The label that every metric and log line of a cluster carries; none where the cluster has no name. */
export const labelsOfCluster = ({ name }: Pick<Cluster, 'name'>): Readonly<Record<string, string>> =>
  name === undefined ? {} : { [clusterLabel]: name };

/** The labels that a store takes from the resource of a metric. */
export const promotedLabels = (cluster: Pick<Cluster, 'name'>): readonly string[] => [
  ...Object.values(signalLabels),
  ...Object.values(resourceLabels),
  ...Object.keys(labelsOfCluster(cluster)),
];
