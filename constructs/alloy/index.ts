import { Component, type Endpoint, type Environment, type KnownMetrics, type Permission, Workload } from '../kit';
import { secretsOfAll } from '../kit/model/access';
import type { ClusterExporter } from '../kit/model/cluster-exporter';
import { isSameComponent } from '../kit/model/component-reference';
import { unique } from '../kit/model/unique';
import type { Permissions } from '../kit/pods/account';
import { secretFiles } from '../kit/pods/secret-files';
import type { ComponentAlert, EvaluatedAlerts } from '../kit/vocabulary/alert';
import { watchedAlerts } from '../kit/vocabulary/alert-forms';
import { processMetrics, pullMetrics, remoteWriteMetrics } from '../kit/vocabulary/shared-metrics';
import { labelsOfCluster } from '../kit/vocabulary/signal-labels';
import { addressesOf, type Watched, type WatchedAddress, watchedValidator } from '../kit/vocabulary/watched';
import { agentStateMount } from '../pod-logs/privileges';
import { FromKubelet, Scraped } from '../scrape';
import { type Keeping, keeping, keepingForOthers, shownAt } from '../scrape/keep';
import { type Load, reportLoad } from '../stores/sizing';
import { checkAlloy, checkCollecting, checkWatched } from './checks';
import { alloyConfiguration } from './config';
import { connectDestinations, destinationsOf } from './connect';
import { alloyMetrics, alloyOtlpMetrics, alloyProfileMetrics } from './metrics';
import type { Pipeline } from './pipelines';
import { fromKubelet } from './pipelines/from-kubelet';
import { largestRequest } from './pipelines/otlp';
import { ownNodeVariables } from './pipelines/own-node';
import { isScraping, sharedSourcesOf, writtenAs } from './pipelines/pipeline';
import { nodeAccess } from './pipelines/processes';
import { scraped } from './pipelines/scraped';
import { watched } from './pipelines/watched';
import { alloyPod, holdsLines, ownPort } from './pod';
import { type AlloyProps, alloyValidators, type Collected } from './props';
import { alloyAlerts } from './rules';
import { checkShown } from './shown';
import { checkSized, late, resourcesOf, workOf } from './sized';
import type { AgentWork } from './sizing';
import { fileParts } from './syntax/configuration-parts';

export { cadvisor, kubelet } from '../scrape';
export type { AlloyCopies, LogCopies } from './copies';
export { KafkaLogs, type KafkaLogsProps } from './kafka-logs';
export { KubernetesEvents, type KubernetesEventsProps } from './kubernetes-events';
export * from './pipelines';
export type { AlloyProps, Collected } from './props';
export { AlloyReceiver, type AlloyReceiverProps, type FaroProps } from './receiver';
export type { ScrapeLimits } from './scrape-limits';
/** Alloy's components, for the property `configuration`. */
export * as alloySyntax from './syntax';

/**
 * Alloy, the agent on every node: logs of its pods, metrics of its programs, and OTLP in.
 * It runs as root, as only root may read the logs of pods, and keeps its state on the node.
 * https://grafana.com/docs/alloy/latest/
 */
export class Alloy extends Component {
  /** Its own metrics. */
  readonly metrics: Endpoint<'prometheus.exposition'>;
  /** Alerts about its own metrics. */
  override readonly alerts: readonly ComponentAlert[];
  override readonly knownMetrics: readonly KnownMetrics[];
  override readonly hiddenMetrics: readonly KnownMetrics[];
  override readonly configurationParts = fileParts;
  override readonly clusterExporters: readonly ClusterExporter[];
  override readonly appliesLogRules = true;
  override readonly reads = () => this.pipelines.flatMap(sharedSourcesOf);
  /** The load for which it is sized. Undefined: none is stated. */
  readonly load?: Load;
  private readonly props: AlloyProps;
  private readonly collected: readonly Pipeline[];
  private readonly workload: Workload;
  private readonly watched: Watched[] = [];
  /** For applications. Undefined without `otlpTo`. */
  readonly otlp?: { readonly grpc: Endpoint<'otlp.grpc'>; readonly http: Endpoint<'otlp.http'> };

