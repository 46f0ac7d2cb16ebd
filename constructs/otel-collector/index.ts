import {
  type Bytes,
  Component,
  type Endpoint,
  type Environment,
  gibibytes,
  type KnownMetrics,
  mebibytes,
  millicores,
  type Scraper,
  scratch,
  seconds,
  toYaml,
  Workload,
} from '../kit';
import type { Sampler, Sampling } from '../kit/model/sampling';
import { escapeDollars } from '../kit/text/dollars';
import { traceMetrics } from '../kit/vocabulary/shared-metrics';
import { applicationMetrics } from './application-metrics';
import { metricsPort, otelCollectorConfiguration, otelCollectorPipelines, type PipelineOptions } from './config';
import { expositionPort, largestBatch, leastDisk } from './exporters';
import { dataFolder, healthPort } from './extensions';
import { collectorMetrics } from './metrics';
import { pipelineProblems } from './pipeline-checks';
import { watchSenders } from './privileges';
import { samplingThresholdGate } from './processors/tail-sampling';
import { type OtelCollectorProps, otelCollectorValidators } from './props';
import { jaegerPorts, otlpPorts } from './receivers';
import { collectorAlerts } from './rules';
import { samplingOf } from './sampling';
import { checkSampling } from './sampling-checks';
import { heldBack, waitsOf } from './waits';

export { errors, type KeepPolicy, slowerThan } from './keep';

export type { CollectorConfiguration, Settings } from './pipelines';
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
  override readonly alerts = collectorAlerts(this);
  override readonly knownMetrics: readonly KnownMetrics[];
  override readonly appliesLogRules = true;

  private readonly props: OtelCollectorProps;

  constructor(environment: Environment, given: OtelCollectorProps) {
    super(environment, 'otel-collector', given);
    const props = this.properties(given, otelCollectorValidators);
    this.props = props;
    const { tracesPerSecond = 100, disk = gibibytes(2), jaeger = false, largestRequest = mebibytes(20) } = props;
    const largest = this.check.sound('largestRequest') ? largestBatch(largestRequest) : undefined;
    const waits = waitsOf(props);
    const scraper = scraperIn(props);
    const inPod = props.queues === 'pod';
    const workload = new Workload(this, {
      kind: 'StatefulSet',
      replicas: props.replicas,
      image: environment.images.otelCollector,
      args: [
        '--config=/etc/otelcol/config.yaml',
        ...(props.tracesTo.offers.spanMetrics ? [`--feature-gates=${samplingThresholdGate}`] : []),
      ],
      configuration: [
        {
          name: this.name,
          mountPath: '/etc/otelcol',
          files: () => {
            const configuration = escapeDollars(otelCollectorConfiguration(options));
            return { 'config.yaml': toYaml(this.configured(configuration, props.configuration)) };
          },
        },
      ],
      identity: { user: 10001 },
      ports: {
        ...otlpPorts,
        ...(jaeger ? jaegerPorts : {}),
        ...(scraper ? { exposition: { container: expositionPort } } : {}),
        metrics: { container: metricsPort },
        health: { container: healthPort },
      },
      data: inPod ? undefined : { mountPath: dataFolder, size: disk },
      mounts: inPod ? [scratch('data', dataFolder, disk)] : [],
      permissions: { cluster: [watchSenders] },
      goProgram: true,
      resources: props.resources ?? { cpu: millicores(100), memory: mebibytes(200), memoryLimit: mebibytes(400) },
      readiness: { path: '/', port: 'health' },
      liveness: { path: '/', port: 'health', failureThreshold: 6 },
      // Waiting traces are decided at once and what is queued stays on the volume; this is for the requests under way.
      terminationGrace: seconds(60),
    });
    workload.connect('kubernetes', 'kubernetes.api', environment.existing.apiServer);
    const tracesTo = workload.connect('tracesTo', 'otlp.traces', props.tracesTo, {
      heldBack: heldBack(waits),
      largestRequest: largest?.traces,
    });
    // Metrics are made from traces here where the traces' store makes none.
    const madeFromTracesOf = tracesTo.offers.spanMetrics ? undefined : tracesTo.owner;
    this.knownMetrics = [...collectorMetrics, ...applicationMetrics, ...(madeFromTracesOf ? traceMetrics : [])];
    const options = {
      metricsTo: scraper
        ? { exemplars: scraper.keepsExemplars }
        : workload.connect('metricsTo', 'otlp.metrics', sentTo(props), {
            madeFromTracesOf,
            largestRequest: largest?.metrics,
          }),
      logsTo: workload.connect('logsTo', 'otlp.logs', props.logsTo, { largestRequest: largest?.logs }),
      tracesTo,
      keep: props.keep,
      ...waits,
      tracesPerSecond,
      disk,
      largestRequest,
      jaeger,
      logRules: environment.logRules,
    };
    checkSampling(this.check, props, waits);
    this.checkDisk(disk);
    if (this.check.isClean) this.reportPipelineProblems(options);
    this.otlp = {
      grpc: workload.endpoint('otlp.grpc', 'otlp-grpc', { largestRequest }),
      http: workload.endpoint('otlp.http', 'otlp-http', { largestRequest }),
    };
    if (jaeger) {
      this.jaeger = [
        workload.endpoint('jaeger.grpc', 'jaeger-grpc', {}),
        workload.endpoint('jaeger.thrift-http', 'jaeger-http', {}, { path: '/api/traces' }),
        workload.endpoint('jaeger.thrift-compact', 'jaeger-compact', {}),
        workload.endpoint('jaeger.thrift-binary', 'jaeger-binary', {}),
      ];
    }
    this.metrics = workload.endpoint('prometheus.exposition', 'metrics', { everyPod: false }, { path: '/metrics' });
    const offers = { everyPod: false, ofOthers: true, madeFromTracesOf };
    scraper?.scrape(workload.endpoint('prometheus.exposition', 'exposition', offers, { path: '/metrics' }));
  }

  /** Which traces it keeps. */
  get sampling(): Sampling {
    return samplingOf(this.props.keep, waitsOf(this.props));
  }

  private checkDisk(disk: Bytes): void {
    const { check } = this;
    check.require(
      disk.mebibytes >= leastDisk || !check.sound('disk'),
      'disk',
      `${disk} is too little for three queues`,
      `mebibytes(${leastDisk}) or more`,
    );
  }

  private reportPipelineProblems(options: PipelineOptions): void {
    for (const { property, problem, instead } of pipelineProblems(otelCollectorPipelines(options))) {
      this.check.report(property, problem, instead);
    }
  }
}

/** Whoever pulls the metrics; undefined where they are sent. */
const scraperIn = ({ metricsTo }: OtelCollectorProps): Scraper | undefined =>
  'scrape' in metricsTo ? metricsTo : undefined;

/** Where the metrics are sent. */
const sentTo = ({ metricsTo }: OtelCollectorProps) => metricsTo as Endpoint<'otlp.metrics'>;
