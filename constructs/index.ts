/** What an environment file needs: the kit's values, every component, and what makes a project of environments. */
export * from './alertmanager';
export * from './alloy';
export * from './beyla';
export * from './blackbox-exporter';
export * from './delivery/argocd';
export * from './demo';
export * from './gateway';
export * from './grafana';
export * from './instrumentation';
export * from './k6';
export * from './kit';
export * from './kube-prometheus-stack';
export * from './kube-state-metrics';
export * from './log-agent';
export * from './loki';
export * from './mimir';
export * from './node-exporter';
export * from './otel-collector';
export { type BuiltProject, defineProject, type EnvironmentFunction, Project, type ProjectProps } from './project';
export * from './prometheus';
export * from './promtail';
export * from './pyroscope';
export * from './scrape';
export {
  type AccessKey,
  type Azure,
  type AzureProps,
  accessKey,
  azure,
  type CloudIdentity,
  cloudIdentity,
  type Gcs,
  type GcsProps,
  gcs,
  type ObjectStorage,
  type S3,
  type S3Props,
  type ServiceAccountKey,
  type StorageAccountKey,
  s3,
  serviceAccountKey,
  storageAccountKey,
} from './stores/object-storage';
export * from './tempo';
