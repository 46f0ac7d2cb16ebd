import { type Endpoint, mebibytes, seconds } from '../kit';
import { offersOf } from './destinations';
import { otlpExporter } from './exporters';
import { loadBalancing, loadBalancingCopy } from './load-balancing';
import type { Pipeline } from './pipelines';
import { memoryLimiter } from './processors/memory-limiter';
import { samplingCopy } from './processors/sampling-copy';
import { sumsOfPod } from './processors/sums-of-pod';
import { tailSampling } from './processors/tail-sampling';
import { otlpOfCollectors } from './receivers';
import { namedSpans, otherPipelines, type PipelineOptions } from './sampled';
import { waitsOfCopies } from './sampling/copied-later';
import { sendingOf } from './sending';
import { taken } from './taken';

/** After so long a client connects again, and so comes to pods that are new: one that stayed would leave them idle. */
const connectionAge = seconds(60);

/**
 * Those of the pods that take every signal: spans go to whom their trace belongs, everything else to its store. They keep nothing, so that
 * there may be more or fewer of them at any time.
 */
export function routingPipelines(
  given: PipelineOptions,
  samplers: Endpoint<'otlp.grpc'>,
  copies?: Endpoint<'otlp.grpc'>,
): Pipeline[] {
  const options = { ...given, connectionAge, copyTo: {} };
  const sent = sendingOf({ ...options, until: 'its sender gives up' });
  return [
    ...taken(options, 'traces', [], {
      processors: namedSpans(options.cluster !== undefined),
      exporters: [loadBalancing(samplers), ...(copies ? [loadBalancingCopy(copies, sent.traces.first.queue)] : [])],
    }),
    ...otherPipelines(options, sent, sumsOfPod()),
  ];
}

/** The pods that judge traces. */
export interface JudgingPods {
  /** How many have room for all traces, while the others are away. */
  readonly enough: number;
  /** They judge what others judge too. Default: they alone judge it. */
  readonly areCopies?: boolean;
}

/** That of the pods that have each trace until it is decided. */
export function samplingPipelines(options: PipelineOptions, { enough, areCopies = false }: JudgingPods): Pipeline[] {
  const { tracesTo, tracesPerSecond } = options;
  // What goes to a second destination too goes there once.
  const copyTo = areCopies ? {} : { traces: options.copyTo?.traces };
  const { traces } = sendingOf({ ...options, copyTo });
  const each = Math.ceil(tracesPerSecond / enough);
  const waits = areCopies ? waitsOfCopies(options) : {};
  const { largestTrace } = offersOf(tracesTo);
  // Names were added on the way.
  const larger = mebibytes(options.largestRequest.mebibytes + 1);
  return [
    {
      signal: 'traces',
      receivers: [otlpOfCollectors(larger)],
      processors: [
        memoryLimiter(),
        ...(areCopies ? [samplingCopy()] : []),
        tailSampling({ ...options, ...waits, tracesPerSecond: each, largestTrace }),
      ],
      exporters: [otlpExporter('traces', tracesTo, traces.first), ...traces.copy.exporters],
    },
    ...traces.copy.pipelines,
  ];
}
