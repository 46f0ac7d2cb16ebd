import type { Bytes, ComponentProps, ConfigurationChange, Datasource, ResourceProps, Tls } from '../kit';
import type { GrafanaConfiguration } from './configuration';
import type { Dashboard } from './dashboards';

export interface GrafanaProps extends ComponentProps {
  /** What Grafana asks. The links between two of them exist because both are given; the first for PromQL is the default. */
  readonly datasources: readonly Datasource[];
  /** The dashboards in the folder LGTM. Default: none. */
  readonly dashboards?: readonly Dashboard[];
  /** The address under which people reach it. Default: none, the Service alone. */
  readonly ingress?: {
    /** A host name, such as `grafana.lab-dev.local`. */
    readonly host: string;
    /** One of the cluster's ingress classes. Default: the first. */
    readonly className?: string;
    /** Where the certificate comes from: `clusterIssuer('letsencrypt')`. Default: none, HTTP alone, for tests. */
    readonly tls?: Tls;
  };
  /**
   * The Secret with the administrator's password that somebody else makes, in this namespace, and its key. Default: Grafana's init
   * container makes one of the component's name in the cluster, once.
   */
  readonly adminPassword?: {
    readonly secretName: string;
    /** Default: `admin-password`. */
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
