import {
  Component,
  type Endpoint,
  type Environment,
  mebibytes,
  millicores,
  type PrometheusDatasource,
  seconds,
  toYaml,
  Workload,
} from '../kit';
import { processMetrics } from '../kit/vocabulary/shared-metrics';
import type { Watched } from '../kit/vocabulary/watched';
import { prometheusConfiguration, scrapeInterval } from './config';
import type { PrometheusProps } from './props';

export type { PrometheusConfiguration } from './config';
export type { PrometheusProps } from './props';

/**
 * A small Prometheus that pulls the metrics of the pipeline itself. It depends on nothing that it watches,
 * so it still answers when the rest is down.
 * https://prometheus.io/docs/prometheus/latest/configuration/configuration/
 */
export class Prometheus extends Component {
  readonly query: Endpoint<'prometheus.query'>;
  readonly metrics: Endpoint<'prometheus.exposition'>;
  readonly datasource: PrometheusDatasource;
  override readonly knownMetrics = processMetrics;
  private readonly workload: Workload;
  private readonly targets: Endpoint<'prometheus.exposition'>[] = [];

  constructor(environment: Environment, props: PrometheusProps) {
    super(environment, 'prometheus', props);
    this.check.duration('retention', props.retention, 'days(3)');
    this.workload = new Workload(this, {
      kind: 'StatefulSet',
      image: environment.images.prometheus,
      args: [
        '--config.file=/etc/prometheus/prometheus.yaml',
        '--storage.tsdb.path=/prometheus',
        `--storage.tsdb.retention.time=${props.retention}`,
      ],
      configuration: [
        {
          name: this.name,
          mountPath: '/etc/prometheus',
          files: () => ({
            'prometheus.yaml': toYaml(this.configured(prometheusConfiguration(this.targets), props.configuration)),
          }),
        },
      ],
      identity: { user: 65534 },
      ports: { http: { container: 9090 } },
      data: { mountPath: '/prometheus', size: props.disk },
      goProgram: true,
      resources: props.resources ?? { cpu: millicores(50), memory: mebibytes(128), memoryLimit: mebibytes(320) },
      readiness: { path: '/-/ready', port: 'http' },
      liveness: { path: '/-/healthy', port: 'http', failureThreshold: 6 },
      // The write-ahead log is replayed before it answers.
      startup: { path: '/-/ready', port: 'http', periodSeconds: 5, failureThreshold: 60 },
      terminationGrace: seconds(60),
    });
    this.query = this.workload.endpoint('prometheus.query', 'http', { exemplars: false });
    this.metrics = this.workload.endpoint('prometheus.exposition', 'http', { everyPod: false }, { path: '/metrics' });
    this.datasource = {
      type: 'prometheus',
      name: 'Prometheus',
      uid: this.name,
      flavor: 'Prometheus',
      interval: scrapeInterval,
      endpoint: this.query,
      store: this.reference,
    };
  }

  /** Pulls the metrics of these components. Reports one that is watched twice. */
  watch(...watched: readonly Watched[]): void {
    for (const { metrics } of watched) {
      this.check.require(
        !this.targets.includes(metrics),
        'watch',
        `${metrics.owner.component} is watched twice`,
        'each component once',
      );
      this.targets.push(this.workload.connect('watch', 'prometheus.exposition', metrics));
    }
  }
}
