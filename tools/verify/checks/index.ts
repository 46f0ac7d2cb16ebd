import type { Check } from '../check';
import type { Reader } from '../workloads';
import { alertmanager } from './alertmanager';
import { format, syntax, validate } from './alloy';
import { shortRun } from './alloy-run';
import { blackbox } from './blackbox';
import { collector } from './collector';
import { beylaKeys, lokiKeys, lokiOverrides, mimirKeys, mimirOverrides } from './configuration-keys';
import { dashboards } from './grafana/dashboards';
import { dashboardProviders, datasources } from './grafana/provisioning';
import { settings } from './grafana/settings';
import { k6 } from './k6';
import { logAlerts } from './log-alerts';
import { memcached } from './memcached';
import { nginx, nginxWithModules } from './nginx';
import { prometheus, prometheusRules, ruleFiles } from './prometheus';
import { promtail } from './promtail';
import { json, properties, shellScripts, yaml } from './scripts';
import { loki, mimir, pyroscope, tempo } from './stores';
import { tempoOverrides } from './tempo-overrides';

/** The checks of a configuration, by the program that reads it. */
const checksByReader: Readonly<Partial<Record<Reader, readonly Check[]>>> = {
  alertmanager: [alertmanager],
  alloy: [syntax, format, validate, shortRun],
  beyla: [beylaKeys],
  grafana: [settings, datasources, dashboardProviders, dashboards],
  k6: [k6],
  loki: [loki, lokiKeys, lokiOverrides, logAlerts],
  memcached: [memcached],
  mimir: [ruleFiles, mimir, mimirKeys, mimirOverrides],
  nginx: [nginx, nginxWithModules],
  nginxOtel: [nginx, nginxWithModules],
  // They serve their pages by nginx.
  mythicalFrontend: [nginx, nginxWithModules],
  vueFrontend: [nginx, nginxWithModules],
  kafka: [properties, yaml],
  otelCollector: [collector],
  blackboxExporter: [blackbox],
  prometheus: [prometheus, ruleFiles],
  PrometheusRule: [prometheusRules],
  promtail: [promtail],
  pyroscope: [pyroscope],
  tempo: [tempo, tempoOverrides],
};

/** Scripts and data, whichever program reads them. */
const otherChecks: readonly Check[] = [shellScripts, json];

/** The checks of a container's files. If two of them read a file, the first one has it. */
export const checksOf = (reader: Reader | undefined): readonly Check[] => [
  ...((reader && checksByReader[reader]) ?? []),
  ...otherChecks,
];
