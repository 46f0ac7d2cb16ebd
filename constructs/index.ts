/** What an environment file needs: the kit's values, every component, and what makes a project of environments. */
export * from './alertmanager';
export * from './alloy';
export * from './delivery/argocd';
export * from './demo';
export * from './gateway';
export * from './grafana';
export * from './instrumentation';
export * from './kit';
export * from './kube-prometheus-stack';
export * from './log-agent';
export * from './loki';
export * from './mimir';
export * from './otel-collector';
export { type BuiltProject, defineProject, type EnvironmentFunction, Project, type ProjectProps } from './project';
export * from './prometheus';
export * from './promtail';
export * from './scrape';
export * from './tempo';
