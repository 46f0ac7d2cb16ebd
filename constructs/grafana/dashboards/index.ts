export { type Dashboard, type DatasourceRole, datasourceRoles } from './dashboard';
export { dashboardFiles } from './files';
export { httpErrorRate } from './http-error-rate';
export { logAnalysis } from './log-analysis';
export { lokiLogs } from './loki-logs';
export { pipelineHealth } from './pipeline-health';
export { springBoot } from './spring-boot';
export { tempoTracing } from './tempo-tracing';
export { tracingOverview } from './tracing-overview';
