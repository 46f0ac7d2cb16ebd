import type { Cluster, Endpoint, Percentage } from '../kit';
import {
  javaEnabled,
  javaLabel,
  otlpEnabled,
  otlpLabel,
  pythonEnabled,
  pythonLabel,
} from '../kit/vocabulary/instrumentation-labels';
import type { InstrumentedService } from './instrumented-service';

export const ports = { metrics: 9400 };

/** What Beyla reads, as far as it is written here. https://grafana.com/docs/beyla/latest/configure/options/ */
export interface BeylaConfiguration {
  readonly discovery: {
    readonly instrument: readonly Criteria[];
    readonly exclude_instrument?: readonly Criteria[];
    readonly [key: string]: unknown;
  };
  readonly attributes: { readonly kubernetes: Readonly<Record<string, unknown>>; readonly [key: string]: unknown };
  readonly otel_traces_export: Readonly<Record<string, unknown>>;
  readonly otel_metrics_export: Readonly<Record<string, unknown>>;
  readonly [key: string]: unknown;
}

/** What a process is chosen by; each value is a glob. */
export interface Criteria {
  readonly k8s_namespace?: string;
  readonly k8s_deployment_name?: string;
  readonly k8s_statefulset_name?: string;
  readonly k8s_container_name?: string;
  readonly k8s_pod_labels?: Readonly<Record<string, string>>;
  /** Separated by commas. */
  readonly open_ports?: string;
}

/** Pods that get an SDK or an agent by their label, those of other people among them. */
const instrumentedByLabel: readonly Criteria[] = [
  { k8s_pod_labels: { [javaLabel]: javaEnabled } },
  { k8s_pod_labels: { [pythonLabel]: pythonEnabled } },
  { k8s_pod_labels: { [otlpLabel]: otlpEnabled } },
];

/** What is said of it, of `BeylaProps`. */
interface Stated {
  readonly instrument: readonly InstrumentedService[];
  readonly otlpTo: Endpoint<'otlp.grpc'>;
  readonly sampling?: Percentage;
  readonly routes?: readonly string[];
}

export function beylaConfiguration(
  { instrument, otlpTo, sampling, routes }: Stated,
  cluster: Cluster,
): BeylaConfiguration {
  const exporter = { endpoint: otlpTo.url, protocol: 'grpc' };
  return {
    discovery: {
      instrument: instrument.map(criteriaOf),
      exclude_instrument: instrumentedByLabel,
    },
    attributes: {
      kubernetes: {
        enable: 'true',
        // Without it each pod asks for every pod of the cluster.
        meta_restrict_local_node: true,
        ...(cluster.name ? { cluster_name: cluster.name } : {}),
      },
    },
    // A path of which nobody says how it is grouped would be a label value of its own.
    routes: { ...(routes ? { patterns: routes } : {}), unmatched: 'heuristic' },
    otel_traces_export: {
      ...exporter,
      ...(sampling ? { sampler: { name: 'parentbased_traceidratio', arg: `${sampling.value / 100}` } } : {}),
    },
    // Metrics of spans and the service graph are made behind it, from the spans of everybody.
    otel_metrics_export: { ...exporter, features: ['application'] },
    internal_metrics: { prometheus: { port: ports.metrics } },
  };
}

const criteriaOf = (service: InstrumentedService): Criteria => ({
  k8s_namespace: service.namespace,
  ...(service.deploymentName ? { k8s_deployment_name: service.deploymentName } : {}),
  ...(service.statefulSetName ? { k8s_statefulset_name: service.statefulSetName } : {}),
  ...(service.containerName ? { k8s_container_name: service.containerName } : {}),
  ...(service.podLabels ? { k8s_pod_labels: service.podLabels } : {}),
  ...(service.openPorts ? { open_ports: service.openPorts.join(',') } : {}),
});