  constructor(environment: Environment, given: AlloyProps) {
    super(environment, 'alloy', given);
    const props = this.properties(given, alloyValidators);
    const collect = props.collect.map(pipelineOf);
    if (props.load) reportLoad(environment, props.load);
    this.load = props.load;
    this.props = props;
    this.collected = collect;
    checkAlloy(this, props, collect);
    this.alerts = alloyAlerts(this, props);
    this.knownMetrics = [
      ...alloyMetrics,
      ...(props.otlpTo ? alloyOtlpMetrics : []),
      ...(props.profilesTo ? alloyProfileMetrics : []),
      ...(props.metricsTo ? [...processMetrics, ...pullMetrics, ...remoteWriteMetrics] : []),
      ...collect.flatMap((pipeline) => (pipeline.sendsTo === 'metricsTo' ? pipeline.knownMetrics : [])),
    ];
    this.hiddenMetrics = collect.flatMap((each) => ('hiddenMetrics' in each ? (each.hiddenMetrics ?? []) : []));
    this.clusterExporters = collect.flatMap((pipeline) =>
      'exportsOf' in pipeline && pipeline.exportsOf
        ? [{ of: pipeline.exportsOf, property: 'collect', written: writtenAs(pipeline) }]
        : [],
    );
    const secrets = secretFiles(this, '/etc/alloy-secrets', secretsOfAll(destinationsOf(props), 'password'));
    const sender = { fileOf: secrets.fileOf, labels: labelsOfCluster(environment.cluster) };
    const state = props.storagePath ?? `/var/lib/${this.name}`;
    const workload = new Workload(this, {
      kind: 'DaemonSet',
      ...alloyPod(this, {
        storagePath: state,
        file: () => {
          checkSized(this, props, this.work);
          const { existing, cluster, logRules } = environment;
          const surroundings = { cluster, logRules, scrapeLimits: props.scrapeLimits ?? {}, kept: this.kept };
          return alloyConfiguration({ ...props, collect: this.pipelines, existing, surroundings, sender });
        },
        change: props.configuration,
      }),
      environmentVariables: ownNodeVariables(collect, environment.existing),
      ...nodeAccess(collect),
      ports: {
        ...ownPort,
        ...(props.otlpTo ? { 'otlp-grpc': { container: 4317 }, 'otlp-http': { container: 4318 } } : {}),
      },
      mounts: [
        // Positions in the log files and the log of samples, which outlive the pod.
        agentStateMount(state, 'storagePath'),
        ...secrets.mounts,
        ...collect.flatMap((pipeline) => pipeline.mounts?.(environment.cluster) ?? []),
      ],
      permissions: () => this.permissions,
      resources: late(() => resourcesOf(props, this.work)),
      terminationGrace: holdsLines,
    });
    this.workload = workload;
    this.connectTo(workload, props, collect);
    this.metrics = workload.endpoint('prometheus.exposition', 'http', { everyPod: true }, { path: '/metrics' });
    if (props.otlpTo) {
      this.otlp = {
        grpc: workload.endpoint('otlp.grpc', 'otlp-grpc', { largestRequest: largestRequest(props.otlpTo) }),
        http: workload.endpoint('otlp.http', 'otlp-http', { largestRequest: largestRequest(props.otlpTo) }),
      };
    }
  }

  /**
   * Takes the metrics of these components, of pods on the own node, and sends them to `metricsTo`: of a NodeExporter and of a KubeStateMetrics,
   * where a Mimir is the store. Reports one that is watched twice.
   */
  watch(...watched: readonly Watched[]): void {
    for (const each of watched) {
      const component = this.check.read('watch', each, watchedValidator);
      if (!component || !checkWatched(this.check, component, this.watched, this.props)) continue;
      if (!this.pipelines.some(({ usesApiServer }) => usesApiServer))
        this.workload.connect('watch', 'kubernetes.api', this.environment.existing.apiServer);
      for (const { endpoint } of addressesOf(component)) {
        this.workload.connect('watch', 'prometheus.exposition', endpoint);
        checkShown(this.check, endpoint, this.props.scrapeLimits);
      }
      this.watched.push(component);
    }
  }

  override build(): void {
    checkCollecting(this.check, this.props, this.pipelines);
    super.build();
  }

  /** All that it collects: what it is told, and the metrics of what it watches. */
  private get pipelines(): readonly Pipeline[] {
    const shows = ({ endpoint }: WatchedAddress) => shownAt(this.environment, endpoint);
    return [...this.collected, ...this.addresses.map((address) => watched(address, () => shows(address)))];
  }

  /** What passes each agent, complete when all is watched. */
  private get work(): AgentWork {
    return workOf(this.props, this.pipelines, this.addresses);
  }

  private get addresses(): readonly WatchedAddress[] {
    return this.watched.flatMap(addressesOf);
  }

  private get permissions(): Permissions | undefined {
    const cluster = permissionsOf(this.pipelines);
    return cluster.length > 0 ? { cluster } : undefined;
  }

  /** What is sent of nodes, objects, kubelets and containers. Whether a target answers is no metric of its own. */
  private get kept(): Keeping {
    const { keep = [], metricsTo } = this.props;
    const more = keep === 'everything' ? keep : [...keep, 'up', 'scrape_.+'];
    const store = this.environment.components.find(({ reference }) =>
      isSameComponent(reference, metricsTo?.owner ?? this.reference),
    );
    // What is not of this environment has no workload here.
    return store && store.workloads.length > 0 ? keeping(this.environment, more) : keepingForOthers(more);
  }

  override get collectedAlerts(): readonly EvaluatedAlerts[] {
    const ofPipelines = this.collected.flatMap((pipeline) => {
      const { alerts = [] } = pipeline.sendsTo === 'metricsTo' ? pipeline : {};
      return alerts.length > 0 ? [{ about: pipeline.name, language: 'PromQL' as const, alerts }] : [];
    });
    return [...ofPipelines, ...this.watched.map(watchedAlerts)];
  }

  private connectTo(workload: Workload, props: AlloyProps, collect: readonly Pipeline[]): void {
    const { otlpTo } = props;
    const { existing } = this.environment;
    connectDestinations(this, workload, props);
    if (otlpTo) workload.connect('otlpTo', 'otlp.grpc', otlpTo, { largestRequest: otlpTo.offers?.largestRequest });
    if (collect.some((pipeline) => pipeline.usesApiServer))
      workload.connect('collect', 'kubernetes.api', existing.apiServer);
    // kubelet() and cadvisor() ask the same program.
    const sources = new Map<string, Endpoint>();
    for (const pipeline of collect) {
      if (!isScraping(pipeline)) continue;
      for (const source of pipeline.sources(existing)) sources.set(`${source.owner.workload} ${source.url}`, source);
    }
    for (const source of sources.values()) workload.connect('collect', source.protocol, source);
  }
}

function pipelineOf(collected: Collected): Pipeline {
  if (collected instanceof Scraped) return scraped(collected);
  return collected instanceof FromKubelet ? fromKubelet(collected) : collected;
}

/** What the pipelines together may do, each rule once. */
function permissionsOf(collect: readonly Pipeline[]): Permission[] {
  const rules = collect.flatMap(({ permissions = [] }) => permissions);
  return unique(rules, (rule) => JSON.stringify(rule));
}
