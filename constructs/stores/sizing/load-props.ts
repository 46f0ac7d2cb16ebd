import { type ByteRate, type Duration, Percentage } from '../../kit/model/units';
import {
  byteRate,
  count,
  duration,
  object,
  optional,
  percentage,
  type Validator,
  whenSound,
} from '../../kit/model/validation';
import { bounds } from './bounds';

/** How long each signal is kept. */
export interface RetentionProps {
  /** Metrics, in Mimir. A day to ten years. */
  readonly metrics: Duration;
  /** Log lines, in Loki. A day to ten years. */
  readonly logs: Duration;
  /** Traces, in Tempo. A day to ten years. */
  readonly traces: Duration;
}

/** What a platform has to carry, as it is on a busy day. */
export interface LoadProps {
  /** The nodes whose signals it gets. 1 to 5,000. */
  readonly nodes: number;
  /** The pods on them. 1 to 150,000. */
  readonly pods: number;
  /**
   * The series that have samples now: in Prometheus `prometheus_tsdb_head_series`, in Mimir `cortex_ingester_active_series` divided by the
   * number of ingesters that have each. 1,000 to 20 million.
   */
  readonly activeSeries: number;
  /** How often each of them gets a sample. 5 seconds to 5 minutes. */
  readonly scrapeInterval: Duration;
  /** The log lines, uncompressed, such as `megabytesPerSecond(10)` or `gigabytesPerDay(860)`. 1 kB a second to 30 TB a day. */
  readonly logs: ByteRate;
  /**
   * The streams of log lines that are open at once: each combination of labels is one. 1 to a million. Default: two for each pod, as a
   * container has one for each of its two outputs.
   */
  readonly logStreams?: number;
  /** The spans that applications send in a second, before any are left out. 1 to 100,000. */
  readonly spansPerSecond: number;
  /** The share of these spans that is stored, where a Collector samples. 1 to 100 %. Default: all of them. */
  readonly keptSpans?: Percentage;
  /**
   * How many pods judge each trace, where Collectors sample in two tiers: 1 or 2. With 2 no trace is lost with one of them, nor with its zone; each kept
   * trace is sent to its store twice, which stores it once. Default: 1.
   */
  readonly samplingReplicationFactor?: number;
  /** The queries of people, dashboards and rules in a second that each of the stores gets. 1 to 500. */
  readonly queriesPerSecond: number;
  /** How long each signal is kept. */
  readonly retention: RetentionProps;
}

const whole = ({ least, most }: { readonly least: number; readonly most: number }, example: number) =>
  count(least, most, example);

/** A length of time between two bounds. */
function between(
  example: string,
  { least, most }: { readonly least: Duration; readonly most?: Duration },
): Validator<Duration> {
  const any = duration(example);
  return whenSound(any, least, (found) => {
    if (found.milliseconds < least.milliseconds) return [`${found} is shorter than ${least}`, any.expected];
    if (most && found.milliseconds > most.milliseconds) return [`${found} is longer than ${most}`, any.expected];
    return undefined;
  });
}

/** A share of spans, so that something is stored at all. */
const share: Validator<Percentage> = whenSound(percentage('percent(10)'), new Percentage(100), (found) =>
  found.value >= 1 ? undefined : [`${found} is less than 1 %`, 'a percentage from percent(1) to percent(100)'],
);

const kept = between('days(30)', { least: bounds.retention.least });

/** What each property takes. */
export const loadProps: Validator<LoadProps> = object<LoadProps>({
  nodes: whole(bounds.nodes, 60),
  pods: whole(bounds.pods, 1800),
  activeSeries: whole(bounds.activeSeries, 3_000_000),
  scrapeInterval: between('seconds(15)', bounds.scrapeInterval),
  logs: byteRate(
    'megabytesPerSecond(10)',
    { rate: bounds.logs.least, inWords: 'megabytesPerSecond(0.001)' },
    { rate: bounds.logs.most, inWords: 'gigabytesPerDay(30000)' },
  ),
  logStreams: optional(whole(bounds.logStreams, 4000)),
  spansPerSecond: whole(bounds.spansPerSecond, 1000),
  keptSpans: optional(share),
  samplingReplicationFactor: optional(whole(bounds.samplingReplicationFactor, 2)),
  queriesPerSecond: whole(bounds.queriesPerSecond, 10),
  retention: object<RetentionProps>({ metrics: kept, logs: kept, traces: kept }),
});
