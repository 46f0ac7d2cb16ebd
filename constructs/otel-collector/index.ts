import {
  Component,
  type Endpoint,
  type Environment,
  gibibytes,
  type KnownMetrics,
  mebibytes,
  millicores,
  type Scraper,
} from '../kit';
import { missingEndpoint } from '../kit/model/endpoint';
import type { Sampler, Sampling } from '../kit/model/sampling';
import type { ComponentAlert, EvaluatedAlerts } from '../kit/vocabulary/alert';
import { traceMetrics } from '../kit/vocabulary/shared-metrics';
import { applicationMetrics } from '../opentelemetry/application-metrics';
import { offersOf, spoken } from '../opentelemetry/destinations';
import { expositionPort, largestBatch } from '../opentelemetry/exporters';
import { checkPipelines } from '../opentelemetry/pipeline-checks';
import { samplingThresholdGate } from '../opentelemetry/processors/tail-sampling';
import { jaegerEndpoints, jaegerPorts, othersPorts, usualLargestRequest } from '../opentelemetry/receivers';
import { sampledPipelines } from '../opentelemetry/sampled';
import { checkSampling, countsEachAsOne } from '../opentelemetry/sampling/checks';
import { samplingOf } from '../opentelemetry/sampling/outcome';
import { heldBack, waitsOf } from '../opentelemetry/sampling/waits';
import { collectorMetrics } from './metrics';
import { type OtelCollectorProps, otelCollectorValidators } from './props';
import { alertsOfOtherClusters, collectorAlerts } from './rules';
import { configurationOf } from './service';
import { collectorWorkload, connectCopies, destinationSecrets, senderHeader } from './workload';

export type { CollectorCopies } from '../opentelemetry/copies';
export type { Settings } from '../opentelemetry/pipelines';
export { errors, type KeepPolicy, slowerThan } from '../opentelemetry/sampling/keep';
export type { CollectorConfiguration } from './configuration';
export { OtelForwarder, type OtelForwarderProps } from './forwarder';
export type { OtelCollectorProps } from './props';

/**
 * The OpenTelemetry Collector: takes every signal by OTLP, names what it is about, samples traces, and sends each to its store.
 * https://opentelemetry.io/docs/collector/
 */
export class OtelCollector extends Component implements Sampler {
  /** For applications and agents. */
  readonly otlp: { readonly grpc: Endpoint<'otlp.grpc'>; readonly http: Endpoint<'otlp.http'> };
  /** For Jaeger's clients and agents. Undefined without `jaeger`. */
  readonly jaeger?: readonly Endpoint[];
  readonly metrics: Endpoint<'prometheus.exposition'>;
  /** Alerts about its own metrics. */
  override readonly alerts: readonly ComponentAlert[];
  override readonly knownMetrics: readonly KnownMetrics[];
  override readonly appliesLogRules = true;

  private readonly ofOthers?: Endpoint<'otlp.passed-on'>;
  private readonly props: OtelCollectorProps;

