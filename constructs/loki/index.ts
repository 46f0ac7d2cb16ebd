import {
  type Bytes,
  Component,
  type ComponentProps,
  type Duration,
  type Endpoint,
  type Environment,
  type LokiDatasource,
  mebibytes,
  millicores,
  type ResourceProps,
  scratch,
  seconds,
  toYaml,
  Workload,
} from '../kit';
import { images } from '../versions';
import { lokiConfiguration } from './config';

export interface LokiProps extends ComponentProps {
  /** How long lines are kept. At least a day: Loki's index has one table a day. */
  readonly retention: Duration;
  /** The volume for chunks, index and write-ahead log. */
  readonly disk: Bytes;
  /** Requests and limit. Default: enough for about 1 MB of lines a second. */
  readonly resources?: ResourceProps;
}

/**
 * Loki, one monolithic process on a local disk.
 * https://grafana.com/docs/loki/latest/get-started/deployment-modes/#monolithic-mode
 */
export class Loki extends Component {
  /** For Alloy. */
  readonly push: Endpoint<'loki.push'>;
  /** For the Collector. */
  readonly otlp: Endpoint<'otlp.logs'>;
  readonly query: Endpoint<'loki.query'>;
  readonly metrics: Endpoint<'prometheus.exposition'>;
  readonly datasource: LokiDatasource;

  constructor(environment: Environment, props: LokiProps) {
    super(environment, 'loki', props);
    if (this.check.duration('retention', props.retention, 'days(3)')) {
      this.check.require(
        props.retention.seconds >= 86_400,
        'retention',
        `${props.retention} is shorter than a day, and Loki deletes whole days`,
        'days(1) or more',
      );
    }
    const resources = props.resources ?? { cpu: millicores(100), memory: mebibytes(224), memoryLimit: mebibytes(512) };
    const workload = new Workload(this, {
      kind: 'StatefulSet',
      image: images.loki,
      args: ['-config.file=/etc/loki/loki.yaml', '-target=all'],
      configuration: [
        {
          name: this.name,
          mountPath: '/etc/loki',
          files: () => ({ 'loki.yaml': toYaml(lokiConfiguration(props, resources)) }),
        },
      ],
      identity: { user: 10001 },
      ports: { http: { container: 3100 }, grpc: { container: 9095 } },
      data: { mountPath: '/var/loki', size: props.disk },
      mounts: [scratch('tmp', '/tmp', mebibytes(64))],
      goProgram: true,
      resources,
      readiness: { path: '/ready', port: 'http' },
      liveness: { path: '/loki/api/v1/status/buildinfo', port: 'http', initialDelaySeconds: 60, failureThreshold: 6 },
      terminationGrace: seconds(120),
    });
    this.push = workload.endpoint('loki.push', 'http', {}, { path: '/loki/api/v1/push' });
    this.otlp = workload.endpoint('otlp.logs', 'http', {}, { path: '/otlp' });
    this.query = workload.endpoint('loki.query', 'http', {});
    this.metrics = workload.endpoint('prometheus.exposition', 'http', { everyPod: false }, { path: '/metrics' });
    this.datasource = { type: 'loki', name: 'Loki', uid: this.name, endpoint: this.query };
  }
}
