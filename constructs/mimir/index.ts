import {
  type Bytes,
  Component,
  type ComponentProps,
  type Duration,
  type Endpoint,
  type Environment,
  mebibytes,
  millicores,
  type PrometheusDatasource,
  type ResourceProps,
  scratch,
  seconds,
  toYaml,
  Workload,
} from '../kit';
import { images } from '../versions';
import { mimirConfiguration } from './config';

export interface MimirProps extends ComponentProps {
  /** How long samples are kept. */
  readonly retention: Duration;
  /** The volume for blocks, write-ahead log and rules. */
  readonly disk: Bytes;
  /** Requests and limit. Default: enough for about 100,000 active series. */
  readonly resources?: ResourceProps;
}

/**
 * Mimir, one monolithic process on a local disk: metrics by remote write and OTLP, queried as Prometheus.
 * https://grafana.com/docs/mimir/latest/references/architecture/deployment-modes/
 */
export class Mimir extends Component {
  /** For writers that speak remote write, such as Alloy and Tempo's metrics generator. */
  readonly remoteWrite: Endpoint<'prometheus.remote-write'>;
  /** For the Collector. */
  readonly otlp: Endpoint<'otlp.metrics'>;
  readonly query: Endpoint<'prometheus.query'>;
  readonly metrics: Endpoint<'prometheus.exposition'>;
  readonly datasource: PrometheusDatasource;

  constructor(environment: Environment, props: MimirProps) {
    super(environment, 'mimir', props);
    this.check.duration('retention', props.retention, 'days(3)');
    const workload = new Workload(this, {
      kind: 'StatefulSet',
      image: images.mimir,
      args: ['-config.file=/etc/mimir/mimir.yaml', '-target=all'],
      configuration: [
        {
          name: this.name,
          mountPath: '/etc/mimir',
          files: () => ({ 'mimir.yaml': toYaml(mimirConfiguration(props)) }),
        },
      ],
      identity: { user: 10001 },
      ports: { http: { container: 8080 }, grpc: { container: 9095 } },
      data: { mountPath: '/data', size: props.disk },
      mounts: [scratch('tmp', '/tmp', mebibytes(64))],
      goProgram: true,
      resources: props.resources ?? { cpu: millicores(100), memory: mebibytes(320), memoryLimit: mebibytes(768) },
      readiness: { path: '/ready', port: 'http' },
      // Samples in memory are written to the log on the volume; this is for the requests that are under way.
      terminationGrace: seconds(120),
    });
    const exemplars = true;
    this.remoteWrite = workload.endpoint(
      'prometheus.remote-write',
      'http',
      { exemplars, nativeHistograms: true },
      { path: '/api/v1/push' },
    );
    this.otlp = workload.endpoint('otlp.metrics', 'http', {}, { path: '/otlp' });
    this.query = workload.endpoint('prometheus.query', 'http', { exemplars }, { path: '/prometheus' });
    this.metrics = workload.endpoint('prometheus.exposition', 'http', { everyPod: false }, { path: '/metrics' });
    this.datasource = {
      type: 'prometheus',
      name: 'Mimir',
      uid: this.name,
      flavor: 'Mimir',
      endpoint: this.query,
      store: this,
    };
  }
}
