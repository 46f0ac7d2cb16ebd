import { images } from '../../../constructs/images';
import type { Check } from '../check';
import { operatorRules } from '../joined';
import { format, syntax, validate } from './alloy';
import { shortRun } from './alloy-run';
import { collector } from './collector';
import { dashboards } from './grafana/dashboards';
import { dashboardProviders, datasources } from './grafana/provisioning';
import { settings } from './grafana/settings';
import { logAlerts } from './log-alerts';
import { nginx, nginxWithModules } from './nginx';
import { prometheus, prometheusRules } from './prometheus';
import { promtail } from './promtail';
import { json, shellScripts } from './scripts';
import { loki, mimir, tempo } from './stores';

/** What is checked of a container's configuration, by its image. */
const checksByImage: Readonly<Record<string, readonly Check[]>> = {
  [images.alloy.repository]: [syntax, format, validate, shortRun],
  [images.grafana.repository]: [settings, datasources, dashboardProviders, dashboards],
  [images.loki.repository]: [loki, logAlerts],
  [images.mimir.repository]: [mimir],
  [images.nginx.repository]: [nginx, nginxWithModules],
  [images.promtail.repository]: [promtail],
  [images.otelCollector.repository]: [collector],
  [images.prometheus.repository]: [prometheus],
  [operatorRules]: [prometheusRules],
  [images.tempo.repository]: [tempo],
};

/** Whatever the image: scripts and data of ours. */
const otherChecks: readonly Check[] = [shellScripts, json];

/** The checks of an image, the first of which reads a file has it. */
export const checksOf = (repository: string): readonly Check[] => [
  ...(checksByImage[repository] ?? []),
  ...otherChecks,
];
