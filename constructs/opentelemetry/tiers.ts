import { type Endpoint, mebibytes, seconds } from '../kit';
import { offersOf } from './destinations';
import { otlpExporter } from './exporters';
import { loadBalancing } from './load-balancing';
import type { Pipeline } from './pipelines';
import { memoryLimiter } from './processors/memory-limiter';
import { sumsOfPod } from './processors/sums-of-pod';
import { tailSampling } from './processors/tail-sampling';
import { otlpOfCollectors } from './receivers';
import { namedSpans, otherPipelines, type PipelineOptions } from './sampled';
import { sendingOf } from './sending';
import { taken } from './taken';

/** After so long a client connects again, and so comes to pods that are new: one that stayed would leave them idle. */
const connectionAge = seconds(60);

/**
 * Those of the pods that take every signal: spans go to whom their trace belongs, everything else to its store. They keep nothing, so that
 * there may be more or fewer of them at any time.
 */
export function routingPipelines(given: PipelineOptions, samplers: Endpoint<'otlp.grpc'>): Pipeline[] {
  const options = { ...given, connectionAge, copyTo: {} };
  return [
    ...taken(options, 'traces', [], {
      processors: namedSpans(options.cluster !== undefined),
      exporters: [loadBalancing(samplers)],
    }),
    ...otherPipelines(options, sendingOf({ ...options, until: 'its sender gives up' }), sumsOfPod()),
  ];
}

/** That of the pods that have each trace until it is decided. `pods`: how many there are. */
export function samplingPipelines(options: PipelineOptions, pods: number): Pipeline[] {
  const { tracesTo, copyTo = {}, tracesPerSecond } = options;
  const { traces } = sendingOf({ ...options, copyTo: { traces: copyTo.traces } });
  // While one of them is away, the others have its traces too.
  const each = Math.ceil(tracesPerSecond / Math.max(1, pods - 1));
  const { largestTrace } = offersOf(tracesTo);
  // Names were added on the way.
  const larger = mebibytes(options.largestRequest.mebibytes + 1);
  return [
    {
      signal: 'traces',
      receivers: [otlpOfCollectors(larger)],
      processors: [memoryLimiter(), tailSampling({ ...options, tracesPerSecond: each, largestTrace })],
      exporters: [otlpExporter('traces', tracesTo, traces.first), ...traces.copy.exporters],
    },
    ...traces.copy.pipelines,
  ];
}
