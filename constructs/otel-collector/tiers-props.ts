import type { Autoscaling, ConfigurationChange, Duration, ResourceProps } from '../kit';
import { anything, count, duration, object, optional } from '../kit/model/validation';
import { autoscalingValidator } from '../kit/pods/autoscaling';
import { resourceValidator } from '../kit/pods/container';
import type { CollectorConfiguration } from './configuration';

/** Collectors in two tiers. */
export interface CollectorTiersProps {
  /** Those that take every signal. Default: two. */
  readonly routing?: RoutingTierProps;
  /** Those that judge traces. Default: three. */
  readonly sampling?: SamplingTierProps;
  /**
   * Pods that judge each trace once more, so that none is lost with a pod that judges. Where the environment names three zones or more they are in
   * the first, and the others in the other zones. The others are called `-sampling-first` then. Default: none; `{}` is three. The store of traces leaves their spans out of its metrics.
   */
  readonly samplingCopy?: SamplingTierProps;
  /** For how many new traces a second there is room, where `tracesPerSecond` beside `tiers` says nothing. Default: 100. */
  readonly tracesPerSecond?: number;
  /** For how long a trace is waited for, where `decisionWait` beside `tiers` says nothing: what they are sized for. Default: 60 seconds. */
  readonly decisionWait?: Duration;
}

/** Those that take every signal. */
export interface RoutingTierProps {
  /** How many pods. Default: 2. */
  readonly replicas?: number;
  /** How many pods, by what they take. Default: always `replicas`. */
  readonly autoscaling?: Autoscaling;
  /** Requests and limit of each. Default: enough for about 1,000 spans a second. */
  readonly resources?: ResourceProps;
  /** What is to be different in their configuration, where there is no property for it. Default: nothing. */
  readonly configuration?: ConfigurationChange<CollectorConfiguration>;
}

/** Those that judge traces. */
export interface SamplingTierProps {
  /** How many pods. A change judges traces that are under way in parts, so no autoscaler decides it. Default: 3. */
  readonly replicas?: number;
  /** Requests and limit of each. Default: enough for about 1,000 spans a second. */
  readonly resources?: ResourceProps;
  /** What is to be different in their configuration, where there is no property for it. Default: nothing. */
  readonly configuration?: ConfigurationChange<CollectorConfiguration>;
}

const samplingTier = optional(
  object<SamplingTierProps>({
    replicas: optional(count(2, 100)),
    resources: optional(resourceValidator),
    // Checked when it is applied.
    configuration: anything(),
  }),
);

export const tiersValidator = object<CollectorTiersProps>(
  {
    routing: optional(
      object<RoutingTierProps>({
        replicas: optional(count(1, 1000)),
        autoscaling: optional(autoscalingValidator),
        resources: optional(resourceValidator),
        // Checked when it is applied.
        configuration: anything(),
      }),
    ),
    sampling: samplingTier,
    samplingCopy: samplingTier,
    tracesPerSecond: optional(count(1, 100_000)),
    decisionWait: optional(duration('seconds(60)')),
  },
  'collectorTiers(load) or { sampling: { replicas: 3 } }',
);
