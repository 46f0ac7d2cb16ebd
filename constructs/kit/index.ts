/** What a component and an environment are written with. */
export * from './cluster';
export { Component, type ComponentProps } from './component';
export { type ConfigurationFiles, toYaml } from './configuration';
export type { ContainerProps, PortProps, ResourceProps } from './container';
export type { Datasource, LokiDatasource, PrometheusDatasource, TempoDatasource } from './datasource';
export { type Connection, Endpoint, type Protocol, type SpanMetrics } from './endpoint';
export { Environment, type EnvironmentProps } from './environment';
export { type Finding, formatFinding, Refusal, SynthesisError } from './findings';
export { Image } from './image';
export { certificateIn, clusterIssuer, issuer, type Tls } from './ingress';
export { prefix } from './labels';
export type { Namespace, NamespaceProps } from './namespace';
export { type Pods, pods } from './peer';
export type { Scraper } from './scraper';
export { monolith, type StoreProps } from './store';
export * from './units';
export { apiAccess, hostFolder, type Mount, scratch, secretFolder } from './volumes';
export { Workload, type WorkloadProps } from './workload';
