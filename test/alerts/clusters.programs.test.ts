import { describe, expect } from '@jest/globals';
import { alertsByCluster } from '../../constructs/kit/queries/clusters/alerts';
import type { ComponentAlert } from '../../constructs/kit/vocabulary/alert';
import { kubeStateMetricsAlerts } from '../../constructs/kube-state-metrics/rules';
import { containerAlerts, kubeletAlerts } from '../../constructs/kubernetes/containers';
import { nodeAlerts } from '../../constructs/kubernetes/nodes';
import { podAlerts } from '../../constructs/kubernetes/pods';
import { workloadAlerts } from '../../constructs/kubernetes/workloads';
import { alertsOfOtherClusters } from '../../constructs/otel-collector/rules';
import { runbooks } from '../support';
import { testWith } from '../with-program';
import { metricCases } from './cases';
import { type Evaluated, promtoolErrors, promtoolErrorsOfEach } from './promtool';
import { promtoolTests } from './promtool-file';

/** Two clusters whose nodes, namespaces and pods are called the same: each alert is told of the one that it concerns, as if alone. */

const ofCluster = [...nodeAlerts, ...podAlerts, ...workloadAlerts, ...kubeletAlerts, ...containerAlerts];

/** About a program of each cluster, by what fails and not by what it is called. */
const ofPrograms = kubeStateMetricsAlerts({ name: 'cluster', targetNamespace: { name: 'monitoring' } });

/** Those about what passes on from there. That a whole cluster is silent is no question of two. */
const ofForwarders = alertsOfOtherClusters('platform').filter(({ name }) => name !== 'ClusterSilent');

type PromtoolTest = ReturnType<typeof promtoolTests>[number];

const inCluster = (cluster: string, { series, values }: PromtoolTest['input_series'][number]) => ({
  series: series.replace('{', `{cluster="${cluster}", `),
  values,
});

/** The situation of a test in both clusters, in one the healthy hour in which nothing is told. */
const inTwo = (given: PromtoolTest, healthy: PromtoolTest) => ({
  ...given,
  input_series: [
    ...given.input_series.map((each) => inCluster('east', each)),
    ...healthy.input_series.map((each) => inCluster('west', each)),
  ],
  alert_rule_test: (given.alert_rule_test as { exp_alerts: { exp_labels?: object }[] }[]).map((expected) => ({
    ...expected,
    exp_alerts: expected.exp_alerts.map((each) => ({ ...each, exp_labels: { cluster: 'east', ...each.exp_labels } })),
  })),
});

function evaluatedInTwo(alert: ComponentAlert): Evaluated {
  const given = metricCases[alert.name];
  if (!given) throw new Error(`${alert.name} has no cases`);
  const tests = promtoolTests(alert, given, { namespace: 'monitoring', service: 'cluster' }, runbooks);
  const healthy = tests.find(({ name }) => name.endsWith('is silent in a healthy hour')) ?? tests[0];
  if (!healthy) throw new Error(`${alert.name} has no healthy hour`);
  const inBoth = tests.map((each) => inTwo(each, healthy));
  return { about: 'cluster', alert, runbooks, tests: inBoth };
}

describe('as promtool evaluates it', () => {
  const alerts = alertsByCluster([...ofCluster, ...ofPrograms, ...ofForwarders], 'PromQL', { name: 'east' }).map(
    evaluatedInTwo,
  );
  const errorsOf = promtoolErrorsOfEach(alerts);
  for (const each of alerts) {
    testWith('promtool', each.alert.name, async (promtool) => {
      expect(errorsOf(promtool, each)).toBe('');
    });
  }

  testWith('promtool', 'as it is for one cluster, an alert mixes two', async (promtool) => {
    const waiting = podAlerts.find(({ name }) => name === 'PodNotReady');
    if (!waiting) throw new Error('there is no PodNotReady');
    expect(promtoolErrors(promtool, evaluatedInTwo(waiting))).not.toBe('');
  });
});
