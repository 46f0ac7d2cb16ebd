import { exportersOf } from '../needs/exporters';
import { metricStore } from '../needs/stores';
import type { Part } from '../suite/part';
import { metricQuery, type Query } from './query-checks';

/** The metrics of nodes, of objects of the API and of containers, with their labels. */
export const clusterMetrics = (queries: readonly Query[]): Part => ({
  title: 'Metrics of the cluster',
  // Pulled twice a minute at most; a rate takes two samples.
  steps: ({ model }) => queries.map((query) => metricQuery(query, metricStore(model), 90, exportersOf(model))),
});
