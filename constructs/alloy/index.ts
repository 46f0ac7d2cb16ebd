import {
  Component,
  type Endpoint,
  type Environment,
  type KnownMetrics,
  mebibytes,
  millicores,
  type Permission,
  seconds,
  Workload,
} from '../kit';
import { repeated } from '../kit/model/repeated';
import { checkNodeAgent } from '../kit/pods/node-agent';
import { processMetrics, remoteWriteMetrics } from '../kit/vocabulary/shared-metrics';
import { agentStateMount, logAgentIdentity } from '../pod-logs/privileges';
import { alloyConfiguration, alloyForm } from './config';
import { alloyMetrics } from './metrics';
import type { Pipeline } from './pipelines';
import { ownNodeVariables } from './pipelines/own-node';
import type { AlloyProps } from './props';
import { alloyAlerts } from './rules';
import type { AlloyFile } from './syntax';

export { cadvisor, hubble, kubelet, type Pipeline, podLogs, ztunnel } from './pipelines';

export type { AlloyProps } from './props';
/** Alloy's components, for the property `configuration`. */
export * as alloySyntax from './syntax';

/**
 * Alloy, the agent on every node: logs of its pods, metrics of its programs, and OTLP in.
 * It runs as root, as only root may read the logs of pods, and keeps its state on the node.
 * https://grafana.com/docs/alloy/latest/
 */
export class Alloy extends Component {
  readonly metrics: Endpoint<'prometheus.exposition'>;
  /** Alerts about its own metrics. */
  override readonly alerts = alloyAlerts(this);
  override readonly knownMetrics: readonly KnownMetrics[];
  override readonly appliesLogRules = true;
  /** For applications. Undefined without `otlpTo`. */
  readonly otlp?: { readonly grpc: Endpoint<'otlp.grpc'>; readonly http: Endpoint<'otlp.http'> };

  constructor(environment: Environment, props: AlloyProps) {
    super(environment, 'alloy', props);
    this.checkProps(props);
    this.knownMetrics = [
      ...alloyMetrics,
      ...(props.metricsTo ? [...processMetrics, ...remoteWriteMetrics] : []),
      ...props.collect.flatMap((pipeline) => (pipeline.sendsTo === 'metricsTo' ? pipeline.knownMetrics : [])),
    ];
    const state = `/var/lib/${this.name}`;
    const rules = permissionsOf(props.collect);
    const workload = new Workload(this, {
      kind: 'DaemonSet',
      image: environment.images.alloy,
      args: [
        'run',
        '/etc/alloy/config.alloy',
        '--server.http.listen-addr=0.0.0.0:12345',
        `--storage.path=${state}`,
        '--disable-reporting',
      ],
      environmentVariables: ownNodeVariables,
      configuration: [
        {
          name: this.name,
          mountPath: '/etc/alloy',
          files: () => {
            const { existing, logRules } = environment;
            const file = alloyConfiguration({ ...props, existing, logRules });
            return { 'config.alloy': this.configured<AlloyFile>(file, props.configuration, alloyForm).print() };
          },
        },
      ],
      identity: logAgentIdentity,
      ports: {
        http: { container: 12345 },
        ...(props.otlpTo ? { 'otlp-grpc': { container: 4317 }, 'otlp-http': { container: 4318 } } : {}),
      },
      mounts: [
        // Positions in the log files and the log of samples, which outlive the pod.
        agentStateMount(state),
        ...props.collect.flatMap((pipeline) => pipeline.mounts ?? []),
      ],
      permissions: rules.length > 0 ? { cluster: rules } : undefined,
      goProgram: true,
      resources: props.resources ?? { cpu: millicores(60), memory: mebibytes(160), memoryLimit: mebibytes(512) },
      readiness: { path: '/-/ready', port: 'http' },
      // While Loki is away, Alloy does not stop by itself: it waits for what it holds to be taken.
      terminationGrace: seconds(90),
    });
    this.connectTo(workload, props);
    this.metrics = workload.endpoint('prometheus.exposition', 'http', { everyPod: true }, { path: '/metrics' });
    if (props.otlpTo) {
      this.otlp = {
        grpc: workload.endpoint('otlp.grpc', 'otlp-grpc', {}),
        http: workload.endpoint('otlp.http', 'otlp-http', {}),
      };
    }
  }

  private connectTo(workload: Workload, { collect, logsTo, metricsTo, otlpTo }: AlloyProps): void {
    const { existing } = this.environment;
    if (logsTo) workload.connect('logsTo', 'loki.push', logsTo);
    if (metricsTo) workload.connect('metricsTo', 'prometheus.remote-write', metricsTo);
    if (otlpTo) workload.connect('otlpTo', 'otlp.grpc', otlpTo);
    if (collect.some((pipeline) => pipeline.usesApiServer))
      workload.connect('collect', 'kubernetes.api', existing.apiServer);
    // kubelet() and cadvisor() ask the same program.
    const sources = new Map<string, Endpoint>();
    for (const pipeline of collect) {
      const source = pipeline.sendsTo === 'metricsTo' ? pipeline.source(existing) : undefined;
      if (source) sources.set(source.url, source);
    }
    for (const source of sources.values()) workload.connect('collect', source.protocol, source);
  }

  private checkProps(props: AlloyProps): void {
    const { check } = this;
    const { collect } = props;
    checkNodeAgent(this, 'Alloy');
    check.require(
      collect.length > 0 || props.otlpTo !== undefined,
      'collect',
      'nothing is collected',
      'at least one pipeline, for example collect: [podLogs()]',
    );
    const names = collect.map(({ name }) => name);
    for (const name of repeated(names)) {
      check.report('collect', `${name}() is there twice, so everything of it would be sent twice`, `${name}() once`);
    }
    for (const destination of ['logsTo', 'metricsTo'] as const) {
      const senders = names.filter((name, i) => collect[i]?.sendsTo === destination && names.indexOf(name) === i);
      const example = destination === 'logsTo' ? 'logsTo: loki.push' : 'metricsTo: mimir.remoteWrite';
      check.require(
        senders.length === 0 || props[destination] !== undefined,
        destination,
        `${senders.map((name) => `${name}()`).join(', ')} ${senders.length === 1 ? 'has' : 'have'} nowhere to send to`,
        `where to, for example ${example}`,
      );
    }
    for (const pipeline of collect) {
      if (pipeline.sendsTo !== 'metricsTo' || !pipeline.lacking || pipeline.source(this.environment.existing)) continue;
      check.report('collect', pipeline.lacking.problem, pipeline.lacking.instead);
    }
  }
}

/** What the pipelines together may do, each rule once. */
function permissionsOf(collect: readonly Pipeline[]): Permission[] {
  const rules = collect.flatMap(({ permissions = [] }) => permissions);
  return [...new Map(rules.map((rule) => [JSON.stringify(rule), rule])).values()];
}
