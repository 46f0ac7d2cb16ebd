import { expect, test } from '@jest/globals';
import { GrafanaContent, lokiLogs, tracingOverview } from '../../constructs/grafana';
import { days, gibibytes, plainNetwork } from '../../constructs/kit';
import { KubePrometheusStack } from '../../constructs/kube-prometheus-stack';
import { Loki } from '../../constructs/loki';
import { Tempo } from '../../constructs/tempo';
import { findingsOf, rendered, testEnvironment } from '../support';

/** The uids of the dashboards beside somebody else's Grafana, for an environment of this name. */
function uidsOf(name: string): string[] {
  const environment = testEnvironment({ network: plainNetwork() }, name);
  const namespace = environment.addNamespace('stack', { existing: true });
  const stack = new KubePrometheusStack(environment, { namespace });
  const size = { retention: days(3), disk: gibibytes(10) };
  const tempo = new Tempo(environment, { ...size, metricsTo: stack.remoteWrite });
  new GrafanaContent(environment, {
    grafana: stack.grafana,
    datasources: [stack.datasource, new Loki(environment, size).datasource, tempo.datasource],
    dashboards: [lokiLogs(), tracingOverview()],
  });
  expect(findingsOf(environment)).toEqual([]);
  const text = rendered(environment, 'grafana-content');
  return [...text.matchAll(/^ {6}"uid": "([^"]*)",?$/gm)].map(([, uid = '']) => uid);
}

test.each([
  ['eu', /^eu-/],
  ['observability-cluster-eu-west-1', /^observability-cluster-eu-west-1-[0-9a-f]{8}$/],
])('uids of the environment %s are its own, and as short as Grafana takes them', (name, own) => {
  const uids = uidsOf(name);
  expect(uids.length).toBeGreaterThan(1);
  expect(new Set(uids).size).toBe(uids.length);
  for (const uid of uids) {
    expect(uid).toMatch(own);
    expect(uid.length).toBeLessThanOrEqual(40);
  }
});
