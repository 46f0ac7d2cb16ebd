import type { Bytes, Duration, Endpoint, Scraper } from '../kit';
import {
  bytes,
  count,
  duration,
  endpoint,
  flag,
  list,
  optional,
  otlpMetricsOrScraper,
  type Validators,
} from '../kit/model/validation';
import { type CollectorProps, collectorValidators } from './common-props';
import { type KeepPolicy, keepPolicy } from './keep';

export interface OtelCollectorProps extends CollectorProps {
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
  /**
   * It takes OTLP of other clusters too, at `fromOtherClusters`, which a Gateway passes on. The environment's cluster must have a name
   * then. Default: no.
   */
  readonly otherClusters?: boolean;
}

export const otelCollectorValidators: Validators<OtelCollectorProps> = {
  ...collectorValidators,
  metricsTo: otlpMetricsOrScraper(),
  logsTo: endpoint('otlp.logs'),
  tracesTo: endpoint('otlp.traces'),
  keep: list(keepPolicy),
  decisionWait: optional(duration('seconds(60)')),
  decisionWaitAfterRootReceived: optional(duration('seconds(6)')),
  tracesPerSecond: optional(count(1, 100_000)),
  largestRequest: optional(bytes('mebibytes(20)')),
  otherClusters: optional(flag()),
};
