import { describe, expect } from '@jest/globals';
import { distributed } from '../../constructs';
import { alertsByCluster } from '../../constructs/kit/queries/clusters/alerts';
import type { EvaluatedAlerts } from '../../constructs/kit/vocabulary/alert';
import { watchedAlerts } from '../../constructs/kit/vocabulary/alert-forms';
import { inTiers } from '../fixtures/in-tiers';
import { lokiInForm, severalInAZone } from '../loki/in-forms';
import { mimirIn } from '../mimir/distributed';
import { runbooks, testEnvironment } from '../support';
import { distributedTempo } from '../tempo/environments';
import { testWith } from '../with-program';
import { promtoolErrors } from './promtool';

/** Each missing workload of a component of many is named, and no other. That of another cluster does not count in its place. */

const components = {
  loki: () => watchedAlerts(lokiInForm(distributed, severalInAZone).loki),
  mimir: () => watchedAlerts(mimirIn({ form: distributed }).mimir),
  tempo: () => watchedAlerts(distributedTempo().tempo),
  'otel-collector': () => watchedAlerts(inTiers(testEnvironment()).otel),
};

function missingOf({ alerts, language }: EvaluatedAlerts) {
  const [alert] = alertsByCluster(alerts, language, { name: 'east' }).filter(({ name }) => name === 'TargetMissing');
  if (!alert) throw new Error('there is no TargetMissing');
  const names = [...alert.expression.matchAll(/namespace="([^"]+)", service_name="([^"]+)"/g)];
  return { alert, workloads: names.map(([, namespace = '', service = '']) => ({ namespace, service })) };
}

describe.each(Object.entries(components))('%s', (about, evaluated) => {
  testWith('promtool', 'tells which workload is missing', async (promtool) => {
    const { alert, workloads } = missingOf(evaluated());
    expect(workloads.length).toBeGreaterThan(1);
    const up = (cluster: string, { namespace, service }: (typeof workloads)[number]) => ({
      series: `up{cluster="${cluster}", namespace="${namespace}", service_name="${service}", instance="pod"}`,
      values: '1x240',
    });
    const situation = (name: string, missing: typeof workloads) => ({
      name,
      interval: '15s',
      input_series: workloads.flatMap((each) => [
        up('west', each),
        ...(missing.includes(each) ? [] : [up('east', each)]),
      ]),
      alert_rule_test: [
        {
          eval_time: '30m',
          alertname: alert.name,
          exp_alerts: missing.map(({ namespace, service }) => ({
            exp_labels: { severity: alert.severity, cluster: 'east', namespace, service_name: service },
            exp_annotations: {
              summary: alert.summary,
              description: `There is no pod of ${service} in ${namespace} whose metrics are pulled.`,
              runbook_url: `${runbooks}/docs/alerts.md#targetmissing`,
            },
          })),
        },
      ],
    });
    const tests = [
      situation('all are there', []),
      situation('all are missing', workloads),
      ...workloads.map((each) => situation(`${each.service} is missing`, [each])),
    ];
    expect(promtoolErrors(promtool, { about, alert, runbooks, tests })).toBe('');
  });
});
