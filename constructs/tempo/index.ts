import {
  Component,
  type Endpoint,
  type Environment,
  type KnownMetrics,
  mebibytes,
  millicores,
  type TempoDatasource,
} from '../kit';
import { secretsOfAll } from '../kit/model/access';
import { brand } from '../kit/model/brand';
import { checkCopies } from '../kit/model/copies';
import { missingEndpoint } from '../kit/model/endpoint';
import { traceMetricsStores } from '../kit/model/stored-at';
import { queryTimeouts } from '../kit/model/timeouts';
import { secretFiles } from '../kit/pods/secret-files';
import type { ComponentAlert } from '../kit/vocabulary/alert';
import { remoteWriteMetrics, traceMetrics } from '../kit/vocabulary/shared-metrics';
import { metricsByAttributes } from '../kit/vocabulary/span-attributes';
import { checkStoreAutoscaling, isInForm, metricsOf, observedPods, sizeIn, warnOfSharedLoad } from '../stores/forms';
import { type Load, sentSpanBytesPerSecond } from '../stores/sizing';
import { checkJudges, checkTempo, statedOf } from './checks';
import { largestRequest, tempoConfiguration } from './config';
import { largestWrite } from './generator';
import type { TempoMembers } from './in-members';
import { severalPods } from './members';
import { tempoMetrics } from './metrics';
import { onePod } from './pods';
import { type TempoFormProps, type TempoProps, tempoFormValidators, tempoValidators } from './props';
import { tempoReliedOn } from './relied-on';
import { tempoAlerts } from './rules';
import { sizedBy } from './sized';
import { tempoSizing } from './sizing';

export type { TempoConfiguration } from './config';
export type { TempoCopies } from './copies';
export type { TempoFormProps, TempoProps } from './props';

/**
 * Tempo 3: one monolithic process on a local disk, or with its blocks in object storage; or, by a form, a workload for each of its roles with
 * Kafka between them. Without a log broker it is exactly one replica.
 * https://grafana.com/docs/tempo/latest/set-up-for-tracing/setup-tempo/plan/deployment-modes/
 */
export class Tempo extends Component {
  static {
    brand(Tempo, 'Tempo');
  }

  /** For the Collector. */
  readonly otlp: Endpoint<'otlp.traces'>;
  /** Where it answers TraceQL. */
  readonly query: Endpoint<'tempo.query'>;
  /** Its own metrics. */
  readonly metrics: Endpoint<'prometheus.exposition'>;
  /** Those of its other workloads, where it has several. */
  readonly furtherMetrics: readonly Endpoint<'prometheus.exposition'>[];
  /** For a Grafana: `datasources: [tempo.datasource]`. */
  readonly datasource: TempoDatasource;
  /** Alerts about its own metrics. */
  override readonly alerts: readonly ComponentAlert[];
  override readonly knownMetrics: readonly KnownMetrics[];
  override readonly reliedOn = tempoReliedOn;

  /** The load for which it is sized, by its form. Undefined: it is sized by what is stated of one process. */
  readonly load?: Load;

