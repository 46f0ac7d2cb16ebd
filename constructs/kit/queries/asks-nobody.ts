import type { KnownMetrics } from '../vocabulary/metrics';
import { askedMetrics } from './asked-metrics';
import type { Asked } from './variables';

/**
 * Whether none of the metrics for which PromQL asks is among these. A query for metrics of several programs is answered where one of
 * them is there; so is a query for every metric.
 */
export function asksNobody(query: Asked, metrics: readonly KnownMetrics[]): boolean {
  const asked = askedMetrics([query]);
  const isThere = (name: string) => name.includes('.*') || metrics.some((each) => each.name.test(name));
  return asked.length > 0 && !asked.some(isThere);
}
