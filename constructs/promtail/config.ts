import { type Cluster, type Endpoint, type LogRule, toYaml } from '../kit';
import { labelsOfCluster } from '../kit/vocabulary/signal-labels';
import { containerFormat } from '../pod-logs/container-format';
import type { Stage } from '../pod-logs/stage';
import { logsFromRule, podLogStages } from '../pod-logs/stages';
import { EndsWithNodeName, podLabelRules, podLogPathRules, type TargetRule } from '../pod-logs/targets';

export const httpPort = 3101;

/** The variable with the name of the node, by which Promtail also chooses the pods that it asks for. */
export const nodeNameVariable = 'HOSTNAME';

/** What the file is made from. */
export interface PromtailFileProps {
  readonly logsTo: Endpoint<'loki.push'>;
  /** Where positions are kept. */
  readonly stateFolder: string;
  /** Those of the environment. */
  readonly logRules: readonly LogRule[];
  readonly cluster: Pick<Cluster, 'containerRuntime' | 'name'>;
}

/**
 * The file as Promtail reads it with `-config.expand-env=true`, which takes every dollar and every backslash for its own:
 * doubled they mean themselves.
 */
export function printPromtail(configuration: PromtailConfiguration): string {
  const escaped = toYaml(configuration).replaceAll('\\', '\\\\').replaceAll('$', '$$$$');
  return escaped.replaceAll(nodeNameHere, `\${${nodeNameVariable}}`);
}

/** Stands where the name of the node goes; no rendered expression or path holds it. */
const nodeNameHere = '<own node>';

/** Promtail's configuration, as the property `configuration` is given it. */
export type PromtailConfiguration = ReturnType<typeof promtailConfiguration>;

/** https://grafana.com/docs/loki/latest/send-data/promtail/configuration/ */
export function promtailConfiguration({ logsTo, stateFolder, logRules, cluster }: PromtailFileProps) {
  return {
    // The port for gRPC can't be switched off: any free one.
    server: { http_listen_port: httpPort, grpc_listen_port: 0, log_format: 'json' },
    positions: { filename: `${stateFolder}/positions.yaml` },
    clients: [
      {
        url: logsTo.url,
        ...(cluster.name === undefined ? {} : { external_labels: labelsOfCluster(cluster) }),
        // Retries without end, as 0 means; the default gives up after ten. While Loki is away, the files are not read on.
        backoff_config: { max_period: '30s', max_retries: 0 },
      },
    ],
    scrape_configs: [
      {
        job_name: 'pod_logs',
        pipeline_stages: [...containerFormat(cluster), withoutCarriageReturn, ...podLogStages(logRules)],
        // Promtail itself asks for the pods of its own node alone.
        kubernetes_sd_configs: [{ role: 'pod' }],
        relabel_configs: [...podLabelRules, ...podLogPathRules, logsFromRule].map(relabelConfig),
      },
    ],
  };
}

/** What Windows ends its lines with; Alloy's reader takes it off itself. It comes after the container's own format is taken apart. */
const withoutCarriageReturn: Stage = { replace: { expression: '(\\r)$' } };

/** A rule as Promtail has it. */
const relabelConfig = ({ regex, ...rule }: TargetRule) => ({
  ...rule,
  ...(regex === undefined
    ? {}
    : { regex: regex instanceof EndsWithNodeName ? `${regex.before}${nodeNameHere}` : regex }),
});
