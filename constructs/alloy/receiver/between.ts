import {
  deltaToCumulative,
  filter,
  k8sAttributes,
  memoryLimiter,
  object,
  serviceGraph,
  spanMetrics,
  tailSampling,
  transform,
} from '../syntax';
import { reasonOf } from './comments';
import { type Translation, translated, unchanged } from './translation';

interface ExtractedAttribute {
  readonly tag_name: string;
  readonly key: string;
}

interface K8sAttributesSettings {
  readonly wait_for_metadata: boolean;
  readonly pod_association: readonly {
    readonly sources: readonly { readonly from: 'resource_attribute' | 'connection'; readonly name?: string }[];
  }[];
  readonly extract: {
    readonly metadata: readonly string[];
    readonly labels: readonly ExtractedAttribute[];
    readonly annotations: readonly ExtractedAttribute[];
  };
}

interface TailSamplingSettings {
  readonly decision_cache: Readonly<Record<string, number>>;
  readonly policies: readonly object[];
}

interface SpanMetricsSettings {
  readonly histogram: { readonly unit: 's'; readonly explicit: { readonly buckets: readonly string[] } };
  readonly dimensions?: readonly { readonly name: string }[];
}

/** What stands between the ends of a pipeline, by its type in the Collector. A list there is a block for each here. */
export const betweenEnds: Readonly<Record<string, Translation>> = {
  memory_limiter: unchanged(memoryLimiter, 'Refuses data before the memory is full: senders try again.'),
  k8s_attributes: translated(
    k8sAttributes,
    'Says of which pod a signal is.',
    ({ pod_association, extract: { metadata, labels, annotations }, ...rest }: K8sAttributesSettings) => ({
      ...rest,
      // Where the Kubernetes API does not answer in that time, the component ends for good, while Alloy stays ready and takes nothing.
      wait_for_metadata_timeout: '24h',
      extract: { metadata, label: labels, annotation: annotations },
      pod_association: pod_association.map(({ sources }) => ({ source: sources })),
    }),
  ),
  transform: unchanged(transform, reasonOf),
  filter: unchanged(filter, reasonOf),
  delta_to_cumulative: unchanged(deltaToCumulative, 'Adds up what was sent as differences.'),
  tail_sampling: translated(
    tailSampling,
    'Which traces are kept.',
    ({ policies, decision_cache, ...rest }: TailSamplingSettings) => ({
      ...rest,
      decision_cache: object(decision_cache),
      policy: policies,
    }),
  ),
  span_metrics: translated(
    spanMetrics,
    'Rates, failures and durations of every span, before any is left out.',
    ({ dimensions, ...rest }: SpanMetricsSettings) => ({ ...rest, dimension: dimensions }),
  ),
  service_graph: unchanged(serviceGraph, 'Who calls whom.'),
};
