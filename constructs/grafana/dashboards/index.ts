export { type Dashboard, type DatasourceRole, datasourceRoles } from './dashboard';
export { httpErrorRate } from './http-error-rate';
export { pipelineHealth } from './pipeline-health';
export { dashboardQueries, type UsedQuery, withoutVariables } from './queries';
export { springBoot } from './spring-boot';
