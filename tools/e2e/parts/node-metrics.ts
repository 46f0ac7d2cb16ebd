import { eventually } from '../../wait';
import { mainContainer } from '../cluster/pod';
import { matches, nonEmpty } from '../labels';
import { played } from '../needs/played';
import { running } from '../needs/running';
import { metricStore } from '../needs/stores';
import { measured } from '../stand-ins/node/measured';
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
        name: 'what a container uses has the labels of its pod',
        asked: `service_name is ${measured.service}, by the label of the pod`,
        needs: { ...agents, metrics, pod: played(measured) },
        find: async ({ metrics, pod }) => {
          const { namespace, name } = pod;
          const query = `container_memory_working_set_bytes{namespace="${namespace}",pod="${name}"}`;
          const found = (await eventually(75, async () => nonEmpty(await metrics.query(query)))) ?? [];
          const expected = { container: mainContainer(pod).name, service_name: measured.service };
          const passed = found.length === 1 && found.every(({ metric }) => matches(metric, expected));
          return { passed, got: JSON.stringify(found.map(({ metric }) => metric)) };
        },
      }),
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
