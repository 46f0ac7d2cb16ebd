import { type Duration, Percentage } from '../../kit';
import { type KeepPolicy, SlowTraces } from '../keep';
import type { Processor, Settings } from '../pipelines';

/**
 * Lets the sampler write into each kept span how many traces it stands for, by which Tempo counts requests rightly.
 * https://opentelemetry.io/docs/specs/otel/trace/tracestate-probability-sampling/
 */
export const samplingThresholdGate = 'processor.tailsamplingprocessor.usetracestate';

/**
 * Decides about whole traces, some time after their first span.
 * https://github.com/open-telemetry/opentelemetry-collector-contrib/tree/main/processor/tailsamplingprocessor
 */
export function tailSampling(options: {
  readonly keep: readonly KeepPolicy[];
  readonly decisionWait: Duration;
  readonly tracesPerSecond: number;
}): Processor {
  const { keep, decisionWait, tracesPerSecond } = options;
  // Twice the traces that wait at the stated rate.
  const traces = Math.ceil(tracesPerSecond * decisionWait.seconds * 2);
  return {
    kind: 'processor',
    id: 'tail_sampling',
    settings: {
      decision_wait: decisionWait.toString(),
      num_traces: traces,
      // Above the stated rate senders wait; the default would throw away undecided traces, failed ones too.
      block_on_overflow: true,
      expected_new_traces_per_sec: tracesPerSecond,
      // A span that comes late shares the decision of its trace. Upstream's advice is ten times the waiting traces.
      decision_cache: { sampled_cache_size: traces * 10, non_sampled_cache_size: traces * 10 },
      policies: keep.map(policy),
    },
  };
}

function policy(policy: KeepPolicy): Settings {
  if (policy instanceof Percentage) {
    return { name: 'share', type: 'probabilistic', probabilistic: { sampling_percentage: policy.value } };
  }
  if (policy instanceof SlowTraces) {
    return { name: 'slow', type: 'latency', latency: { threshold_ms: policy.threshold.milliseconds } };
  }
  return { name: 'errors', type: 'status_code', status_code: { status_codes: ['ERROR'] } };
}