  constructor(environment: Environment, given: OtelCollectorProps) {
    super(environment, 'otel-collector', given);
    const props = this.properties(given, otelCollectorValidators);
    this.props = props;
    const { tracesPerSecond = 100, disk = gibibytes(2), jaeger = false, largestRequest = usualLargestRequest } = props;
    const { otherClusters = false } = props;
    const largest = this.check.sound('largestRequest') ? largestBatch(largestRequest) : undefined;
    const waits = waitsOf(props);
    const scraper = scraperIn(props);
    const { copyTo } = props;
    this.alerts = collectorAlerts(this, { copyTo });
    const secrets = destinationSecrets(this, [props.metricsTo, props.logsTo, props.tracesTo], copyTo);
    const workload = collectorWorkload(this, {
      ...props,
      disk,
      args: offersOf(props.tracesTo).spanMetrics ? [`--feature-gates=${samplingThresholdGate}`] : [],
      configuration: () => configurationOf(sampledPipelines(options)),
      change: props.configuration,
      ports: {
        ...(jaeger ? jaegerPorts : {}),
        ...(otherClusters ? othersPorts : {}),
        ...(scraper ? { exposition: { container: expositionPort } } : {}),
      },
      mounts: secrets.mounts,
      resources: props.resources ?? { cpu: millicores(100), memory: mebibytes(200), memoryLimit: mebibytes(400) },
    });
    const tracesTo = workload.connect('tracesTo', spoken.traces, props.tracesTo, {
      heldBack: heldBack(waits),
      largestRequest: largest?.traces,
      usesAccess: true,
    });
    // Metrics are made from traces here where the traces' store makes none.
    const madeFromTracesOf = offersOf(tracesTo).spanMetrics ? undefined : tracesTo.owner;
    this.knownMetrics = [...collectorMetrics, ...applicationMetrics, ...(madeFromTracesOf ? traceMetrics : [])];
    const options = {
      metricsTo: scraper
        ? { exemplars: scraper.keepsExemplars }
        : workload.connect('metricsTo', spoken.metrics, sentTo(props), {
            madeFromTracesOf,
            largestRequest: largest?.metrics,
            usesAccess: true,
          }),
      logsTo: workload.connect('logsTo', spoken.logs, props.logsTo, {
        largestRequest: largest?.logs,
        usesAccess: true,
      }),
      tracesTo,
      copyTo,
      fileOf: secrets.fileOf,
      keep: props.keep,
      ...waits,
      tracesPerSecond,
      disk,
      largestRequest,
      jaeger,
      cors: props.cors,
      logRules: environment.logRules,
      cluster: environment.cluster.name,
      ...(otherClusters ? { senderHeader } : {}),
    };
    connectCopies(workload, this, copyTo, {
      largestRequest,
      first: (signal) => ({ property: `${signal}To`, to: props[`${signal}To`] }),
    });
    checkSampling(this.check, { ...props, countedWrongly: countsEachAsOne(props.tracesTo) }, waits);
    if (this.check.isClean) checkPipelines(this.check, sampledPipelines(options));
    this.otlp = {
      grpc: workload.endpoint('otlp.grpc', 'otlp-grpc', { largestRequest }),
      http: workload.endpoint('otlp.http', 'otlp-http', { largestRequest }),
    };
    if (jaeger) this.jaeger = jaegerEndpoints(workload);
    if (otherClusters) {
      this.ofOthers = workload.endpoint('otlp.passed-on', 'otlp-others', { largestRequest, senderHeader });
      this.check.require(
        environment.cluster.name !== undefined,
        'otherClusters',
        'other clusters send, and nothing tells the signals of this one from theirs',
        "name: 'observability' in the environment's cluster",
      );
    }
    this.metrics = workload.endpoint('prometheus.exposition', 'metrics', { everyPod: false }, { path: '/metrics' });
    const offers = { everyPod: false, ofOthers: true, madeFromTracesOf };
    scraper?.scrape(workload.endpoint('prometheus.exposition', 'exposition', offers, { path: '/metrics' }));
  }

  /** For other clusters, by a Gateway that knows who sends: `hosts: { otlp: otel.fromOtherClusters }`. Reports where it takes nothing from them. */
  get fromOtherClusters(): Endpoint<'otlp.passed-on'> {
    if (this.ofOthers) return this.ofOthers;
    this.check.reportOnce('otherClusters', 'it takes nothing from other clusters', 'otherClusters: true');
    return missingEndpoint<'otlp.passed-on'>();
  }

  /** Those about the Collectors of other clusters, whose metrics come to where its own go. */
  override get collectedAlerts(): readonly EvaluatedAlerts[] {
    const { name } = this.environment.cluster;
    if (!this.ofOthers || name === undefined) return [];
    return [{ about: `${this.name} of other clusters`, language: 'PromQL', alerts: alertsOfOtherClusters(name) }];
  }

  /** Which traces it keeps. */
  get sampling(): Sampling {
    return samplingOf(this.props.keep, waitsOf(this.props));
  }
}

/** Whoever pulls the metrics; undefined where they are sent. */
const scraperIn = ({ metricsTo }: OtelCollectorProps): Scraper | undefined =>
  'scrape' in metricsTo ? metricsTo : undefined;

/** Where the metrics are sent. */
const sentTo = ({ metricsTo }: OtelCollectorProps) => metricsTo as Exclude<typeof metricsTo, Scraper>;
