import { Component, type Endpoint, type Environment, mebibytes, millicores, toYaml, Workload } from '../kit';
import { checkKernel } from '../kit/pods/kernel';
import { checkNodeAgent } from '../kit/pods/node-agent';
import { hostFolder, scratch } from '../kit/pods/volumes';
import type { ComponentAlert } from '../kit/vocabulary/alert';
import { checkNamespaces, checkNothingTwice, neededKernel } from './checks';
import { beylaConfiguration, ports } from './config';
import type { InstrumentedService } from './instrumented-service';
import { beylaMetrics } from './metrics';
import { capabilities, readWorkloads } from './privileges';
import { type BeylaProps, beylaValidators } from './props';
import { beylaAlerts } from './rules';

export type { BeylaConfiguration } from './config';
export type { InstrumentedService } from './instrumented-service';
export type { BeylaProps } from './props';

const folder = '/etc/beyla';
/** Beyla's own. */
const metricsPath = '/internal/metrics';

/**
 * Beyla on every node: traces and metrics of programs without a change of theirs, by eBPF. It sees requests and queries from outside: HTTP,
 * gRPC, SQL, Redis, Kafka. Spans of two programs are one trace where the program passes the context on itself; Beyla adds none, as that
 * needs the network of the node.
 * https://grafana.com/docs/beyla/latest/
 */
export class Beyla extends Component {
  /** Its own metrics, of each pod for itself. */
  readonly metrics: Endpoint<'prometheus.exposition'>;
  /** Alerts about its own metrics. */
  override readonly alerts: readonly ComponentAlert[];
  override readonly knownMetrics = beylaMetrics;
  private readonly instrument: readonly InstrumentedService[];

  constructor(environment: Environment, given: BeylaProps) {
    super(environment, 'beyla', given);
    const props = this.properties(given, beylaValidators);
    checkNodeAgent(this, 'Beyla');
    checkKernel(this.check, 'Beyla', neededKernel, environment.cluster.kernel);
    checkNamespaces(this.check, props.instrument);
    this.alerts = beylaAlerts(this);
    const { otlpTo } = props;
    const workload = new Workload(this, {
      kind: 'DaemonSet',
      image: environment.images.beyla,
      args: [`-config=${folder}/beyla.yaml`],
      configuration: [
        {
          name: this.name,
          mountPath: folder,
          files: () => {
            const configuration = beylaConfiguration(props, environment.cluster);
            return { 'beyla.yaml': toYaml(this.configured(configuration, props.configuration)) };
          },
        },
      ],
      identity: {
        nodeAgent: true,
        reason: 'the kernel lets only root load programs that look into those of others',
        capabilities,
      },
      hostProcesses: { reason: 'instruments the processes of other pods, which it finds by their numbers on the node' },
      permissions: { cluster: [...readWorkloads] },
      ports: { metrics: { container: ports.metrics } },
      mounts: [
        scratch('run', '/var/run/beyla', mebibytes(16)),
        scratch('tmp', '/tmp', mebibytes(16)),
        hostFolder('tracing', '/sys/kernel/tracing', '/sys/kernel/tracing', {
          readOnly: true,
          reason: 'reads from the kernel which of its functions can be traced',
        }),
      ],
      goProgram: true,
      resources: props.resources ?? { cpu: millicores(50), memory: mebibytes(96), memoryLimit: mebibytes(512) },
      // Its health check listens at the loopback address alone, whatever `listen_address` says, so that the kubelet would restart what is well:
      // https://github.com/grafana/beyla/blob/v3.33.0/pkg/components/beyla.go
      readiness: { path: metricsPath, port: 'metrics' },
    });
    workload.connect('otlpTo', 'otlp.grpc', otlpTo);
    workload.connect('kubernetes', 'kubernetes.api', environment.existing.apiServer);
    this.metrics = workload.endpoint('prometheus.exposition', 'metrics', { everyPod: true }, { path: metricsPath });
    this.instrument = props.instrument;
  }

  override finish(): void {
    checkNothingTwice(this.check, this.environment, this.instrument);
  }
}
