import { type KafkaSize, kafkaSize } from '../kafka/sizing';
import { type LokiRole, lokiSize } from '../loki/sizing';
import { type MimirRole, mimirSize } from '../mimir/sizing';
import { type CollectorTiers, collectorTiers } from '../otel-collector/sizing';
import {
  type BucketSize,
  type FormName,
  type Load,
  type NamedSize,
  type StoreSize,
  spanBytesPerSecond,
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
}

/**
 * What a platform needs for a load: Mimir, Loki, Tempo with its log, and Collectors. Throws a `Refusal` where a form is insisted on that can't
 * carry it.
 */
export function capacity(load: Load, forms: CapacityForms = {}): Capacity {
  const tempo = tempoSize(load, forms.tempo);
  return {
    load,
    mimir: mimirSize(load, forms.mimir),
    loki: lokiSize(load, forms.loki),
    tempo,
    ...(tempo.form === 'distributed' ? { kafka: kafkaSize(spanBytesPerSecond(load)) } : {}),
    collector: collectorTiers(load),
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
export const rowsOf = ({ mimir, loki, tempo, kafka, collector }: Capacity): readonly CapacityRow[] => [
  ofStore('mimir', mimir),
  ofStore('loki', loki),
  ofStore('tempo', tempo),
  ...(kafka ? [ofOther('kafka', [['broker', kafka]])] : []),
  ofOther('otel-collector', [
    ['routing', collector.routing],
    ['sampling', collector.sampling],
  ]),
];
