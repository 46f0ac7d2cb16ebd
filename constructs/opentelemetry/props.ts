import type { Bytes, ComponentProps, Duration, ResourceProps } from '../kit';
import { componentValidators } from '../kit/environment/component-props';
import {
  bytes,
  count,
  duration,
  flag,
  list,
  object,
  oneOf,
  optional,
  origins,
  type Validators,
} from '../kit/model/validation';
import { resourceValidator } from '../kit/pods/container';
import { type CollectorCopies, collectorCopies } from './copies';
import type { Cors } from './receivers';
import { type KeepPolicy, keepPolicy } from './sampling/keep';

/** What everything takes that receives OTLP and sends it on. */
export interface ReceivingProps extends ComponentProps {
  /**
   * The room for what waits to be sent, three fifths of it for data, of which each signal has an equal part, and each copy as well. When it
   * is full, senders are refused with an error on which they try again; a copy has gaps then. Default: 2 GiB.
   */
  readonly disk?: Bytes;
  /**
   * Where that room is: on a `volume` of its own, which outlives the pod, or in a folder of the `pod`, which a restarted
   * container finds again and another pod does not. Default: `volume`.
   */
  readonly queues?: 'volume' | 'pod';
  /**
   * Where a copy of each signal goes, such as a cloud, beside its first destination. A copy has a queue of its own on the disk. Where that is
   * full, the copy has gaps, which are counted and told, and nothing else waits for it. Default: nothing is copied.
   */
  readonly copyTo?: CollectorCopies;
  /** It takes spans of Jaeger clients and agents too, by each of Jaeger's protocols. Default: no. */
  readonly jaeger?: boolean;
  /**
   * From which pages browsers may send OTLP by HTTP: `{ allowedOrigins: ['https://shop.example.com'] }`. Default: from none.
   * https://github.com/open-telemetry/opentelemetry-collector/tree/main/config/confighttp#cors-cross-origin-resource-sharing
   */
  readonly cors?: Cors;
  /** Requests and limit. Default: enough for about 1,000 spans a second. */
  readonly resources?: ResourceProps;
}

export const receivingValidators: Validators<ReceivingProps> = {
  ...componentValidators,
  disk: optional(bytes('gibibytes(2)')),
  queues: optional(oneOf(['volume', 'pod'])),
  copyTo: optional(collectorCopies),
  jaeger: optional(flag()),
  cors: optional(object<Cors>({ allowedOrigins: origins() })),
  resources: optional(resourceValidator),
};

/** What everything takes beside it that samples traces. */
export interface SamplingProps {
  /** Which traces are kept: `errors()`, `slowerThan(…)`, and a percentage of the rest. */
  readonly keep: readonly KeepPolicy[];
  /**
   * How long after its first span a trace is decided at the latest: the longest duration up to which every failed and every slow
   * trace is kept. Traces that take longer are judged by what came until then. Default: 60 seconds.
   */
  readonly decisionWait?: Duration;
  /**
   * How long after its root span a trace is decided: the time in which the spans of other services arrive, which applications
   * send up to 5 seconds late. Default: 6 seconds.
   */
  readonly decisionWaitAfterRootReceived?: Duration;
  /**
   * The rate of new traces for which there is room, also if none of them shows its root and all wait to the end. Beyond it the
   * traces that have waited longest go undecided, so that a flood costs itself. Default: what `collectorTiers` reckons from a load, where that
   * makes `tiers`; otherwise 100 a second.
   */
  readonly tracesPerSecond?: number;
  /**
   * The largest request that it takes by OTLP, uncompressed, by gRPC as by HTTP. What is larger is refused with an error after
   * which nothing is sent again. Default: 20 MiB.
   */
  readonly largestRequest?: Bytes;
}

export const samplingValidators: Validators<SamplingProps> = {
  keep: list(keepPolicy),
  decisionWait: optional(duration('seconds(60)')),
  decisionWaitAfterRootReceived: optional(duration('seconds(6)')),
  tracesPerSecond: optional(count(1, 100_000)),
  largestRequest: optional(bytes('mebibytes(20)')),
};
