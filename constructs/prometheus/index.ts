import {
  Component,
  type Endpoint,
  type Environment,
  type KnownMetrics,
  minutes,
  type PrometheusDatasource,
  seconds,
  toYaml,
  Workload,
} from '../kit';
import { secretsOfAll } from '../kit/model/access';
import { brand } from '../kit/model/brand';
import { queryTimeouts } from '../kit/model/timeouts';
import type { Permissions } from '../kit/pods/account';
import { type SecretFiles, secretFiles } from '../kit/pods/secret-files';
import { copiesApart } from '../kit/pods/spread';
import type { Asked } from '../kit/queries';
import type { ComponentAlert, EvaluatedAlerts } from '../kit/vocabulary/alert';
import { watchedAlerts } from '../kit/vocabulary/alert-forms';
import { checkOwnRules, checkRecordedNames, queriesOfRules, ruleFile } from '../kit/vocabulary/own-rules';
import {
  addressesOf,
  checkWatchedOnce,
  type Watched,
  type WatchedAddress,
  watchedValidator,
} from '../kit/vocabulary/watched';
import { keeping, shownAt } from '../scrape/keep';
import { checkPulled, isFromKubelet, isJob, isOfHosts } from '../scrape/pulled';
import { collectedAlerts } from '../stores';
import { checkJobs, checkPrometheus, usualInterval, usualResources, usualSeries } from './checks';
import { alertFile, folder, prometheusConfiguration } from './config';
import { jobParts } from './configuration-parts';
import { connectPair, connectPulled, connectWatched } from './connect';
import { datasourceOf } from './datasource';
import { flagsOf } from './flags';
import { metricsOfPrometheus } from './metrics';
import { checkPair, checkPairWired, isPair, servicesOf, variablesOf } from './pair';
import { permissionsOf } from './privileges';
import { type PrometheusProps, prometheusValidators } from './props';
import { isSent, largestRequest, type Received, receivedBy } from './received';
import { prometheusReliedOn } from './relied-on';
import { prometheusAlerts } from './rules';
import { sharedSources } from './shared-sources';

export type { PrometheusConfiguration } from './config';
export type { PrometheusProps } from './props';

/**
 * A Prometheus that pulls metrics and evaluates alerts. It depends on nothing that it watches, so it still answers, and evaluates
 * alerts, when the rest is down. It is small beside a Mimir, where it watches the pipeline alone; where others send to `otlp` or
 * `remoteWrite`, it is the store of every metric. https://prometheus.io/docs/prometheus/latest/configuration/configuration/
 */
export class Prometheus extends Component {
  static {
    brand(Prometheus, 'Prometheus');
  }

  /** Where it answers PromQL. */
  readonly query: Endpoint<'prometheus.query'>;
  /**
   * For the Collector. Metrics with delta temporality are refused; the Collector adds them up. A request with one bad metric is refused
   * with all that is in it.
   * https://prometheus.io/docs/guides/opentelemetry/
   */
  readonly otlp: Endpoint<'otlp.metrics'>;
  /** For writers that speak remote write, such as Alloy and Tempo's metrics generator. */
  readonly remoteWrite: Endpoint<'prometheus.remote-write'>;
  /** Its own metrics. */
  readonly metrics: Endpoint<'prometheus.exposition'>;
  /** For a Grafana: `datasources: [prometheus.datasource]`. */
  readonly datasource: PrometheusDatasource;
  /** Alerts about itself and about what it pulls, which it evaluates itself. */
  override readonly alerts: readonly ComponentAlert[];
  override readonly knownMetrics: readonly KnownMetrics[];
  override readonly reliedOn = prometheusReliedOn;
  override readonly configurationParts = jobParts;
  override readonly reads = () => sharedSources(this.props, this.targets, [this.remoteWrite, this.otlp]);
  private readonly workload: Workload;
  private readonly watched: Watched[] = [];
  private readonly evaluated: EvaluatedAlerts[] = [];

  private readonly props: PrometheusProps;
  private readonly secrets: SecretFiles;

