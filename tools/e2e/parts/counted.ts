import type { MetricStore } from '../stores/metric-store';

/** Something that a service counts itself, and that its spans count as well, in PromQL. */
export interface Counted {
  readonly own: string;
  readonly spans: string;
}

/** By the service, and by its spans. Undefined: there is nothing of it. */
export type Pair = readonly [own: number | undefined, bySpans: number | undefined];

/** How long it takes until both are complete: an agent pulls every half minute, and traces are counted when they are stored. */
export const settledSeconds = 150;

/** Asks for both. `spanMetrics`: where the metrics that are made from traces are. */
export const bothCounts = async (
  metrics: MetricStore,
  spanMetrics: MetricStore,
  { own, spans }: Counted,
): Promise<Pair> => [await metrics.number(own), await spanMetrics.number(spans)];
