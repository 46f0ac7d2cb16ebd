import type { Cluster, KnownMetrics } from '../../constructs/kit';
import { labelsOfCluster } from '../../constructs/kit/vocabulary/signal-labels';

/** The metrics that somebody in an environment produces. A query for another one, for instance a misspelt one, is found by it. */
export class MetricCatalog {
  /** The labels that the cluster gives to every metric and log line. */
  readonly ofCluster: readonly string[];

  constructor(
    private readonly known: readonly KnownMetrics[],
    cluster: Pick<Cluster, 'name'> = {},
  ) {
    this.ofCluster = Object.keys(labelsOfCluster(cluster));
  }

  /** The labels that the series of a metric can have; undefined if nobody produces it. */
  labelsOf(metric: string): ReadonlySet<string> | undefined {
    const found = this.known.filter(({ name }) => name.test(metric));
    if (found.length === 0) return undefined;
    const labels = [...found.flatMap((each) => each.labels), ...this.ofCluster];
    return new Set([...labels, ...(metric.endsWith('_bucket') ? ['le'] : [])]);
  }
}
