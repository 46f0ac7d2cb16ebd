import type { Alert, ComponentProps, Endpoint, Namespace, RecordingRule } from '../kit';
import { componentValidators } from '../kit/environment/component-props';
import {
  anything,
  endpoint,
  flag,
  labels,
  line,
  object,
  objectName,
  optional,
  type Validators,
} from '../kit/model/validation';
import type { StackNames } from './names';

export interface KubePrometheusStackProps extends ComponentProps {
  /** The namespace in which the stack runs. What joins it is put there, where its sidecars look. */
  readonly namespace: Namespace;
  /** The name of its Helm release: names and the label `release`, by which it chooses, follow from it. Default: `prometheus`. */
  readonly release?: string;
  /**
   * Names that the chart's values have changed, such as `{ fullname: 'metrics' }` for `fullnameOverride: metrics`, from which the names of
   * Prometheus and Alertmanager follow. Default: those that follow from the release.
   */
  readonly names?: Partial<StackNames>;
  /** Its Prometheus takes remote write (`enableRemoteWriteReceiver`). Default: no, as the chart has it. */
  readonly remoteWrite?: boolean;
  /** Its Prometheus takes OTLP (`enableOTLPReceiver`). Default: no, as the chart has it. */
  readonly otlp?: boolean;
  /** Its Prometheus keeps exemplars (`enableFeatures: [exemplar-storage]`). Default: no, as the chart has it. */
  readonly exemplars?: boolean;
  /**
   * Where its Prometheus sends all that it has (`prometheus.prometheusSpec.remoteWrite` of the chart, which you write): the policy of the store lets
   * it in, and dashboards and links know that its metrics are there too. Default: nowhere.
   */
  readonly sendsTo?: Endpoint<'prometheus.remote-write'>;
  /** It has a node exporter on every node (`nodeExporter.enabled`). Default: yes, as the chart has it. */
  readonly nodeExporter?: boolean;
  /** It has a kube-state-metrics (`kubeStateMetrics.enabled`). Default: yes, as the chart has it. */
  readonly kubeStateMetrics?: boolean;
  /** Its Prometheus asks the kubelets, of their own metrics and of those of containers (`kubelet.enabled`). Default: yes, as the chart has it. */
  readonly kubelet?: boolean;
  /** The uid of the datasource of its Prometheus in its Grafana. Default: `prometheus`, as the chart has it. */
  readonly datasourceUid?: string;
  /** Alerts of your own, in PromQL. Its Prometheus evaluates them and tells its Alertmanager. Default: none. */
  readonly alerts?: readonly Alert[];
  /**
   * Queries whose results are stored as metrics of their own, for those that are asked often and take long: `recordingRule({ … })`, in
   * PromQL. Its Prometheus evaluates them. Default: none.
   * https://prometheus.io/docs/prometheus/latest/configuration/recording_rules/
   */
  readonly recordingRules?: readonly RecordingRule[];
}

const podLabels = labels("{ 'app.kubernetes.io/name': 'grafana' }");

const names = object<Partial<StackNames>>({
  fullname: optional(objectName('prometheus-kube-prometheus')),
  prometheus: optional(objectName('prometheus-kube-prometheus-prometheus')),
  alertmanager: optional(objectName('prometheus-kube-prometheus-alertmanager')),
  grafana: optional(objectName('prometheus-grafana')),
  pods: optional(object({ prometheus: podLabels, alertmanager: podLabels, grafana: podLabels })),
});

export const kubePrometheusStackValidators: Validators<KubePrometheusStackProps> = {
  ...componentValidators,
  namespace: anything(),
  release: optional(objectName('prometheus')),
  names: optional(names),
  remoteWrite: optional(flag()),
  otlp: optional(flag()),
  exemplars: optional(flag()),
  sendsTo: optional(endpoint('prometheus.remote-write')),
  nodeExporter: optional(flag()),
  kubeStateMetrics: optional(flag()),
  kubelet: optional(flag()),
  datasourceUid: optional(line('prometheus')),
  // Checked by `checkAlerts`.
  alerts: anything(),
  // Checked by `checkRecordingRules`.
  recordingRules: anything(),
};
