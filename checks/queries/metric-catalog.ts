import type { KnownMetrics } from '../../constructs/kit';

/** The metrics that somebody in an environment produces. A query for another one, for instance a misspelt one, is found by it. */
export class MetricCatalog {
  constructor(private readonly known: readonly KnownMetrics[]) {}

  /** The labels that the series of a metric can have; undefined if nobody produces it. */
  labelsOf(metric: string): ReadonlySet<string> | undefined {
    const found = this.known.filter(({ name }) => name.test(metric));
    if (found.length === 0) return undefined;
    return new Set([...found.flatMap(({ labels }) => labels), ...(metric.endsWith('_bucket') ? ['le'] : [])]);
  }
}
