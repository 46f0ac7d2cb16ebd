import {
  Component,
  type Endpoint,
  type Environment,
  gibibytes,
  type KnownMetrics,
  mebibytes,
  millicores,
  scratch,
  seconds,
  Workload,
} from '../../kit';
import { secretsOf } from '../../kit/model/access';
import type { Sampler, Sampling } from '../../kit/model/sampling';
import { secretFiles } from '../../kit/pods/secret-files';
import type { ComponentAlert } from '../../kit/vocabulary/alert';
import { traceMetrics } from '../../kit/vocabulary/shared-metrics';
import { labelsOfCluster } from '../../kit/vocabulary/signal-labels';
import { applicationMetrics } from '../../opentelemetry/application-metrics';
import { largestBatch, leastDisk } from '../../opentelemetry/exporters';
import { watchSenders } from '../../opentelemetry/privileges';
import { cutsOfAlloy } from '../../opentelemetry/processors/cuts';
import { jaegerEndpoints, jaegerPorts, otlpPorts, usualLargestRequest } from '../../opentelemetry/receivers';
import type { PipelineOptions } from '../../opentelemetry/sampled';
import { checkSampling } from '../../opentelemetry/sampling/checks';
import { samplingOf } from '../../opentelemetry/sampling/outcome';
import { heldBack, waitsOf } from '../../opentelemetry/sampling/waits';
import { largestPush } from '../../pod-logs/largest-push';
import { alloyForm } from '../config';
import { alloyMetrics, alloyProfileMetrics } from '../metrics';
import type { AlloyFile } from '../syntax';
import { receiverConfiguration } from './config';
import { alloyReceiverMetrics } from './metrics';
import { faroPorts, profilesPorts, pushPorts } from './ports';
import { type AlloyReceiverProps, alloyReceiverValidators } from './props';
import { receiverAlerts } from './rules';

export type { FaroProps } from './faro';
export type { AlloyReceiverProps } from './props';

const folder = '/etc/alloy';
/** Queues that wait on the disk, and whatever else a component keeps. */
const stateFolder = '/var/lib/alloy';

/**
 * Alloy in the place of the OpenTelemetry Collector: takes every signal, names what it is about, samples traces, and sends each to its store.
 * What it does to OTLP is what `OtelCollector` does, from the same settings. https://grafana.com/docs/alloy/latest/
 */
export class AlloyReceiver extends Component implements Sampler {
  /** For applications and agents. */
  readonly otlp: { readonly grpc: Endpoint<'otlp.grpc'>; readonly http: Endpoint<'otlp.http'> };
  /** For Jaeger's clients and agents. Undefined without `jaeger`. */
  readonly jaeger?: readonly Endpoint[];
  /** For applications that push log lines. Undefined without `linesTo`. */
  readonly push?: Endpoint<'loki.push'>;
  /** For SDKs that send profiles. Undefined without `profilesTo`. */
  readonly profiles?: Endpoint<'pyroscope.push'>;
  /** For browsers with the Faro SDK. Undefined without `faro`. */
  readonly faro?: Endpoint<'faro'>;
  readonly metrics: Endpoint<'prometheus.exposition'>;
  /** Alerts about its own metrics. */
  override readonly alerts: readonly ComponentAlert[];
  override readonly knownMetrics: readonly KnownMetrics[];
  override readonly appliesLogRules = true;

  private readonly props: AlloyReceiverProps;

