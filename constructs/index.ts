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
export * from './kafka';
export * from './kit';
export * from './kube-prometheus-stack';
export * from './kube-state-metrics';
export * from './log-agent';
export * from './loki';
export * from './mimir';
export * from './node-exporter';
export * from './otel-collector';
export * from './postgresql';
export { type BuiltProject, defineProject, type EnvironmentFunction, Project, type ProjectProps } from './project';
export * from './prometheus';
export * from './promtail';
export * from './pyroscope';
export * from './remote';
export * from './scrape';
export {
  distributed,
  type Form,
  type FormProps,
  forLoad,
  replicated,
  type StoreAutoscaling,
  single,
} from './stores/forms';
export * from './stores/object-storage/values';
export { Load, type LoadProps, load, type RetentionProps } from './stores/sizing';
export * from './tempo';
