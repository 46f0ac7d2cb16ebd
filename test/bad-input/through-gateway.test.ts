import { expect, test } from '@jest/globals';
import { App } from 'cdk8s';
import { Alloy, cadvisor, podLogs } from '../../constructs/alloy';
import { bearerTokens, Gateway } from '../../constructs/gateway';
import { bearerToken, Environment, endpointsOf, plainNetwork } from '../../constructs/kit';
import { Loki } from '../../constructs/loki';
import { Mimir } from '../../constructs/mimir';
import { Prometheus } from '../../constructs/prometheus';
import { Tempo } from '../../constructs/tempo';
import { sending } from '../fixtures/two-clusters';
import { findingsOf } from '../support';
import { size } from './cases';

/** What comes to a store of another cluster by one gateway is the same as what comes to it by another. */

/** A platform with two ways in, and a Mimir beside the one that both lead to. */
function platform() {
  const environment = new Environment(new App(), 'platform', {
    cluster: { name: 'platform', network: plainNetwork(), ingressClasses: [{ name: 'a', namespace: 'a' }] },
  });
  environment.addNamespace('monitoring');
  const mimir = new Mimir(environment, size);
  const other = new Mimir(environment, { ...size, name: 'other' });
  const loki = new Loki(environment, size);
  const common = { senders: bearerTokens('senders'), addresses: ['203.0.113.40'] };
  const hosts = { metrics: mimir.remoteWrite, other: other.remoteWrite, logs: loki.push };
  const gateway = new Gateway(environment, { ...common, domain: 'one.example.com', hosts });
  const second = new Gateway(environment, { ...common, name: 'second', domain: 'two.example.com', hosts });
  const { metrics, logs } = second.outside;
  return environment.exporting({ ...gateway.outside, metrics2: metrics, logs2: logs });
}

function wired() {
  const environment = sending();
  const namespace = environment.addNamespace('agents', { podSecurity: 'privileged', reason: 'they read files' });
  const second = { namespace, name: 'second', storagePath: '/var/lib/second' };
  const access = { credentials: bearerToken({ secretName: 'sender' }) };
  const { metrics, metrics2, other, logs, logs2 } = endpointsOf(platform);
  const ways = { metrics: metrics.with(access), metrics2: metrics2.with(access), other: other.with(access) };
  return { environment, namespace, second, ...ways, logs: logs.with(access), logs2: logs2.with(access) };
}

const elsewhere =
  'one of the two, or for one of them other nodes by pods: podDefaults({ nodeSelector: { … } }), or another store';

test('two agents by two gateways', () => {
  const { environment, namespace, second, metrics, metrics2, logs, logs2 } = wired();
  const collect = [cadvisor(), podLogs()];
  new Alloy(environment, { namespace, collect, metricsTo: metrics, logsTo: logs });
  new Alloy(environment, { ...second, collect, metricsTo: metrics2, logsTo: logs2 });
  expect(findingsOf(environment)).toEqual([
    `shop › second › collect: alloy sends what kubelets show to cadvisor() to mimir.monitoring.svc as well, so each would be stored twice | ${elsewhere}`,
  ]);
  expect(environment.warnings.map(({ problem }) => problem)).toContainEqual(
    'alloy sends the log lines of pods to loki.monitoring.svc as well, so each is read and sent twice, and those that differ are stored twice',
  );
});

test('an agent, and a Prometheus that sends on what it pulls', () => {
  const { environment, namespace, metrics, metrics2 } = wired();
  new Alloy(environment, { namespace, collect: [cadvisor()], metricsTo: metrics });
  new Prometheus(environment, { ...size, scrape: [cadvisor()], metricsTo: metrics2 });
  expect(findingsOf(environment)).toEqual([
    'shop › prometheus › scrape: alloy sends what kubelets show to cadvisor() to mimir.monitoring.svc as well, so each would be stored twice | one of the two, or for one of them another store',
  ]);
});

test('two agents for two stores behind one gateway, or for two of one name in two clusters', () => {
  const { environment, namespace, second, metrics, other } = wired();
  const own = new Mimir(environment, size);
  new Alloy(environment, { namespace, collect: [cadvisor()], metricsTo: metrics });
  new Alloy(environment, { ...second, collect: [cadvisor()], metricsTo: other });
  const third = { ...second, name: 'third', storagePath: '/var/lib/third' };
  new Alloy(environment, { ...third, collect: [cadvisor()], metricsTo: own.remoteWrite });
  expect(findingsOf(environment)).toEqual([]);
});

test('a copy by another gateway', () => {
  const { environment, metrics, metrics2 } = wired();
  new Tempo(environment, { ...size, metricsTo: metrics, copyTo: { metrics: metrics2 } });
  expect(findingsOf(environment)).toEqual([
    'shop › tempo › copyTo.metrics: https://metrics.two.example.com/api/v1/push is where metricsTo sends already, so everything would be there twice | another destination, or metricsTo alone',
  ]);
});