  constructor(environment: Environment, given: TempoProps | TempoFormProps) {
    super(environment, 'tempo', given);
    const inForm = isInForm<TempoFormProps>(given) ? this.properties(given, tempoFormValidators) : undefined;
    const series = this.check.sound('maxActiveSeries') ? inForm?.maxActiveSeries : undefined;
    const size = inForm && sizeIn(this, inForm.form, (load) => tempoSizing(load, series));
    const props = inForm && size ? sizedBy(inForm, size) : this.properties(given as TempoProps, tempoValidators);
    this.load = inForm?.form.load;
    const resources = props.resources ?? { cpu: millicores(100), memory: mebibytes(256), memoryLimit: mebibytes(768) };
    if (size) checkStoreAutoscaling(this.check, inForm?.autoscaling, size);
    const several = size?.form === 'distributed' ? size : undefined;
    if (!several) checkTempo(this.check, props, resources);
    const kafka = inForm?.kafka ?? this.missingLog(several !== undefined);
    const bounds = statedOf(props);
    const { dimensions = [], copyTo } = props;
    const secrets = secretFiles(
      this,
      '/etc/tempo-secrets',
      secretsOfAll([props.metricsTo, copyTo?.metrics], 'password'),
    );
    const timeouts = queryTimeouts(props.queryTimeout);
    const configuration = (members?: TempoMembers) =>
      this.configured(
        tempoConfiguration({
          ...props,
          ...bounds,
          dimensions,
          fileOf: secrets.fileOf,
          incoming: this.incoming,
          isJudgedTwice: this.load !== undefined && this.load.samplingReplicationFactor > 1,
          resources,
          timeouts,
          cluster: environment.cluster,
          members,
        }),
        props.configuration,
      );
    const { mounts } = secrets;
    const { storage, metricsTo: to } = props;
    const pods =
      several && storage && inForm
        ? severalPods(this, {
            size: several,
            bytesPerSecond: sentSpanBytesPerSecond(inForm.form.load),
            storage,
            kafka,
            autoscaling: inForm.autoscaling,
            makesMetrics: to !== undefined,
            props,
            mounts,
            configuration,
          })
        : onePod(this, { props, resources, mounts, configuration });
    const { push, query, generator } = pods;
    const ofMetrics = {
      madeFromTracesOf: this.reference,
      largestRequest: largestWrite,
      usesAccess: true,
      usesProxy: true,
    };
    const metricsTo = to && generator?.connect('metricsTo', 'prometheus.remote-write', to, ofMetrics);
    if (copyTo?.metrics) generator?.connect('copyTo.metrics', 'prometheus.remote-write', copyTo.metrics, ofMetrics);
    checkCopies(this.check, copyTo, [
      { signal: 'metrics', property: 'metricsTo', first: props.metricsTo, copy: copyTo?.metrics },
    ]);
    this.alerts = tempoAlerts(observedPods(this, pods.workloads), {
      makesMetrics: metricsTo !== undefined,
      copies: copyTo?.metrics !== undefined,
      // Where there are several processes, block-builders bring spans into the bucket, and have an alert of their own.
      inBucket: props.storage !== undefined,
      workers: several?.roles['backend-worker'].replicas,
    });
    this.knownMetrics = [
      ...tempoMetrics,
      ...(metricsTo ? [...traceMetrics, ...metricsByAttributes(dimensions), ...remoteWriteMetrics] : []),
    ];
    this.otlp = push.endpoint('otlp.traces', 'otlp-grpc', {
      largestRequest,
      largestTrace: bounds.maxBytesPerTrace,
      spanMetrics: metricsTo && { countsBySamplingThreshold: true, leavesOutCopies: true },
    });
    this.query = query.endpoint('tempo.query', 'http', { timeout: timeouts.answer });
    [this.metrics, ...this.furtherMetrics] = metricsOf(pods);
    this.datasource = {
      type: 'tempo',
      name: 'Tempo',
      uid: this.name,
      endpoint: this.query,
      spanMetricsIn: () => traceMetricsStores(environment.connections, this.reference),
      dimensions,
      applicationMetrics: props.applicationMetrics,
      tellsClustersApart: environment.cluster.name !== undefined,
    };
  }

  override build(): void {
    const all = this.environment.components.filter((each) => each instanceof Tempo);
    warnOfSharedLoad(this, all);
    // A sender that was refused is not connected.
    if (this.load && this.environment.findings.length === 0) checkJudges(this.check, this.load, this.incoming);
    super.build();
  }

  /** Reports that there are no brokers between several processes. */
  private missingLog(isNeeded: boolean): Endpoint<'kafka'> {
    this.check.require(
      !isNeeded || !this.check.sound('kafka'),
      'kafka',
      'between the processes of Tempo stands a log, and there is none',
      'kafka: kafka.brokers, of new Kafka(environment, { … })',
    );
    return missingEndpoint<'kafka'>();
  }
}
