import type { Processor } from '../pipelines';

/**
 * Adds up the metrics of applications that report what came since their last report, as some SDKs do when asked to. Prometheus
 * and Mimir count from a beginning and refuse them; what offers metrics to be pulled forgets one report with the next unless they
 * follow each other without a gap. It works because one Collector sees a series whole.
 * https://github.com/open-telemetry/opentelemetry-collector-contrib/tree/main/processor/deltatocumulativeprocessor
 */
export function deltaToCumulative(): Processor {
  return {
    kind: 'processor',
    id: 'delta_to_cumulative',
    settings: {
      // The last state of each such series is in memory, about 1 KiB. New ones beyond this are dropped and counted.
      max_streams: 10_000,
    },
  };
}
