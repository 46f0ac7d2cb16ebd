import { running } from '../needs/running';
import { metricStore } from '../needs/stores';
import type { Part } from '../suite/part';
import { check } from '../suite/step';
import { metricQuery, type Query } from './query-checks';

const sums = 'container_memory_working_set_bytes{container=""}';

/** The metrics that an agent pulls from its node, and those that it must leave out. */
export const nodeMetrics = (queries: readonly Query[]): Part => ({
  title: 'What the agent pulls of its node',
  steps: ({ model }) => {
    const metrics = metricStore(model);
    const agents = { agent: running(model.nodeAgent) };
    return [
      // Pulled twice a minute; a rate takes two samples.
      ...queries.map((query) => metricQuery(query, metrics, 75, agents)),
      check({
        name: 'the sums of pods and nodes are left out',
        asked: `${sums}: nothing`,
        needs: { ...agents, metrics },
        find: async ({ metrics }) => {
          const found = await metrics.query(sums);
          return { passed: found.length === 0, got: `${found.length} series` };
        },
      }),
    ];
  },
});