  constructor(environment: Environment, given: AlloyReceiverProps) {
    super(environment, 'alloy-receiver', given);
    const props = this.properties(given, alloyReceiverValidators);
    this.props = props;
    const { tracesPerSecond = 100, disk = gibibytes(2), jaeger = false, largestRequest = usualLargestRequest } = props;
    const largest = this.check.sound('largestRequest') ? largestBatch(largestRequest) : undefined;
    const { linesTo, profilesTo, faro } = props;
    const waits = waitsOf(props);
    this.alerts = receiverAlerts(this, props);
    this.check.require(
      disk.mebibytes >= leastDisk(0).mebibytes || !this.check.sound('disk'),
      'disk',
      `${disk} is too little for three queues`,
      `mebibytes(${leastDisk(0).mebibytes}) or more`,
    );
    this.check.require(
      faro === undefined || linesTo !== undefined || !this.check.sound('faro', 'linesTo'),
      'linesTo',
      'what browsers log has nowhere to go',
      'where to, for example linesTo: loki.push',
    );
    const needed = [
      ...(linesTo?.access ? secretsOf(linesTo.access, 'password', linesTo.host) : []),
      ...(faro?.apiKey ? [{ ...faro.apiKey, holds: 'what a page must know that sends with Faro' }] : []),
    ];
    const secrets = secretFiles(this, '/etc/alloy-secrets', needed);
    const sender = { fileOf: secrets.fileOf, labels: labelsOfCluster(environment.cluster) };
    const queuesInPod = props.queues === 'pod';
    const workload = new Workload(this, {
      kind: 'StatefulSet',
      image: environment.images.alloy,
      args: [
        'run',
        `${folder}/config.alloy`,
        '--server.http.listen-addr=0.0.0.0:12345',
        `--storage.path=${stateFolder}`,
        // Sums of differences are an experiment in Alloy, and queues on a disk a preview. In the Collector both are no more.
        '--stability.level=experimental',
        '--disable-reporting',
      ],
      configuration: [
        {
          name: this.name,
          mountPath: folder,
          files: () => {
            const made = receiverConfiguration(options, { linesTo, profilesTo, faro, sender });
            const file = this.configured<AlloyFile>(made, props.configuration, alloyForm);
            return { 'config.alloy': file.print() };
          },
        },
      ],
      // The user alloy of the image.
      identity: { user: 473 },
      ports: {
        ...otlpPorts,
        ...(jaeger ? jaegerPorts : {}),
        ...(linesTo ? pushPorts : {}),
        ...(profilesTo ? profilesPorts : {}),
        ...(faro ? faroPorts : {}),
        http: { container: 12345 },
      },
      data: queuesInPod ? undefined : { mountPath: stateFolder, size: disk },
      mounts: [...(queuesInPod ? [scratch('data', stateFolder, disk)] : []), ...secrets.mounts],
      permissions: { cluster: [watchSenders] },
      goProgram: true,
      resources: props.resources ?? { cpu: millicores(100), memory: mebibytes(256), memoryLimit: mebibytes(512) },
      readiness: { path: '/-/ready', port: 'http' },
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
    this.knownMetrics = [
      ...alloyReceiverMetrics,
      ...(profilesTo ? alloyProfileMetrics : []),
      ...(linesTo ? alloyMetrics : []),
      ...applicationMetrics,
      ...(madeFromTracesOf ? traceMetrics : []),
    ];
    const options: PipelineOptions = {
      metricsTo: workload.connect('metricsTo', 'otlp.metrics', props.metricsTo, {
        madeFromTracesOf,
        largestRequest: largest?.metrics,
      }),
      logsTo: workload.connect('logsTo', 'otlp.logs', props.logsTo, { largestRequest: largest?.logs }),
      tracesTo,
      fileOf: secrets.fileOf,
      keep: props.keep,
      ...waits,
      tracesPerSecond,
      disk,
      largestRequest,
      jaeger,
      cors: props.cors,
      logRules: environment.logRules,
      cuts: cutsOfAlloy,
      cluster: environment.cluster.name,
    };
    checkSampling(this.check, { ...props, countedWrongly: countsKeptAlone(props.tracesTo) }, waits);
    this.otlp = {
      grpc: workload.endpoint('otlp.grpc', 'otlp-grpc', { largestRequest }),
      http: workload.endpoint('otlp.http', 'otlp-http', { largestRequest }),
    };
    if (linesTo) {
      workload.connect('linesTo', 'loki.push', linesTo, { usesAccess: true, largestRequest: largestPush });
      this.push = workload.endpoint(
        'loki.push',
        'push',
        { largestRequest: largestPush },
        { path: '/loki/api/v1/push' },
      );
    }
    if (profilesTo) {
      workload.connect('profilesTo', 'pyroscope.push', profilesTo);
      this.profiles = workload.endpoint('pyroscope.push', 'profiles', {});
    }
    if (faro) {
      const { maxAllowedPayloadSize = mebibytes(5) } = faro;
      this.faro = workload.endpoint('faro', 'faro', { largestRequest: maxAllowedPayloadSize }, { path: '/collect' });
    }
    if (jaeger) this.jaeger = jaegerEndpoints(workload);
    this.metrics = workload.endpoint('prometheus.exposition', 'http', { everyPod: false }, { path: '/metrics' });
  }

  /** Which traces it keeps. */
  get sampling(): Sampling {
    return samplingOf(this.props.keep, waitsOf(this.props));
  }
}

/** Alloy's sampler writes into no span how many traces it stands for, whatever the store makes of it. */
const countsKeptAlone = ({ owner: { component } }: Endpoint<'otlp.traces'>) => ({
  problem: `${component} makes metrics from the traces that are kept, and Alloy does not tell it for how many each stands: request rates would be those of the sample`,
  instead: `percent(100), or a ${component} without metricsTo, as Alloy then counts every trace before it samples`,
});
