import type { IniFile } from '../kit/text/ini';
import { datasourceTypes } from './datasource-types';

/** Where Grafana's own settings are mounted; the image's folder has other files beside its own. */
export const settingsFolder = '/etc/grafana-settings';
/** Where the image looks for what is provisioned. */
export const provisioningFolder = '/etc/grafana/provisioning';
/** Where the dashboards are mounted. */
export const dashboardsFolder = '/etc/grafana-dashboards';

/**
 * Datasources in the image that cost memory when they are loaded. Those that nothing here asks are left out; one that is left out is not there at
 * all, so that a datasource of its type answers nothing.
 */
const heavyPlugins = [
  'cloudwatch',
  'elasticsearch',
  'grafana-postgresql-datasource',
  datasourceTypes.pyroscope,
  'influxdb',
  'jaeger',
  'mssql',
  'mysql',
  'opentsdb',
  'stackdriver',
  'zipkin',
];

/**
 * https://grafana.com/docs/grafana/latest/setup-grafana/configure-grafana/
 * Anonymous access and sign-up are off and metrics are on by default; the administrator is `admin`. `datasources`: what is provisioned. `further`:
 * other sections.
 */
export function grafanaIni(
  address: { readonly host: string; readonly tls: boolean } | undefined,
  datasources: readonly { readonly type: string }[],
  further: IniFile = {},
): IniFile {
  return {
    // Links in shared addresses and redirects name the address that people use.
    ...(address ? { server: server(address) } : {}),
    // Nothing leaves the cluster: no reports, no looking for updates, no pictures, no news, no snapshots elsewhere.
    analytics: { reporting_enabled: false, check_for_updates: false, check_for_plugin_updates: false },
    // What crosses the network readably must not carry the session.
    security: { disable_gravatar: true, ...(address?.tls ? { cookie_secure: true } : {}) },
    snapshots: { external_enabled: false },
    news: { news_feed_enabled: false },
    // The datasources are in the image. By default Grafana downloads newer ones and further apps at every start.
    plugins: {
      preinstall_disabled: true,
      public_key_retrieval_disabled: true,
      plugin_admin_enabled: false,
      disable_plugins: heavyPlugins.filter((plugin) => !datasources.some(({ type }) => type === plugin)).join(','),
    },
    log: { mode: 'console' },
    'log.console': { format: 'json' },
    ...further,
  };
}

/** The host by which people call it, and whether over TLS. */
export interface Address {
  readonly host: string;
  readonly tls: boolean;
}

const server = (address: Address) => ({
  domain: address.host,
  root_url: rootUrl(address),
});

/** The address by which people call it. */
export const rootUrl = ({ host, tls }: Address) => `${tls ? 'https' : 'http'}://${host}/`;
