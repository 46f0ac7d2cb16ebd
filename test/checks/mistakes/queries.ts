import { replaced } from '../subjects';
import type { Mistake } from './mistake';

const errorRate = 'grafana/ConfigMap.grafana-dashboards-http-error-rate.yaml';
const pipelineHealth = 'grafana/ConfigMap.grafana-dashboards-pipeline-health.yaml';
const datasources = 'grafana/ConfigMap.grafana-datasources.yaml';

export const queryMistakes: readonly Mistake[] = [
  {
    check: 'queries/files',
    title: 'a dashboard that is no JSON',
    edit: replaced(errorRate, '"title": "HTTP error rate"', '"title": "HTTP error rate'),
    finds: [
      'grafana › ConfigMap grafana-dashboards-http-error-rate › http-error-rate.json: it cannot be read: Bad control character in string literal in JSON at position 1826 | JSON, or YAML',
    ],
  },
  {
    check: 'queries/syntax',
    title: 'PromQL with a bracket too few',
    edit: replaced(
      pipelineHealth,
      'rate(loki_distributor_lines_received_total[$__rate_interval])',
      'rate(loki_distributor_lines_received_total[$__rate_interval)',
    ),
    finds: [
      'grafana › ConfigMap grafana-dashboards-pipeline-health › Pipeline health › Lines received: unexpected expression: loki_distributor_lines_received_total[5m | a query that Grafana’s editor takes',
    ],
  },
  {
    check: 'queries/syntax',
    title: 'LogQL behind a link with a brace too few',
    edit: replaced(datasources, `'{pod="$\${pod}"}'`, `'{pod="$\${pod}"'`),
    finds: [
      'grafana › ConfigMap grafana-datasources › Mimir › correlation › Logs of this pod: it breaks off: {pod="some"⟪here⟫ | a query that Grafana’s editor takes',
    ],
  },
  {
    check: 'queries/metrics',
    title: 'a metric that nobody produces',
    edit: replaced(pipelineHealth, 'loki_distributor_lines_received_total', 'loki_distributor_line_received_total'),
    finds: [
      'grafana › ConfigMap grafana-dashboards-pipeline-health › Pipeline health › Lines received: it asks for the metric loki_distributor_line_received_total, which nobody produces | a metric of a component with its labels; metrics of your own are named by knownMetrics of the environment',
    ],
  },
  {
    check: 'queries/metrics',
    title: 'a metric of a program that is not in the environment',
    edit: replaced(pipelineHealth, 'trace_dropped_too_early[', 'trace_dropped_too_early_total['),
    finds: [
      'grafana › ConfigMap grafana-dashboards-pipeline-health › Pipeline health › Traces decided too early: it asks for the metric otelcol_processor_tail_sampling_sampling_trace_dropped_too_early_total, which nobody produces | a metric of a component with its labels; metrics of your own are named by knownMetrics of the environment',
    ],
  },
  {
    check: 'queries/metrics',
    title: 'a label that no series has',
    edit: replaced(
      pipelineHealth,
      'sum by (reason) (rate(cortex_discarded_samples_total',
      'sum by (reasons) (rate(cortex_discarded_samples_total',
    ),
    finds: [
      'grafana › ConfigMap grafana-dashboards-pipeline-health › Pipeline health › Samples discarded: it asks for the label reasons in sum by (reasons) (rate(cortex_discarded_samples_total[5m])), which nobody produces | a metric of a component with its labels; metrics of your own are named by knownMetrics of the environment',
    ],
  },
  {
    check: 'queries/metrics',
    title: 'a label that no stream has',
    edit: replaced(datasources, '{service_name="', '{service="'),
    finds: [
      'grafana › ConfigMap grafana-datasources › Mimir › correlation › Logs of this service: it asks for the label service of streams, which nobody produces | a metric of a component with its labels; metrics of your own are named by knownMetrics of the environment',
    ],
  },
  {
    check: 'queries/legends',
    title: 'a legend with a label that the result does not have',
    fixture: 'logs-alone',
    edit: replaced(pipelineHealth, '"legendFormat": "{{reason}}', '"legendFormat": "{{reasons}}'),
    finds: [
      'grafana › ConfigMap grafana-dashboards-pipeline-health › Pipeline health › Lines discarded: it shows the label reasons, which the result does not have | one of: reason',
    ],
  },
  {
    check: 'queries/datasources',
    title: 'a panel of a datasource that is not there',
    edit: replaced(errorRate, '"uid": "mimir"', '"uid": "metrics"'),
    finds: [
      'grafana › ConfigMap grafana-dashboards-http-error-rate › HTTP error rate: it names the datasource metrics, which does not exist | one of: mimir, loki, tempo, pyroscope, prometheus',
    ],
  },
  {
    check: 'queries/datasources',
    title: 'a link to a datasource that is not there',
    edit: replaced(datasources, 'targetUID: loki', 'targetUID: logs'),
    finds: [
      'grafana › ConfigMap grafana-datasources › Mimir: it names the datasource logs, which does not exist | one of: mimir, loki, tempo, pyroscope, prometheus',
    ],
  },
];
