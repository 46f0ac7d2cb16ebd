import {
  Component,
  type Datasource,
  Endpoint,
  type Environment,
  type KnownMetrics,
  minutes,
  type PrometheusDatasource,
  type Protocol,
  pods,
  type Scraper,
} from '../kit';
import type { ClusterExporter } from '../kit/model/cluster-exporter';
import type { ComponentReference } from '../kit/model/component-reference';
import type { ExistingGrafana } from '../kit/model/existing-grafana';
import type { SharedSource } from '../kit/model/shared-source';
import type { EvaluatedAlerts } from '../kit/vocabulary/alert';
import { watchedAlerts } from '../kit/vocabulary/alert-forms';
import { checkOwnRules, recordedMetrics } from '../kit/vocabulary/own-rules';
import {
  alertSeries,
  containerMetrics,
  kubeletMetrics,
  processMetrics,
  volumeMetrics,
} from '../kit/vocabulary/shared-metrics';
import { addressesOf, type Watched, type WatchedAddress, watchedValidator } from '../kit/vocabulary/watched';
import { nodeMetrics, objectMetrics } from '../kubernetes/metrics';
import { existingDatasource, withLinks } from './datasources';
import { exportersOf } from './exporters';
import { isOfStack, type StackNames, stackNames } from './names';
import { PrometheusRuleObject } from './prometheus-rule';
import { type KubePrometheusStackProps, kubePrometheusStackValidators } from './props';
import { ServiceMonitorObject } from './service-monitor';
import { sharedSources } from './shared-sources';

export type { KubePrometheusStackProps } from './props';

/** Prometheus's own, which the chart does not change. https://prometheus.io/docs/prometheus/latest/command-line/prometheus/ */
const queryTimeout = minutes(2);

/**
 * An existing kube-prometheus-stack: its Prometheus, Alertmanager and Grafana as endpoints, with what they accept. Nothing of it
 * is rendered; what is rendered are ServiceMonitors and PrometheusRules, by which its operator finds what to pull and to evaluate.
 * https://github.com/prometheus-community/helm-charts/tree/main/charts/kube-prometheus-stack
 */
export class KubePrometheusStack extends Component implements Scraper {
  /** Where it answers PromQL. */
  readonly query: Endpoint<'prometheus.query'>;
  /** For Tempo. Undefined where its Prometheus takes no remote write. */
  readonly remoteWrite?: Endpoint<'prometheus.remote-write'>;
  /** For the Collector: by OTLP where its Prometheus takes that, otherwise it pulls. */
  readonly metricsTo: Endpoint<'otlp.metrics'> | Scraper;
  /** Where programs beside its Prometheus raise alerts, such as Loki about log lines. */
  readonly alertmanager: Endpoint<'alertmanager'>;
  /** Its Prometheus in its Grafana, where it is already. */
  readonly datasource: PrometheusDatasource;
  /**
   * The same Prometheus once more, with the links from metrics to logs and to traces: these stand in the file of the datasource
   * that they start from, and the file of the other is not ours.
   */
  readonly linkedDatasource: PrometheusDatasource;
  /** For datasources and dashboards. */
  readonly grafana: ExistingGrafana;
  /** It keeps the exemplars of what it pulls. */
  readonly keepsExemplars: boolean;
  /** What the chart has its Prometheus pull. */
  override readonly knownMetrics: readonly KnownMetrics[];
  override readonly clusterExporters: readonly ClusterExporter[];
  override readonly reads: () => readonly SharedSource[];
  private readonly watched: WatchedAddress[] = [];
  private readonly evaluated: EvaluatedAlerts[] = [];
  private readonly release: string;
  private readonly names: StackNames;

  constructor(environment: Environment, given: KubePrometheusStackProps) {
    super(environment, 'kube-prometheus-stack', given);
    const props = this.properties(given, kubePrometheusStackValidators);
    this.release = props.release ?? 'prometheus';
    this.keepsExemplars = props.exemplars ?? false;
    const { nodeExporter = true, kubeStateMetrics = true, kubelet = true } = props;
    this.clusterExporters = exportersOf(props);
    this.reads = () => sharedSources(props, this.watched, this.endpoints);
    this.knownMetrics = [
      ...processMetrics,
      ...alertSeries,
      ...(kubelet ? [kubeletMetrics, volumeMetrics, containerMetrics].flat() : []),
      ...(nodeExporter ? nodeMetrics : []),
      ...(kubeStateMetrics ? objectMetrics : []),
      ...recordedMetrics(props.recordingRules),
    ];
    this.check.require(
      given?.namespace !== undefined || !this.check.sound('properties'),
      'namespace',
      'namespace is missing',
      "the stack's, by addNamespace('monitoring', { existing: true })",
    );
    this.check.require(
      this.targetNamespace.existing || !this.check.sound('namespace'),
      'namespace',
      `${this.targetNamespace.name} is a namespace of this environment, and the stack runs in one of its own`,
      "the stack's, by addNamespace('monitoring', { existing: true })",
    );
    this.names = stackNames(this.release, props.names);
    const exemplars = this.keepsExemplars;
    const offers = { exemplars, nativeHistograms: false };
    this.query = this.ofPrometheus('prometheus.query', { exemplars, timeout: queryTimeout });
    this.remoteWrite = props.remoteWrite
      ? this.ofPrometheus('prometheus.remote-write', offers, '/api/v1/write')
      : undefined;
    this.metricsTo = props.otlp ? this.ofPrometheus('otlp.metrics', { exemplars }, '/api/v1/otlp') : this;
    const alertmanager = { service: this.names.alertmanager, pods: this.names.pods.alertmanager, port: 9093 };
    this.alertmanager = this.endpoint('alertmanager', 'alertmanager', alertmanager, {
      // Its own Prometheus tells each of its pods; a component that joins tells one, which its Service chooses.
      everyPod: false,
      watchdog: false,
    });
    this.datasource = existingDatasource(this, this.query, props.datasourceUid);
    this.linkedDatasource = withLinks(this.datasource);
    if (props.sendsTo)
      this.connect('sendsTo', this.prometheus, 'prometheus.remote-write', props.sendsTo, {
        usesAccess: true,
        usesProxy: true,
      });
    this.grafana = {
      namespace: this.targetNamespace,
      peer: pods(this.targetNamespace.name, this.names.pods.grafana),
      datasourceLabel: { grafana_datasource: '1' },
      dashboardLabel: { grafana_dashboard: '1' },
    };
    const { alerts: ownAlerts = [], recordingRules = [] } = props;
    checkOwnRules(this.check, props, { language: 'PromQL' });
    if (this.check.sound('alerts', 'recordingRules') && ownAlerts.length + recordingRules.length > 0)
      new PrometheusRuleObject(this, { about: 'own-alerts', alerts: ownAlerts, recordingRules, labels: this.chosen });
  }

