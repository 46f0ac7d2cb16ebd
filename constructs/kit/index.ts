/** What a component and an environment are written with. */
export * from './cluster';
export { Component, type ComponentProps } from './component';
export { type ConfigurationFiles, toYaml } from './configuration';
export type { ContainerProps, ResourceProps } from './container';
export type { Datasource, LokiDatasource, PrometheusDatasource, TempoDatasource } from './datasource';
export { type Connection, Endpoint, type Protocol } from './endpoint';
export { Environment, type EnvironmentProps } from './environment';
export { type Finding, formatFinding, Refusal, SynthesisError } from './findings';
export { Image } from './image';
export { prefix } from './labels';
export type { Namespace, NamespaceProps } from './namespace';
export { type Pods, pods } from './peer';
export { monolith, type StoreProps } from './store';
export * from './units';
export { apiAccess, hostFolder, type Mount, scratch } from './volumes';
export { Workload, type WorkloadProps } from './workload';
