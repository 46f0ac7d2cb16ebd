/** How a store of traces makes metrics from them. */
export interface SpanMetrics {
  /** It counts each kept trace for as many as a sampler says that it stands for. */
  readonly countsBySamplingThreshold: boolean;
  /** It counts no span that says by the attribute `sampling.copy` that another pod sends it too. Default: it counts every span. */
  readonly leavesOutCopies?: boolean;
}
