import type { Endpoint } from '../../../constructs/kit';
import { linesOf, sumShown } from '../../shown-metrics';
import type { Need } from '../suite/need';
import { running } from './running';

/** Asks a program itself: the sum of the series of a metric. */
export type OwnMetrics = (metric: string) => Promise<number>;

export const ownMetrics = (endpoint: Endpoint<'prometheus.exposition'>): Need<OwnMetrics> => ({
  find: (run) => {
    const found = running(endpoint.peer).find(run);
    if ('missing' in found) return found;
    return { given: (metric) => sumShown(run.cluster.urlOf(endpoint), linesOf(metric)) };
  },
});