  /** The component that keeps what is pulled: itself. */
  get store(): ComponentReference {
    return this.reference;
  }

  override get evaluatedAlerts(): readonly EvaluatedAlerts[] {
    return this.evaluated;
  }

  override get existingDatasources(): readonly Datasource[] {
    return [this.datasource];
  }

  /** Pulls the metrics of these components, and warns of what they say. Reports one that is watched twice. */
  watch(...watched: readonly Watched[]): void {
    for (const each of watched) {
      const component = this.check.read('watch', each, watchedValidator);
      if (!component) continue;
      const { metrics } = component;
      if (metrics.offers.probes) {
        this.check.report(
          'watch',
          `${metrics.owner.component} asks targets, which a ServiceMonitor cannot name`,
          'a Prometheus of the environment, or a Probe of your own beside the chart',
        );
        continue;
      }
      const fresh = this.scrape(metrics);
      if (!fresh) continue;
      const addresses = addressesOf(component);
      for (const { endpoint } of addresses) if (endpoint !== metrics) this.scrape(endpoint);
      this.watched.push(...addresses);
      const evaluated = watchedAlerts(component);
      this.evaluated.push(evaluated);
      new PrometheusRuleObject(this, { ...evaluated, labels: this.chosen });
    }
  }

  /** Pulls from an endpoint, by a ServiceMonitor that its operator finds. Reports one that is pulled from already. */
  scrape(endpoint: Endpoint<'prometheus.exposition'>): boolean {
    const fresh = this.check.require(
      !this.connections.some(({ to }) => to === endpoint),
      'watch',
      `${endpoint.owner.component} is watched twice`,
      'each component once',
    );
    if (!fresh) return false;
    const { madeFromTracesOf } = endpoint.offers;
    this.connect('watch', this.prometheus, 'prometheus.exposition', endpoint, { madeFromTracesOf });
    new ServiceMonitorObject(this, { endpoint, labels: this.chosen });
    return true;
  }

  /** Reports objects with a name that the stack has, or takes with its next version. */
  override finish(): void {
    for (const component of this.environment.components) {
      for (const { kind, name, metadata } of component.objects) {
        if (metadata.namespace !== this.targetNamespace.name) continue;
        component.check.require(
          !isOfStack(this.names, this.release, name),
          `${kind} ${name}`,
          `the kube-prometheus-stack of the release ${this.release} names its own objects so`,
          'another name for the component',
        );
      }
    }
  }

  /** Who pulls and sends. */
  private get prometheus() {
    return { workload: 'prometheus', peer: pods(this.targetNamespace.name, this.names.pods.prometheus) };
  }

  /** The labels by which its Prometheus chooses what it pulls and evaluates. */
  private get chosen(): Readonly<Record<string, string>> {
    return { release: this.release };
  }

  private ofPrometheus<P extends 'prometheus.query' | 'prometheus.remote-write' | 'otlp.metrics'>(
    protocol: P,
    offers: Endpoint<P>['offers'],
    path?: string,
  ): Endpoint<P> {
    const prometheus = { service: this.names.prometheus, pods: this.names.pods.prometheus, port: 9090, path };
    return this.endpoint(protocol, 'prometheus', prometheus, offers);
  }

  /** An address at which something of the stack answers. */
  private endpoint<P extends Protocol>(
    protocol: P,
    workload: string,
    at: {
      readonly service: string;
      readonly pods: Readonly<Record<string, string>>;
      readonly port: number;
      readonly path?: string;
    },
    offers: Endpoint<P>['offers'],
  ): Endpoint<P> {
    const { name: namespace } = this.targetNamespace;
    const endpoint = new Endpoint({
      protocol,
      owner: { environment: this.environment.name, component: this.name, workload },
      peer: pods(namespace, at.pods),
      host: `${at.service}.${namespace}.svc`,
      port: at.port,
      path: at.path,
      offers,
    });
    return this.offer(endpoint);
  }
}
