import { expect, test } from '@jest/globals';
import { plainNetwork } from '../../constructs/kit';
import { alertsByCluster } from '../../constructs/kit/queries/clusters/alerts';
import { containerAlerts, kubeletAlerts } from '../../constructs/kubernetes/containers';
import { nodeAlerts } from '../../constructs/kubernetes/nodes';
import { podAlerts } from '../../constructs/kubernetes/pods';
import { workloadAlerts } from '../../constructs/kubernetes/workloads';
import { Loki } from '../../constructs/loki';
import { size } from '../bad-input/cases';
import { objectOf, testEnvironment } from '../support';

/** Two clusters whose nodes, namespaces and pods are called the same: each alert is told of the one that it concerns, as if alone. */

const ofCluster = [...nodeAlerts, ...podAlerts, ...workloadAlerts, ...kubeletAlerts, ...containerAlerts];

test('the alerts of one cluster alone stay as they are', () => {
  expect(alertsByCluster(ofCluster, 'PromQL', {})).toBe(ofCluster);
});

test('Loki tells clusters apart in the alerts that it brings', () => {
  const rules = (name?: string): string => {
    const environment = testEnvironment({ network: plainNetwork(), name });
    new Loki(environment, { ...size, evaluateAlerts: true });
    return objectOf(environment, 'ConfigMap', 'loki-alerts').data['alerts.yaml'];
  };
  expect(rules('shop')).toContain('sum by (cluster, namespace, service_name)');
  expect(rules('shop')).toContain('sum by (cluster, namespace, pod, container)');
  expect(rules()).not.toContain('cluster');
});
