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

/** The labels that Mimir takes from the resource of a metric. */
export const promotedLabels: readonly string[] = [...Object.values(signalLabels), ...Object.values(resourceLabels)];
