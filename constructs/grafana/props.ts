import type { Bytes, ComponentProps, ConfigurationChange, Datasource, ResourceProps, Tls } from '../kit';
import { componentValidators } from '../kit/environment/component-props';
import {
  anything,
  bytes,
  datasource,
  hostName,
  list,
  object,
  optional,
  subdomain,
  type Validators,
  words,
} from '../kit/model/validation';
import { resourceValidator } from '../kit/pods/container';
import { tlsValidator } from '../kit/pods/ingress';
import type { GrafanaConfiguration } from './configuration';
import type { Dashboard } from './dashboards';
import { dashboardValidator } from './dashboards/dashboard';

/** The address of Grafana. */
export interface GrafanaIngress {
  /** A host name, such as `grafana.example.com`. */
  readonly host: string;
  /** One of the cluster's ingress classes. Default: the first. */
  readonly className?: string;
  /** Where the certificate comes from: `clusterIssuer('letsencrypt')`. Default: none, HTTP alone, for tests. */
  readonly tls?: Tls;
}

export interface GrafanaProps extends ComponentProps {
  /** What Grafana asks. The links between two of them exist because both are given; the first for PromQL is the default. */
  readonly datasources: readonly Datasource[];
  /** The dashboards in the folder LGTM. Default: none. */
  readonly dashboards?: readonly Dashboard[];
  /** The address under which people reach it. Default: none, the Service alone. */
  readonly ingress?: GrafanaIngress;
  /**
   * The Secret with the administrator's password that somebody else makes, in this namespace, and its key. Default: Grafana's init
   * container makes one of the component's name in the cluster, once.
   */
  readonly adminPassword?: {
    /** The Secret's name. */
    readonly secretName: string;
    /** The key within it. Default: `admin-password`. */
    readonly key?: string;
  };
  /** The volume for users, preferences and what people save. Default: 1 GiB. */
  readonly disk?: Bytes;
  /** Requests and limit. Default: enough for about twenty people. */
  readonly resources?: ResourceProps;
  /**
   * What is to be different in Grafana's settings and in what is provisioned, where there is no property for it.
   * Default: nothing. https://grafana.com/docs/grafana/latest/setup-grafana/configure-grafana/
   */
  readonly configuration?: ConfigurationChange<GrafanaConfiguration>;
}

const ingress = object<GrafanaIngress>({
  host: hostName('grafana.example.com'),
  className: optional(subdomain('kong')),
  tls: optional(tlsValidator),
});

const adminPassword = object<NonNullable<GrafanaProps['adminPassword']>>({
  secretName: subdomain('grafana-admin'),
  key: optional(words('admin-password')),
});

export const grafanaValidators: Validators<GrafanaProps> = {
  ...componentValidators,
  datasources: list(datasource()),
  dashboards: optional(list(dashboardValidator)),
  ingress: optional(ingress),
  adminPassword: optional(adminPassword),
  disk: optional(bytes('gibibytes(1)')),
  resources: optional(resourceValidator),
  // Checked when it is applied.
  configuration: anything(),
};
