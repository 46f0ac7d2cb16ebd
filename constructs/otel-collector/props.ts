import type { Bytes, ComponentProps, ConfigurationChange, Duration, Endpoint, ResourceProps, Scraper } from '../kit';
import { componentValidators } from '../kit/environment/component-props';
import {
  anything,
  bytes,
  count,
  duration,
  endpoint,
  flag,
  list,
  oneOf,
  optional,
  otlpMetricsOrScraper,
  type Validators,
} from '../kit/model/validation';
import { resourceValidator } from '../kit/pods/container';
import { type KeepPolicy, keepPolicy } from './keep';
import type { CollectorConfiguration } from './pipelines';

export interface OtelCollectorProps extends ComponentProps {
  /** Where metrics go, or who pulls them. With them go those that are made from traces, where the traces' store makes none. */
  readonly metricsTo: Endpoint<'otlp.metrics'> | Scraper;
  /** Where log records go. */
  readonly logsTo: Endpoint<'otlp.logs'>;
  /** Where the kept traces go. */
  readonly tracesTo: Endpoint<'otlp.traces'>;
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
   * traces that have waited longest go undecided, so that a flood costs itself. Default: 100 a second.
   */
  readonly tracesPerSecond?: number;
  /**
   * The largest request that it takes by OTLP, uncompressed, by gRPC as by HTTP. What is larger is refused with an error after
   * which nothing is sent again. Default: 20 MiB.
   */
  readonly largestRequest?: Bytes;
  /** How many pods. More than one would each see a part of a trace. Default: 1. */
  readonly replicas?: number;
  /** The room for what waits to be sent, three fifths of it for data. Default: 2 GiB. */
  readonly disk?: Bytes;
  /**
   * Where that room is: on a `volume` of its own, which outlives the pod, or in a folder of the `pod`, which a restarted
   * container finds again and another pod does not. Default: `volume`.
   */
  readonly queues?: 'volume' | 'pod';
  /** It takes spans of Jaeger clients and agents too, by each of Jaeger's protocols. Default: no. */
  readonly jaeger?: boolean;
  /**
   * It takes OTLP of other clusters too, at `fromOtherClusters`, which a Gateway passes on. The environment's cluster must have a name
   * then. Default: no.
   */
  readonly otherClusters?: boolean;
  /** Requests and limit. Default: enough for about 1,000 spans a second. */
  readonly resources?: ResourceProps;
  /**
   * What is to be different in the Collector's configuration, where there is no property for it. Default: nothing.
   * https://opentelemetry.io/docs/collector/configuration/
   */
  readonly configuration?: ConfigurationChange<CollectorConfiguration>;
}

export const otelCollectorValidators: Validators<OtelCollectorProps> = {
  ...componentValidators,
  metricsTo: otlpMetricsOrScraper(),
  logsTo: endpoint('otlp.logs'),
  tracesTo: endpoint('otlp.traces'),
  keep: list(keepPolicy),
  decisionWait: optional(duration('seconds(60)')),
  decisionWaitAfterRootReceived: optional(duration('seconds(6)')),
  tracesPerSecond: optional(count(1, 100_000)),
  largestRequest: optional(bytes('mebibytes(20)')),
  replicas: optional(count(1, 1000)),
  disk: optional(bytes('gibibytes(2)')),
  queues: optional(oneOf(['volume', 'pod'])),
  jaeger: optional(flag()),
  otherClusters: optional(flag()),
  resources: optional(resourceValidator),
  // Checked when it is applied.
  configuration: anything(),
};
