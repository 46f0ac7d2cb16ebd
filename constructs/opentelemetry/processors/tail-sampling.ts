import { type Bytes, type Duration, Percentage } from '../../kit';
import type { Processor, Settings } from '../pipelines';
import { type KeepPolicy, SlowTraces } from '../sampling/keep';

/**
 * Lets the sampler write into each kept span how many traces it stands for, by which Tempo counts requests rightly.
 * https://opentelemetry.io/docs/specs/otel/trace/tracestate-probability-sampling/
 */
export const samplingThresholdGate = 'processor.tailsamplingprocessor.usetracestate';

/**
 * Decides about whole traces: some time after their root span, which ends last, or at the end of the wait.
 * https://github.com/open-telemetry/opentelemetry-collector-contrib/tree/main/processor/tailsamplingprocessor
 */
export function tailSampling(options: {
  readonly keep: readonly KeepPolicy[];
  readonly decisionWait: Duration;
  readonly decisionWaitAfterRootReceived: Duration;
  readonly tracesPerSecond: number;
  /** The size up to which the traces' store keeps a trace. Default: no bound. */
  readonly largestTrace?: Bytes;
}): Processor {
  const { keep, decisionWait, decisionWaitAfterRootReceived, tracesPerSecond, largestTrace } = options;
  // Twice the traces that wait at the stated rate, if none shows its root. Beyond it the oldest go undecided. Measured with a flood
  // of six times the rate, without roots: every failed trace of 1 and 13 s beside it was kept, and no request waited for 3 s.
  // With block_on_overflow in its place, requests of everybody waited for 110 s.
  const traces = Math.ceil(tracesPerSecond * decisionWait.seconds * 2);
  return {
    kind: 'processor',
    id: 'tail_sampling',
    settings: {
      decision_wait: decisionWait.toString(),
      decision_wait_after_root_received: decisionWaitAfterRootReceived.toString(),
      num_traces: traces,
      expected_new_traces_per_sec: tracesPerSecond,
      // A span that comes late shares the decision of its trace. Upstream's advice is ten times the waiting traces.
      decision_cache: { sampled_cache_size: traces * 10, non_sampled_cache_size: traces * 10 },
      // A larger one is dropped whole and counted: its store would drop what is beyond, and it takes the memory of all others.
      ...(largestTrace ? { maximum_trace_size_bytes: largestTrace.bytes } : {}),
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
