import type { Endpoint } from '../../../constructs/kit';
import { ask } from '../../http';
import type { Need } from '../suite/need';
import { running } from './running';

/** Asks a program itself: the sum of the series of a metric. */
export type OwnMetrics = (metric: string) => Promise<number>;

export const ownMetrics = (endpoint: Endpoint<'prometheus.exposition'>): Need<OwnMetrics> => ({
  find: (run) => {
    const found = running(endpoint.peer).find(run);
    if ('missing' in found) return found;
    return { given: (metric) => sumShown(run.cluster.urlOf(endpoint), new RegExp(`^${metric}(\\{|\\s)`)) };
  },
});

/** The sum of the series that are shown at an address and whose lines begin so. */
export async function sumShown(url: string, begin: RegExp): Promise<number> {
  const { text } = await ask(url);
  const values = text.split('\n').filter((line) => begin.test(line));
  return values.reduce((sum, line) => sum + Number(line.split(' ').pop()), 0);
}
