import type { Outcome } from '../../report';
import { eventually } from '../../wait';
import { metricStore } from '../needs/stores';
import type { Series } from '../stores/metric-store';
import type { Part } from '../suite/part';
import { check } from '../suite/step';

/** Everything that the metric store pulls answers, but for what this machine lacks. */
export const targetsUp = (): Part => ({
  title: 'Every target answers',
  steps: ({ model }) => [
    check({
      name: 'no target is down but those that this machine lacks',
      asked: 'up: 1, of as many targets as the scrape pools have',
      needs: { metrics: metricStore(model) },
      find: async ({ metrics }, { cluster }) => {
        const lacking = new Set(cluster.pods.filter((pod) => !cluster.container(pod)).map(({ workload }) => workload));
        let last: Outcome = { passed: false, got: 'not asked' };
        await eventually(60, async () => {
          const known = await metrics.number('sum(prometheus_target_scrape_pool_targets)');
          last = whatIsDown(await metrics.query('up'), known, lacking);
          return last.passed || undefined;
        });
        return last;
      },
    }),
  ],
});

/** `known`: how many targets there are. A target that was not asked yet has no series. `lacking`: workloads that do not run. */
export function whatIsDown(up: readonly Series[], known: number | undefined, lacking: ReadonlySet<string>): Outcome {
  const down = up.filter(({ value, metric }) => value[1] !== '1' && !lacking.has(metric.service_name ?? ''));
  const got = down.map(({ metric }) => JSON.stringify(metric)).join('\n');
  return {
    passed: down.length === 0 && up.length === known,
    got: got || `${up.length} of ${known} targets were asked`,
  };
}
