import type { App } from 'cdk8s';
import {
  Alertmanager,
  Alloy,
  alert,
  cilium,
  days,
  Environment,
  gibibytes,
  kubelet,
  Mimir,
  minutes,
  nobody,
  Prometheus,
  seconds,
} from '../../../../constructs';

export interface RulesOptions {
  /** Who evaluates alerts: a pair of Prometheus servers that pull metrics, or the ruler of the Mimir to which an Alloy sends them. Default: the pair. */
  readonly rulesBy?: 'prometheus' | 'mimir';
}

const ofOwn = alert({
  name: 'SomethingIsPulled',
  expression: 'count(up) > 0',
  holdsFor: seconds(0),
  severity: 'warning',
  summary: 'It fires as long as anything is pulled.',
  description: '{{ $value }} targets are pulled.',
  runbook: 'https://example.com/runbooks#pulled',
});

/**
 * One switch says who evaluates alerts. Everything else, such as who pulls what, who is told and what Mimir keeps, follows from it. What
 * is pulled is pulled each five seconds, so that the run does not wait.
 */
export function rules(app: App, { rulesBy = 'prometheus' }: RulesOptions = {}): Environment {
  const environment = new Environment(app, 'rules', { cluster: { network: cilium(), name: 'rules', nodes: 3 } });
  environment.addNamespace('monitoring');
  const alertmanager = new Alertmanager(environment, {
    receiver: nobody(),
    replicas: 3,
    groupWait: seconds(5),
    groupInterval: minutes(1),
  });
  const byPair = rulesBy === 'prometheus';
  const size = { retention: days(1), disk: gibibytes(5) };
  const told = { alertsTo: alertmanager.push, alerts: [ofOwn] };
  const mimir = new Mimir(environment, { ...size, acceptHaSamples: byPair, ...(byPair ? {} : told) });
  const metricsTo = mimir.remoteWrite;
  const pulling = byPair
    ? new Prometheus(environment, {
        ...size,
        ...told,
        metricsTo,
        replicas: 2,
        scrape: [kubelet()],
        scrapeInterval: seconds(5),
      })
    : new Alloy(environment, {
        namespace: environment.addNamespace('agents', { podSecurity: 'privileged', reason: 'agents of nodes' }),
        collect: [kubelet()],
        metricsTo,
      });
  pulling.watch(mimir, alertmanager);
  return environment;
}
