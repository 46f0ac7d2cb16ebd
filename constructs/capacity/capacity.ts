import { alloyAssumptions } from '../alloy/assumptions';
import { agentSize } from '../alloy/sizing';
import { type KafkaSize, kafkaSize } from '../kafka/sizing';
import { kubeStateMetricsSize, shownOf } from '../kube-state-metrics/sizing';
import { type LokiRole, lokiSize } from '../loki/sizing';
import { type MimirRole, mimirSize } from '../mimir/sizing';
import { nodeExporterResources } from '../node-exporter/sizing';
import { type CollectorTiers, collectorTiers } from '../otel-collector/sizing';
import {
  type BucketSize,
  type FormName,
  type Load,
  type NamedSize,
  type RoleSize,
  type StoreSize,
  sentSpanBytesPerSecond,
  type TotalSize,
  totalOf,
  workloadsOf,
} from '../stores/sizing';
import { type TempoRole, tempoSize } from '../tempo/sizing';

/** The forms that are insisted on. Default: of each store the one that the load needs. */
export interface CapacityForms {
  readonly mimir?: FormName;
  readonly loki?: FormName;
  readonly tempo?: FormName;
}

/** What carries a load. */
export interface Capacity {
  readonly load: Load;
  readonly mimir: StoreSize<MimirRole>;
  readonly loki: StoreSize<LokiRole>;
  readonly tempo: StoreSize<TempoRole>;
  /** The log before a distributed Tempo. Undefined: there is none. */
  readonly kafka?: KafkaSize;
  /** The two tiers of Collectors, where traces are sampled. */
  readonly collector: CollectorTiers;
  /** The agent of each node. */
  readonly alloy: RoleSize;
  /** That of each node. */
  readonly nodeExporter: RoleSize;
  readonly kubeStateMetrics: RoleSize;
}

/**
 * The agents where they collect lines and the metrics of nodes, of pods and of the platform, and applications push theirs. Where one of them
 * can't take what kube-state-metrics shows, a Prometheus does, which is not counted.
 */
function agents(load: Load): RoleSize {
  const { samples } = shownOf(load, true);
  const ofCluster = samples > alloyAssumptions.mostShown.value ? 0 : samples;
  return agentSize(load, { lines: 1, ofNodes: true, ofApplications: false, spans: false, ofCluster });
}

/**
 * What a platform needs for a load: Mimir, Loki, Tempo with its log, Collectors, and what runs on nodes and shows their cluster. Throws
 * a `Refusal` where a form is insisted on that can't carry it.
 */
export function capacity(load: Load, forms: CapacityForms = {}): Capacity {
  const tempo = tempoSize(load, forms.tempo);
  return {
    load,
    mimir: mimirSize(load, forms.mimir),
    loki: lokiSize(load, forms.loki),
    tempo,
    ...(tempo.form === 'distributed' ? { kafka: kafkaSize(sentSpanBytesPerSecond(load)) } : {}),
    collector: collectorTiers(load),
    alloy: agents(load),
    nodeExporter: { replicas: load.nodes, resources: nodeExporterResources },
    kubeStateMetrics: kubeStateMetricsSize(load, true),
  };
}

/** What one component takes. */
export interface CapacityRow {
  readonly component: string;
  /** The form of a store. Undefined: it has no choice. */
  readonly form?: FormName;
  readonly workloads: readonly NamedSize[];
  readonly total: TotalSize;
  /** What its form does not survive, each as a sentence. Empty: the loss of any pod, node or zone loses nothing and stops no writing. */
  readonly weaknesses: readonly string[];
  /** What is in its bucket. Undefined: it has none. */
  readonly bucket?: BucketSize;
  /** The partitions of the log. Undefined: there is none. */
  readonly partitions?: number;
}

const ofStore = (component: string, size: StoreSize<string>): CapacityRow => {
  const workloads = workloadsOf(size);
  const { form, bucket, weaknesses } = size;
  const common = { component, form, workloads, bucket, weaknesses, total: totalOf(workloads.map(([, each]) => each)) };
  return size.form === 'distributed' && size.partitions !== undefined
    ? { ...common, partitions: size.partitions }
    : common;
};

const ofOther = (component: string, workloads: readonly NamedSize[]): CapacityRow => ({
  component,
  workloads,
  weaknesses: [],
  total: totalOf(workloads.map(([, each]) => each)),
});

/** Each component with its workloads and its sum. */
export const rowsOf = ({ mimir, loki, tempo, kafka, collector, ...others }: Capacity): readonly CapacityRow[] => [
  ofStore('mimir', mimir),
  ofStore('loki', loki),
  ofStore('tempo', tempo),
  ...(kafka ? [ofOther('kafka', [['broker', kafka]])] : []),
  ofOther('otel-collector', [
    ['routing', collector.routing],
    ['sampling', collector.sampling],
    ...(collector.samplingCopy ? [['sampling copy', collector.samplingCopy] as const] : []),
  ]),
  ofOther('alloy', [['agent', others.alloy]]),
  ofOther('node-exporter', [['exporter', others.nodeExporter]]),
  ofOther('kube-state-metrics', [['all', others.kubeStateMetrics]]),
];
