import {
  Component,
  type Endpoint,
  type Environment,
  gibibytes,
  type KnownMetrics,
  mebibytes,
  millicores,
} from '../kit';
import type { ComponentAlert } from '../kit/vocabulary/alert';
import { connectCopies } from '../opentelemetry/connect';
import { checkPipelines } from '../opentelemetry/pipeline-checks';
import { jaegerPorts, usualLargestRequest } from '../opentelemetry/receivers';
import { receivingEndpoints } from '../opentelemetry/sampler';
import { pipelineParts } from './configuration-parts';
import { type ForwarderPipelineOptions, forwarderPipelines } from './forwarder-config';
import { type OtelForwarderProps, otelForwarderValidators } from './forwarder-props';
import { collectorMetrics } from './metrics';
import { forwarderAlerts } from './rules';
import { configurationOf } from './service';
import { collectorWorkload, destinationSecrets } from './workload';

export type { OtelForwarderProps } from './forwarder-props';

/** What is added to a request on its way: the names that Kubernetes knows. */
const added = mebibytes(1);

/**
 * An OpenTelemetry Collector that passes everything on to that of another cluster: it takes OTLP, adds what Kubernetes knows of the
 * sender, and keeps on a disk what the other side or the line between them can't take now. It samples nothing: the other side sees whole
 * traces, also of those that span both clusters. https://opentelemetry.io/docs/collector/deploy/
 */
export class OtelForwarder extends Component {
  /** For applications and agents. */
  readonly otlp: { readonly grpc: Endpoint<'otlp.grpc'>; readonly http: Endpoint<'otlp.http'> };
  /** For Jaeger's clients and agents. Undefined without `jaeger`. */
  readonly jaeger?: readonly Endpoint[];
  /** Its own metrics. */
  readonly metrics: Endpoint<'prometheus.exposition'>;
  /** Alerts about its own metrics. */
  override readonly alerts: readonly ComponentAlert[];
  override readonly knownMetrics: readonly KnownMetrics[] = collectorMetrics;
  override readonly configurationParts = pipelineParts;
  override readonly appliesLogRules = true;

  constructor(environment: Environment, given: OtelForwarderProps) {
    super(environment, 'otel-collector', given);
    const props = this.properties(given, otelForwarderValidators);
    const { sendTo, copyTo, disk = gibibytes(2), jaeger = false } = props;
    this.alerts = forwarderAlerts(this, { copyTo });
    const taken = sendTo.offers.largestRequest ?? usualLargestRequest;
    this.check.require(
      taken.mebibytes > added.mebibytes,
      'sendTo',
      `${sendTo.owner.component} takes requests of at most ${taken}, of which nothing is left beside what is added here`,
      'a receiver that takes mebibytes(2) or more',
    );
    const largestRequest = mebibytes(Math.max(1, taken.mebibytes - added.mebibytes));
    const secrets = destinationSecrets(this, [sendTo], copyTo);
    const options: ForwarderPipelineOptions = {
      sendTo,
      copyTo,
      fileOf: secrets.fileOf,
      disk,
      largestRequest,
      jaeger,
      cors: props.cors,
      logRules: environment.logRules,
      cluster: environment.cluster.name,
    };
    const workload = collectorWorkload(this, {
      ...props,
      disk,
      configuration: () => configurationOf(forwarderPipelines(options)),
      change: props.configuration,
      ports: jaeger ? jaegerPorts : {},
      mounts: secrets.mounts,
      resources: props.resources ?? { cpu: millicores(100), memory: mebibytes(160), memoryLimit: mebibytes(320) },
    });
    workload.connect('sendTo', 'otlp.http', sendTo, { usesAccess: true, usesProxy: true, largestRequest: taken });
    connectCopies(workload, this, copyTo, { largestRequest, first: () => ({ property: 'sendTo', to: sendTo }) });
    if (this.check.isClean) checkPipelines(this.check, forwarderPipelines(options));
    ({ otlp: this.otlp, jaeger: this.jaeger } = receivingEndpoints(workload, { largestRequest, jaeger }));
    this.metrics = workload.endpoint('prometheus.exposition', 'metrics', { everyPod: false }, { path: '/metrics' });
  }
}
