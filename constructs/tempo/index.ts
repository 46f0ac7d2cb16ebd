import {
  type Bytes,
  Component,
  type ComponentProps,
  type Duration,
  type Endpoint,
  type Environment,
  mebibytes,
  millicores,
  type ResourceProps,
  scratch,
  seconds,
  type TempoDatasource,
  toYaml,
  Workload,
} from '../kit';
import { images } from '../versions';
import { spanMetricsSlack, tempoConfiguration } from './config';

export interface TempoProps extends ComponentProps {
  /** How long traces are kept. */
  readonly retention: Duration;
  /** The volume for blocks, write-ahead log and the generator's log. */
  readonly disk: Bytes;
  /** Where the metrics made from spans go: request rates, durations and the service graph. Default: none are made. */
  readonly metricsTo?: Endpoint<'prometheus.remote-write'>;
  /** Requests and limit. Default: enough for about 1,000 spans a second. */
  readonly resources?: ResourceProps;
}

/**
 * Tempo 3, one monolithic process on a local disk. Without a log broker it is exactly one replica.
 * https://grafana.com/docs/tempo/latest/set-up-for-tracing/setup-tempo/plan/deployment-modes/
 */
export class Tempo extends Component {
  /** For the Collector. */
  readonly otlp: Endpoint<'otlp.traces'>;
  readonly query: Endpoint<'tempo.query'>;
  readonly metrics: Endpoint<'prometheus.exposition'>;
  readonly datasource: TempoDatasource;

  constructor(environment: Environment, props: TempoProps) {
    super(environment, 'tempo', props);
    this.check.duration('retention', props.retention, 'days(3)');
    const workload = new Workload(this, {
      kind: 'StatefulSet',
      image: images.tempo,
      args: ['-config.file=/etc/tempo/tempo.yaml', '-target=all'],
      configuration: [
        {
          name: this.name,
          mountPath: '/etc/tempo',
          files: () => ({ 'tempo.yaml': toYaml(tempoConfiguration(props)) }),
        },
      ],
      identity: { user: 10001 },
      ports: { http: { container: 3200 }, grpc: { container: 9095 }, 'otlp-grpc': { container: 4317 } },
      // Everything that Tempo writes lies below this folder by default.
      data: { mountPath: '/var/tempo', size: props.disk },
      mounts: [scratch('tmp', '/tmp', mebibytes(64))],
      goProgram: true,
      resources: props.resources ?? { cpu: millicores(100), memory: mebibytes(256), memoryLimit: mebibytes(768) },
      readiness: { path: '/ready', port: 'http' },
      terminationGrace: seconds(120),
    });
    const metricsTo = props.metricsTo && workload.connect('metricsTo', props.metricsTo);
    this.otlp = workload.endpoint('otlp.traces', 'otlp-grpc', {
      slack: spanMetricsSlack,
      countsBySamplingThreshold: true,
    });
    this.query = workload.endpoint('tempo.query', 'http', {});
    this.metrics = workload.endpoint('prometheus.exposition', 'http', { everyPod: false }, { path: '/metrics' });
    this.datasource = {
      type: 'tempo',
      name: 'Tempo',
      uid: this.name,
      endpoint: this.query,
      metricsIn: metricsTo && `${metricsTo.owner.environment}/${metricsTo.owner.component}`,
    };
  }
}