  constructor(environment: Environment, given: PrometheusProps) {
    super(environment, 'prometheus', given);
    const props = this.properties(given, prometheusValidators);
    this.props = props;
    const resources = props.resources ?? usualResources(props);
    checkPrometheus(this.check, props, resources);
    checkPair(this.check, props, environment.cluster);
    const timeouts = queryTimeouts(props.queryTimeout);
    const { alertsTo } = props;
    checkOwnRules(this.check, props, { language: 'PromQL' });
    this.alerts = prometheusAlerts(this, props);
    this.evaluated.push({ about: this.name, language: 'PromQL', alerts: this.alerts });
    const { scrape = [] } = props;
    checkPulled(this.check, 'scrape', scrape);
    const kubelets = scrape.filter(isFromKubelet);
    const needed = [
      ...scrape.filter(isOfHosts).flatMap(({ secrets }) => secrets),
      ...secretsOfAll([props.metricsTo], 'password'),
    ];
    this.secrets = secretFiles(this, '/etc/prometheus-secrets', needed);
    this.knownMetrics = metricsOfPrometheus(props);
    for (const { name: about, alerts } of kubelets) this.evaluated.push({ about, language: 'PromQL', alerts });
    this.workload = new Workload(this, {
      kind: 'StatefulSet',
      replicas: props.replicas,
      ...copiesApart(props.replicas ?? 1, environment.cluster),
      ...servicesOf(props),
      environmentVariables: variablesOf(props),
      image: environment.images.prometheus,
      args: () => flagsOf(props, { received: this.received, keepsExemplars: this.keepsExemplars }),
      configuration: [{ name: this.name, mountPath: folder, files: () => this.configurationFiles() }],
      permissions: () => this.permissions,
      mounts: this.secrets.mounts,
      identity: { user: 65534 },
      ports: { http: { container: 9090 } },
      data: { mountPath: '/prometheus', size: props.disk },
      goProgram: true,
      resources,
      readiness: { path: '/-/ready', port: 'http' },
      // Also while it replays its write-ahead log, for minutes where there are many series, it says that it is healthy. A bound on that time
      // would end it each time before it comes to the end.
      liveness: { path: '/-/healthy', port: 'http', failureThreshold: 6 },
      terminationGrace: seconds(60),
    });
    if (scrape.some((each) => !isOfHosts(each))) this.askApi('scrape');
    connectPulled(this.workload, scrape, environment);
    if (alertsTo) this.workload.connect('alertsTo', 'alertmanager', alertsTo, { usesProxy: true });
    const keepsExemplars = () => this.keepsExemplars;
    this.query = this.workload.endpoint('prometheus.query', 'http', {
      // Known when every component is there.
      get exemplars() {
        return keepsExemplars();
      },
      timeout: timeouts.answer,
    });
    this.otlp = this.workload.endpoint(
      'otlp.metrics',
      'http',
      { exemplars: true, largestRequest },
      { path: '/api/v1/otlp' },
    );
    this.remoteWrite = this.workload.endpoint(
      'prometheus.remote-write',
      'http',
      { exemplars: true, nativeHistograms: true, largestRequest },
      { path: '/api/v1/write' },
    );
    this.metrics = this.workload.endpoint(
      'prometheus.exposition',
      'http',
      { everyPod: isPair(props) },
      { path: '/metrics' },
    );
    connectPair(this.workload, props, this.metrics);
    const { scrapeInterval = usualInterval } = props;
    // What is sent comes once a minute, as the agents of OpenTelemetry do it unless told otherwise.
    this.datasource = datasourceOf(this, this.query, () => (isSent(this.received) ? minutes(1) : scrapeInterval));
  }

  /** Pulls the metrics of these components and evaluates their alerts. Reports one that is watched twice, as itself is watched anyway. */
  watch(...watched: readonly Watched[]): void {
    for (const each of watched) {
      const component = this.check.read('watch', each, watchedValidator);
      if (!component) continue;
      if (checkWatchedOnce(this.check, component, [this, ...this.watched]))
        this.evaluated.push(watchedAlerts(component));
      if (component.metrics.offers.ofNodes) this.askApi('watch');
      connectWatched(this.workload, this, component, this.props);
      this.watched.push(component);
    }
  }

  /** Finds targets by the Kubernetes API. `property`: by which it has to. */
  private askApi(property: 'scrape' | 'watch'): void {
    if (this.connections.some(({ to }) => to.protocol === 'kubernetes.api')) return;
    this.workload.connect(property, 'kubernetes.api', this.environment.existing.apiServer);
  }

  private get targets(): WatchedAddress[] {
    return this.watched.flatMap(addressesOf);
  }

  override get evaluatedAlerts(): readonly EvaluatedAlerts[] {
    return [...this.evaluated, ...collectedAlerts(this)];
  }

  /** Alerts and recording rules of the environment's own. Alerts of components are evaluated like those of any other. */
  override get queries(): readonly Asked[] {
    return queriesOfRules(this.props);
  }

  private get permissions(): Permissions | undefined {
    const cluster = permissionsOf(this.props.scrape ?? [], this.targets);
    return cluster.length > 0 ? { cluster } : undefined;
  }

  /** Reports what would be stored twice, and two jobs of one name. */
  override build(): void {
    const all = this.environment.components.filter((other): other is Prometheus => other instanceof Prometheus);
    const pairs = all.filter((each) => isPair(each.props));
    checkPairWired(this, this.props, { received: this.received, pairs });
    const own = this.metrics.owner.workload;
    checkJobs(this.check, [own, ...this.targets.map(({ job }) => job)], this.props.scrape);
    checkRecordedNames(this.check, this.props.recordingRules, this.environment.components);
    super.build();
  }

  /** What others send to it, complete when the environment is built. */
  private get received(): Received {
    return receivedBy(this.incoming);
  }

  /** It keeps those of applications. Programs of the pipeline have none. */
  private get keepsExemplars(): boolean {
    const { scrape = [] } = this.props;
    return isSent(this.received) || scrape.some(isJob);
  }

  /** Its configuration, and the alerts: those of what it watches, its own, and those of the environment. */
  private configurationFiles(): Record<string, string> {
    const { alertsTo, metricsTo, replicas, scrape: pulled = [], configuration } = this.props;
    const { series = usualSeries, scrapeInterval = usualInterval } = this.props;
    const { environment } = this;
    const { runbooks, cluster } = environment;
    const targets = this.targets.map((each) => ({ ...each, knownMetrics: shownAt(environment, each.endpoint) }));
    const kept = keeping(environment, this.props.keep ?? []);
    const { fileOf } = this.secrets;
    const exemplars = this.keepsExemplars;
    const told = { alertsTo, metricsTo, replicas, exemplars };
    const own = { own: this.metrics, targets, pulled, cluster, kept, fileOf };
    const given = prometheusConfiguration({ ...own, ...told, series, scrapeInterval, received: this.received });
    return {
      'prometheus.yaml': toYaml(this.configured(given, configuration)),
      [alertFile]: toYaml(ruleFile(this.evaluatedAlerts, this.props, runbooks)),
    };
  }
}
