import {
  Component,
  type Endpoint,
  type Environment,
  type LokiDatasource,
  mebibytes,
  millicores,
  monolith,
  type StoreProps,
  toYaml,
  Workload,
} from '../kit';
import { images } from '../versions';
import { dataFolder, lokiConfiguration } from './config';

/**
 * `retention`: how long lines are kept; at least a day, as Loki's index has one table a day.
 * `resources` by default: enough for about 1 MB of lines a second.
 */
export type LokiProps = StoreProps;

/**
 * Loki, one monolithic process on a local disk.
 * https://grafana.com/docs/loki/latest/get-started/deployment-modes/#monolithic-mode
 */
export class Loki extends Component {
  /** For Alloy. */
  readonly push: Endpoint<'loki.push'>;
  /** For the Collector. */
  readonly otlp: Endpoint<'otlp.logs'>;
  /** For whoever asks in LogQL. */
  readonly query: Endpoint<'loki.query'>;
  /** Its own metrics. */
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
    const workload = new Workload(
      this,
      monolith({
        program: 'loki',
        configMap: this.name,
        image: images.loki,
        configuration: () => toYaml(lokiConfiguration(props, resources)),
        ports: { http: { container: 3100 }, grpc: { container: 9095 } },
        dataFolder,
        disk: props.disk,
        resources,
        liveness: { path: '/loki/api/v1/status/buildinfo', port: 'http', initialDelaySeconds: 60, failureThreshold: 6 },
      }),
    );
    this.push = workload.endpoint('loki.push', 'http', {}, { path: '/loki/api/v1/push' });
    this.otlp = workload.endpoint('otlp.logs', 'http', {}, { path: '/otlp' });
    this.query = workload.endpoint('loki.query', 'http', {});
    this.metrics = workload.endpoint('prometheus.exposition', 'http', { everyPod: false }, { path: '/metrics' });
    this.datasource = { type: 'loki', name: 'Loki', uid: this.name, endpoint: this.query };
  }
}
