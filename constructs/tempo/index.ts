import {
  Component,
  type Endpoint,
  type Environment,
  type KnownMetrics,
  mebibytes,
  millicores,
  seconds,
  type TempoDatasource,
  toYaml,
  Workload,
} from '../kit';
import { secretsOfAll } from '../kit/model/access';
import { checkCopies } from '../kit/model/copies';
import { queryTimeouts } from '../kit/model/timeouts';
import { secretFiles } from '../kit/pods/secret-files';
import type { ComponentAlert } from '../kit/vocabulary/alert';
import { remoteWriteMetrics, traceMetrics } from '../kit/vocabulary/shared-metrics';
import { metricsByAttributes } from '../kit/vocabulary/span-attributes';
import { connectStorage, monolith, storagePod } from '../stores';
import { checkTempo, statedOf } from './checks';
import { dataFolder, largestRequest, largestWrite, tempoConfiguration } from './config';
import { tempoMetrics } from './metrics';
import { type TempoProps, tempoValidators } from './props';
import { tempoAlerts } from './rules';

export type { TempoConfiguration } from './config';
export type { TempoCopies } from './copies';
export type { TempoProps } from './props';

/**
 * Tempo 3, one monolithic process on a local disk, or with its blocks in object storage. Without a log broker it is exactly one replica.
 * https://grafana.com/docs/tempo/latest/set-up-for-tracing/setup-tempo/plan/deployment-modes/
 */
export class Tempo extends Component {
  /** For the Collector. */
  readonly otlp: Endpoint<'otlp.traces'>;
  /** For whoever asks in TraceQL. */
  readonly query: Endpoint<'tempo.query'>;
  /** Its own metrics. */
  readonly metrics: Endpoint<'prometheus.exposition'>;
  readonly datasource: TempoDatasource;
  /** Alerts about its own metrics. */
  override readonly alerts: readonly ComponentAlert[];
  override readonly knownMetrics: readonly KnownMetrics[];

  constructor(environment: Environment, given: TempoProps) {
    super(environment, 'tempo', given);
    const props = this.properties(given, tempoValidators);
    const resources = props.resources ?? { cpu: millicores(100), memory: mebibytes(256), memoryLimit: mebibytes(768) };
    checkTempo(this.check, props, resources);
    const bounds = statedOf(props);
    const { dimensions = [], copyTo } = props;
    const secrets = secretFiles(
      this,
      '/etc/tempo-secrets',
      secretsOfAll([props.metricsTo, copyTo?.metrics], 'password'),
    );
    const timeouts = queryTimeouts(props.queryTimeout);
    const workload = new Workload(
      this,
      monolith({
        program: 'tempo',
        configMap: this.name,
        image: environment.images.tempo,
        configuration: () =>
          toYaml(
            this.configured(
              tempoConfiguration(
                { ...props, ...bounds, dimensions, fileOf: secrets.fileOf },
                this.incoming,
                resources,
                timeouts,
                environment.cluster,
              ),
              props.configuration,
            ),
          ),
        ports: {
          http: { container: 3200, alsoService: props.alsoOnPort === undefined ? [] : [props.alsoOnPort] },
          grpc: { container: 9095 },
          'otlp-grpc': { container: 4317 },
        },
        mounts: secrets.mounts,
        dataFolder,
        disk: props.disk,
        storagePod: storagePod(this, props.storage),
        resources,
        // Within a second everything is in the write-ahead log on the volume, and within half a minute its workers have ended. Then it waits
        // for queriers that have ended before: once it has answered a query, it never ends by itself.
        terminationGrace: seconds(45),
      }),
    );
    connectStorage(this, workload, props.storage);
    const metricsTo =
      props.metricsTo &&
      workload.connect('metricsTo', 'prometheus.remote-write', props.metricsTo, {
        madeFromTracesOf: this.reference,
        largestRequest: largestWrite,
        usesAccess: true,
      });
    const ofCopy = { largestRequest: largestWrite, usesAccess: true };
    if (copyTo?.metrics) workload.connect('copyTo.metrics', 'prometheus.remote-write', copyTo.metrics, ofCopy);
    checkCopies(this.check, copyTo, [
      { signal: 'metrics', property: 'metricsTo', first: props.metricsTo, copy: copyTo?.metrics },
    ]);
    this.alerts = tempoAlerts(this, {
      makesMetrics: metricsTo !== undefined,
      copies: copyTo?.metrics !== undefined,
      inBucket: props.storage !== undefined,
    });
    this.knownMetrics = [
      ...tempoMetrics,
      ...(metricsTo ? [...traceMetrics, ...metricsByAttributes(dimensions), ...remoteWriteMetrics] : []),
    ];
    this.otlp = workload.endpoint('otlp.traces', 'otlp-grpc', {
      largestRequest,
      largestTrace: bounds.maxBytesPerTrace,
      spanMetrics: metricsTo && { countsBySamplingThreshold: true },
    });
    this.query = workload.endpoint('tempo.query', 'http', { timeout: timeouts.answer });
    this.metrics = workload.endpoint('prometheus.exposition', 'http', { everyPod: false }, { path: '/metrics' });
    this.datasource = {
      type: 'tempo',
      name: 'Tempo',
      uid: this.name,
      endpoint: this.query,
      dimensions,
      tellsClustersApart: environment.cluster.name !== undefined,
    };
  }
}
