import type { Outcome } from '../../report';
import type { Labels } from '../labels';
import { metricStore } from '../needs/stores';
import type { Part } from '../suite/part';
import { check } from '../suite/step';

/** No alert fires in a run in which all is well, except those that the run itself causes: `butFor`, each with the reason. */
export const silence = (butFor: Readonly<Record<string, string>>): Part => ({
  title: 'Alerts of a run in which all is well',
  steps: ({ model }) => [
    check({
      name: 'no alert fires without a reason',
      asked: `ALERTS{alertstate="firing"}: ${['nothing', ...Object.keys(butFor)].join(', or ')}; rules are evaluated`,
      needs: { metrics: metricStore(model) },
      find: async ({ metrics }) => {
        const firing = await metrics.query('ALERTS{alertstate="firing"}');
        const rules = await metrics.number('sum(prometheus_rule_group_rules)');
        return whatFires(
          firing.map(({ metric }) => metric),
          butFor,
          rules,
        );
      },
    }),
  ],
});

/** The alerts that fire, those first for which there is no reason. Without a rule nothing could fire. */
export function whatFires(
  firing: readonly Labels[],
  butFor: Readonly<Record<string, string>>,
  rules: number | undefined,
): Outcome {
  const unexpected = firing.filter(({ alertname = '' }) => !(alertname in butFor));
  const expected = firing.flatMap(({ alertname = '' }) =>
    alertname in butFor ? [`${alertname}, as ${butFor[alertname]}`] : [],
  );
  const got = [...unexpected.map((labels) => JSON.stringify(labels)), ...expected].join('\n');
  return { passed: unexpected.length === 0 && Number(rules) > 0, got: `${got || 'none'}; ${rules} rules` };
}
