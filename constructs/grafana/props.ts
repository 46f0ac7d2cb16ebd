import type {
  Bytes,
  ComponentProps,
  ConfigurationChange,
  Datasource,
  Endpoint,
  ResourceProps,
  SecretKey,
  Tls,
} from '../kit';
import { componentValidators } from '../kit/environment/component-props';
import { secretKey, secretKeyName } from '../kit/model/secret-key-checks';
import {
  anything,
  bytes,
  count,
  datasource,
  endpoint,
  flag,
  hostName,
  list,
  object,
  optional,
  subdomain,
  type Validators,
} from '../kit/model/validation';
import { resourceValidator } from '../kit/pods/container';
import { tlsValidator } from '../kit/pods/ingress';
import type { GrafanaConfiguration } from './configuration-form';
import type { Dashboard } from './dashboards';
import { dashboardValidator } from './dashboards/dashboard';
import { type GenericOauth, genericOauthValidator } from './sign-in/props';

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
  /**
   * Where users, preferences and what people save are kept: `external(environment, { protocol: 'postgresql', url:
   * 'postgresql://db.example.com:5432/grafana', credentials: basicLogin({ … }) })`, or `sql` of a `Postgresql`. A host outside is called by
   * TLS, and its certificate is checked: `verify-full`. Default: a file on a volume, for one process.
   * https://grafana.com/docs/grafana/latest/setup-grafana/configure-grafana/#database
   */
  readonly database?: Endpoint<'postgresql'>;
  /** How many pods; with a `database` it may be several, which people do not notice. Default: 1. */
  readonly replicas?: number;
  /**
   * The key by which passwords in the database are encrypted and sessions are signed: `secret_key`. Somebody makes it once and never
   * changes it, as what is encrypted by it is lost with it. With a `database` it must be given. Default: that of Grafana, which is public.
   * https://grafana.com/docs/grafana/latest/setup-grafana/configure-grafana/#secret_key
   */
  readonly secretKey?: SecretKey;
  /**
   * Whether it evaluates alerts that people make in it: `execute_alerts`. Several pods evaluate each of them, and tell each other what they
   * have sent. Default: one pod does; several do not where the store of one of the datasources evaluates alerts.
   * https://grafana.com/docs/grafana/latest/alerting/set-up/configure-high-availability/
   */
  readonly executeAlerts?: boolean;
  /**
   * People sign in with the account that they have elsewhere, by OpenID Connect: `auth.generic_oauth`. The login form is off then. Default:
   * with a name and a password of Grafana's own. docs/sign-in-with-openid-connect.md
   */
  readonly genericOauth?: GenericOauth;
  /** The volume for users, preferences and what people save, where there is no `database`. Default: 1 GiB. */
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
  key: optional(secretKeyName('admin-password')),
});

export const grafanaValidators: Validators<GrafanaProps> = {
  ...componentValidators,
  datasources: list(datasource()),
  dashboards: optional(list(dashboardValidator)),
  ingress: optional(ingress),
  adminPassword: optional(adminPassword),
  database: optional(endpoint('postgresql')),
  replicas: optional(count(1, 10)),
  secretKey: optional(secretKey({ secretName: 'grafana-key', key: 'secret-key' })),
  executeAlerts: optional(flag()),
  genericOauth: optional(genericOauthValidator),
  disk: optional(bytes('gibibytes(1)')),
  resources: optional(resourceValidator),
  // Checked when it is applied.
  configuration: anything(),
};
