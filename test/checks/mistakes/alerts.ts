import { replaced } from '../subjects';
import type { Mistake } from './mistake';

const ofMetrics = 'kube-prometheus-stack/PrometheusRule.loki.yaml';
const ofLines = 'loki/ConfigMap.loki-alerts.yaml';

export const alertMistakes: readonly Mistake[] = [
  {
    check: 'alerts/queries',
    title: 'an unknown function in PromQL',
    edit: replaced(ofMetrics, 'absent(up', 'absents(up'),
    finds: [
      'kube-prometheus-stack › PrometheusRule loki › TargetMissing: unexpected expression: absents(up{namespace="monitoring", service_name="loki"} | a query that the editor of its language takes',
    ],
  },
  {
    check: 'alerts/queries',
    title: 'a metric of a component that is not here',
    edit: replaced(ofMetrics, 'loki_discarded_samples_total', 'cortex_discarded_samples_total'),
    finds: [
      'kube-prometheus-stack › PrometheusRule loki › LokiDiscardsLines: it asks for the metric cortex_discarded_samples_total, which nobody here produces, so it never fires | a metric of a component with its labels; metrics of your own are named by knownMetrics of the environment',
    ],
  },
  {
    check: 'alerts/queries',
    title: 'LogQL with a bracket too few',
    edit: replaced(ofLines, '[10m])) > 1', '[10m]) > 1'),
    finds: [
      'loki › ConfigMap loki-alerts › ServiceLogsErrors: it breaks off: sum by (namespace, service_name) (rate({service_name=~".+"} | detected_level=~"error|critical|fatal" [10m]) > 1⟪here⟫ | a query that the editor of its language takes',
    ],
  },
  {
    check: 'alerts/queries',
    title: 'a label that no stream has',
    edit: replaced(ofLines, '{service_name=~".+"}', '{service=~".+"}'),
    finds: [
      'loki › ConfigMap loki-alerts › ServiceLogsErrors: it asks for the label service of streams, which nobody here produces, so it never fires | a metric of a component with its labels; metrics of your own are named by knownMetrics of the environment',
    ],
  },
  {
    check: 'alerts/labels',
    title: 'a label that the series of a metric do not keep',
    edit: replaced(ofMetrics, 'sum by (reason)', 'sum by (pod)'),
    finds: [
      'kube-prometheus-stack › PrometheusRule loki › LokiDiscardsLines: it names the label reason, which its series do not have | a label by which the query sums',
    ],
  },
  {
    check: 'alerts/labels',
    title: 'a label by which lines are not counted',
    edit: replaced(ofLines, 'sum by (namespace, service_name)', 'sum by (service_name)'),
    finds: [
      'loki › ConfigMap loki-alerts › ServiceLogsErrors: it names the label namespace, which its series do not have | a label by which the query sums',
    ],
  },
  {
    check: 'alerts/annotations',
    title: 'a severity of its own',
    edit: replaced(ofMetrics, 'severity: critical', 'severity: fatal'),
    finds: [
      'kube-prometheus-stack › PrometheusRule loki › LokiDiscardsLines: its severity is fatal | one of: warning, critical',
    ],
  },
  {
    check: 'alerts/annotations',
    title: 'a summary that differs from series to series',
    edit: replaced(ofMetrics, 'summary: Loki refuses', "summary: '{{ $labels.pod }}' #"),
    finds: [
      'kube-prometheus-stack › PrometheusRule loki › LokiDiscardsLines: its summary is another one for each series | one sentence without a value, by which alerts of one kind are known; values belong into the description',
    ],
  },
  {
    check: 'alerts/annotations',
    title: 'a section that is not there',
    edit: replaced(ofMetrics, '#lokidiscardslines', '#lokidiscardsline'),
    finds: [
      'kube-prometheus-stack › PrometheusRule loki › LokiDiscardsLines: its runbook_url is https://github.com/your-organisation/lgtm-cdk8s/blob/main/docs/alerts.md#lokidiscardsline, and the page has no such section | a section LokiDiscardsLines of docs/alerts.md, or another address, by runbook of the alert',
    ],
  },
  {
    check: 'alerts/annotations',
    title: 'a page that is not there',
    edit: replaced(ofMetrics, 'docs/alerts.md#', 'docs/alarms.md#'),
    finds: [
      'kube-prometheus-stack › PrometheusRule loki › LokiDiscardsLines: its runbook_url is https://github.com/your-organisation/lgtm-cdk8s/blob/main/docs/alarms.md#lokidiscardslines, and there is no page docs/alarms.md | the page docs/alarms.md of this repository with a section LokiDiscardsLines, or another address, by runbook of the alert',
    ],
  },
  {
    check: 'alerts/annotations',
    title: 'a description that names nobody and no figure',
    edit: replaced(
      ofMetrics,
      'There is no pod of {{ $labels.service_name }} in {{ $labels.namespace }} whose metrics are pulled.',
      'There is no pod.',
    ),
    finds: [
      'kube-prometheus-stack › PrometheusRule loki › TargetMissing: its description names nobody and no figure | a description with the labels of the series ({{ $labels.… }}) or their value ({{ $value | humanize }})',
    ],
  },
  {
    check: 'alerts/annotations',
    title: 'a section of a page without the address at which it is',
    edit: replaced(
      ofMetrics,
      'https://github.com/your-organisation/lgtm-cdk8s/blob/main/docs/alerts.md#targetmissing',
      'docs/alerts.md#targetmissing',
    ),
    finds: [
      'kube-prometheus-stack › PrometheusRule loki › TargetMissing: its runbook_url is docs/alerts.md#targetmissing, which is no address | the address of a section that says what it means and what to do, such as https://example.com/docs/alerts.md#lokidiscardslines',
    ],
  },
].map((mistake): Mistake => ({ fixture: 'joining', ...mistake }));
