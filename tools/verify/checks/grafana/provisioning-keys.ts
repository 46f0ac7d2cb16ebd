import type { Keys } from './keys';

/**
 * What Grafana's documentation of provisioning and of each datasource lists. Grafana itself passes over what it does not
 * know, so a slip of the pen shows nowhere but here.
 * https://grafana.com/docs/grafana/latest/administration/provisioning/
 */
const datasourceKeys: Keys = {
  name: 'text',
  type: 'text',
  access: 'text',
  orgId: 'number',
  uid: 'text',
  url: 'text',
  user: 'text',
  database: 'text',
  basicAuth: 'boolean',
  basicAuthUser: 'text',
  withCredentials: 'boolean',
  isDefault: 'boolean',
  version: 'number',
  editable: 'boolean',
  jsonData: 'any',
  secureJsonData: 'any',
  correlations: {
    items: {
      targetUID: 'text',
      label: 'text',
      description: 'text',
      type: 'text',
      config: { type: 'text', field: 'text', target: 'any', transformations: 'any' },
    },
  },
};

export const datasourcesFile: Keys = {
  apiVersion: 'number',
  prune: 'boolean',
  deleteDatasources: { items: { name: 'text', orgId: 'number' } },
  datasources: { items: datasourceKeys },
};

/** Of every datasource that is asked over HTTP. */
const http: Keys = {
  tlsAuth: 'boolean',
  tlsAuthWithCACert: 'boolean',
  tlsSkipVerify: 'boolean',
  serverName: 'text',
  oauthPassThru: 'boolean',
  keepCookies: 'any',
  timeout: 'number',
  httpHeaderName1: 'text',
};

const tags: Keys[string] = { items: { key: 'text', value: 'text' } };

const traceTo: Keys = { datasourceUid: 'text', spanStartTimeShift: 'text', spanEndTimeShift: 'text', tags };

/** `jsonData`, by the datasource's type. */
export const jsonDataKeys: Readonly<Record<string, Keys>> = {
  alertmanager: { ...http, implementation: 'text', handleGrafanaManagedAlerts: 'boolean' },
  prometheus: {
    ...http,
    httpMethod: 'text',
    prometheusType: 'text',
    prometheusVersion: 'text',
    cacheLevel: 'text',
    timeInterval: 'text',
    queryTimeout: 'text',
    defaultEditor: 'text',
    customQueryParameters: 'text',
    disableMetricsLookup: 'boolean',
    disableRecordingRules: 'boolean',
    incrementalQuerying: 'boolean',
    incrementalQueryOverlapWindow: 'text',
    manageAlerts: 'boolean',
    allowAsRecordingRulesTarget: 'boolean',
    alertmanagerUid: 'text',
    exemplarTraceIdDestinations: {
      items: { name: 'text', datasourceUid: 'text', url: 'text', urlDisplayLabel: 'text' },
    },
  },
  loki: {
    ...http,
    maxLines: 'any',
    manageAlerts: 'boolean',
    alertmanager: 'text',
    alertmanagerUid: 'text',
    derivedFields: {
      items: {
        name: 'text',
        matcherType: 'text',
        matcherRegex: 'text',
        url: 'text',
        urlDisplayLabel: 'text',
        datasourceUid: 'text',
        targetBlank: 'boolean',
      },
    },
  },
  'grafana-pyroscope-datasource': { ...http, minStep: 'text' },
  tempo: {
    ...http,
    tracesToLogsV2: {
      ...traceTo,
      filterByTraceID: 'boolean',
      filterBySpanID: 'boolean',
      customQuery: 'boolean',
      query: 'text',
    },
    tracesToMetrics: { ...traceTo, queries: { items: { name: 'text', query: 'text' } } },
    tracesToProfiles: {
      ...traceTo,
      profileTypeId: 'text',
      customQuery: 'boolean',
      query: 'text',
    },
    serviceMap: { datasourceUid: 'text' },
    nodeGraph: { enabled: 'boolean' },
    search: { hide: 'boolean', filters: 'any' },
    traceQuery: { timeShiftEnabled: 'boolean', spanStartTimeShift: 'text', spanEndTimeShift: 'text' },
    spanBar: { type: 'text', tag: 'text' },
    streamingEnabled: { search: 'boolean', metrics: 'boolean' },
  },
};

/** https://grafana.com/docs/grafana/latest/administration/provisioning/#dashboards */
export const dashboardProvidersFile: Keys = {
  apiVersion: 'number',
  providers: {
    items: {
      name: 'text',
      orgId: 'number',
      folder: 'text',
      folderUid: 'text',
      type: 'text',
      disableDeletion: 'boolean',
      updateIntervalSeconds: 'number',
      allowUiUpdates: 'boolean',
      options: { path: 'text', foldersFromFilesStructure: 'boolean' },
    },
  },
};
