/** What a component and an environment are written with. */

export { Component } from './environment/component';
export type { ComponentProps } from './environment/component-props';
export { Environment } from './environment/environment';
export type { EnvironmentProps } from './environment/environment-props';
export {
  type ConfigurationChange,
  type ConfigurationForm,
  type EscapeHatch,
  type Loose,
  type Manifest,
  type MergePatch,
  mergePatch,
  type ReliedOn,
} from './environment/escape-hatches';
export { type Exporting, type Exports, endpointsOf } from './environment/exported';
export { type ExternalProps, type ExternalProtocol, external } from './environment/external';
export { imageKeyOf } from './environment/images';
export {
  type Access,
  type BasicLogin,
  type BearerToken,
  basicLogin,
  bearerToken,
  type Credentials,
} from './model/access';
export * from './model/cluster';
export type {
  AlertmanagerDatasource,
  Datasource,
  LokiDatasource,
  PrometheusDatasource,
  PyroscopeDatasource,
  TempoDatasource,
} from './model/datasource';
export { type Dns, dnsOnNode, kubeDns, nodeLocalDns, openShiftDns } from './model/dns';
export { type Connection, Endpoint, type OfCaller, type Proxied } from './model/endpoint';
export { type Finding, formatFinding, type Position, Refusal, SynthesisError } from './model/findings';
export type { HostPlace } from './model/host-place';
export { Image, image } from './model/image';
export type { IpFamily } from './model/ip-families';
export { drop, type LogLevel, type LogRule, type LogSelection, mask, sample } from './model/log-rules';
export type { Namespace, NamespaceProps } from './model/namespace';
export { type Pods, pods } from './model/peer';
export type { Privilege } from './model/privilege';
export type { Protocol } from './model/protocols';
export type { Sasl, SaslMechanism } from './model/sasl';
export type { Scraper } from './model/scraper';
export type { SecretKey } from './model/secret-key';
export type { SpanMetrics } from './model/span-metrics';
export * from './model/units';
export type { Permission } from './pods/account';
export type { Autoscaling } from './pods/autoscaling';
export { type ConfigurationFiles, toYaml } from './pods/configuration';
export type { ContainerProps, PortProps, ResourceProps } from './pods/container';
export { type PodDefaults, podDefaults } from './pods/defaults';
export type { ImageSource } from './pods/image-source';
export { certificateIn, clusterIssuer, type IssuerOptions, issuer, type Solver, type Tls } from './pods/ingress';
export type { PatchSource } from './pods/patch-source';
export type { UntilUnready } from './pods/until-unready';
export { apiAccess, hostFolder, type Mount, scratch, secretFolder } from './pods/volumes';
export { Workload } from './pods/workload';
export type { DeploymentPatch, WorkloadProps } from './pods/workload-props';
export { type Alert, alert } from './vocabulary/alert';
export { prefix } from './vocabulary/labels';
export type { KnownMetrics } from './vocabulary/metrics';
export { type RecordingRule, recordingRule } from './vocabulary/recording-rule';
export type { Watched } from './vocabulary/watched';
