import { Component, type Endpoint, type Environment, mebibytes, millicores, seconds, toYaml, Workload } from '../kit';
import { hostEndpoint } from '../kit/model/outside-host';
import { processMetrics } from '../kit/vocabulary/shared-metrics';
import { blackboxMetrics, probeMetrics } from './metrics';
import { blackboxConfiguration, nameOf } from './modules';
import { type BlackboxExporterProps, blackboxExporterValidators, calledBy, checkProbes } from './props';
import { probeAlerts } from './rules';

export type { BlackboxConfiguration, ProbeModule } from './modules';
export type { BlackboxExporterProps, ProbeTarget } from './props';

const folder = '/etc/blackbox_exporter';

/**
 * Prometheus' blackbox exporter: asks hosts from outside, as their users do, whether they answer and when their certificates expire.
 * Policies let it out to exactly these.
 * https://github.com/prometheus/blackbox_exporter
 */
export class BlackboxExporter extends Component {
  /** The metrics of its targets. */
  readonly metrics: Endpoint<'prometheus.exposition'>;
  /** Its metrics about itself. */
  readonly telemetry: Endpoint<'prometheus.exposition'>;
  /** Alerts about its targets. */
  override readonly alerts = probeAlerts;
  override readonly knownMetrics = [...probeMetrics, ...blackboxMetrics, ...processMetrics];

  constructor(environment: Environment, given: BlackboxExporterProps) {
    super(environment, 'blackbox-exporter', given);
    const props = this.properties(given, blackboxExporterValidators);
    const { probes, interval = seconds(30) } = props;
    checkProbes(this.check, props, environment.cluster);
    const workload = new Workload(this, {
      kind: 'Deployment',
      image: environment.images.blackboxExporter,
      args: [`--config.file=${folder}/blackbox.yaml`],
      configuration: [
        {
          name: this.name,
          mountPath: folder,
          files: () => {
            const configuration = blackboxConfiguration(probes, environment.cluster);
            return { 'blackbox.yaml': toYaml(this.configured(configuration, props.configuration)) };
          },
        },
      ],
      identity: { user: 65534 },
      ports: { http: { container: 9115 } },
      goProgram: true,
      resources: props.resources ?? { cpu: millicores(10), memory: mebibytes(32), memoryLimit: mebibytes(128) },
      readiness: { path: '/-/healthy', port: 'http' },
      liveness: { path: '/-/healthy', port: 'http', failureThreshold: 6 },
    });
    for (const probe of probes) {
      const calls = calledBy(probe);
      if (!calls) continue;
      const protocol = probe.module === 'http_2xx' ? 'http' : 'tcp';
      workload.connect('probes', protocol, hostEndpoint(environment.name, protocol, calls, {}), { usesProxy: true });
    }
    const targets = probes.map(({ target, ...way }) => ({ module: nameOf(way), target }));
    const offers = { everyPod: false, ofOthers: true, probes: { targets, interval } };
    this.metrics = workload.endpoint('prometheus.exposition', 'http', offers, { path: '/probe' });
    this.telemetry = workload.endpoint('prometheus.exposition', 'http', { everyPod: false }, { path: '/metrics' });
  }
}
