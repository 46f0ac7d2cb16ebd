import { Alloy, podMonitors, serviceMonitors } from '../../constructs/alloy';
import { type Environment, plainNetwork } from '../../constructs/kit';
import { Mimir } from '../../constructs/mimir';
import { size } from '../bad-input/cases';
import { testEnvironment } from '../support';
import type { Kubernetes } from './api';
import { pod } from './cluster';

const team = { team: 'shop' };

/** An agent that reads the objects of one team. */
export function withMonitors(): Environment {
  const environment = testEnvironment({ network: plainNetwork(), prometheusOperatorCrds: true });
  const namespace = environment.addNamespace('agents', { podSecurity: 'privileged', reason: 'they read log files' });
  const mimir = new Mimir(environment, size);
  const props = { ports: [8080, 9090], namespaces: ['shop'], selector: team };
  new Alloy(environment, {
    namespace,
    collect: [serviceMonitors(props), podMonitors(props)],
    metricsTo: mimir.remoteWrite,
  });
  return environment;
}

const password = { name: 'orders', key: 'password' };
const ofBilling = { app: 'billing' };

/** Objects of the Prometheus operator: those that are meant, and what an agent leaves out. */
export const monitors: readonly (Kubernetes & object)[] = [
  serviceMonitor('orders', { port: 'http', path: '/actuator/prometheus' }),
  serviceMonitor('secret', { port: 'http', path: '/secret', basicAuth: { username: password, password } }),
  serviceMonitor('of-others', { port: 'http', path: '/of-others' }, { team: 'others' }),
  podMonitor('billing', { port: 'p9090' }),
  podMonitor('proxy', { port: 'p15090' }),
  pod({
    name: 'billing-a',
    node: 'a',
    address: '10.1.0.20',
    labels: ofBilling,
    containers: { billing: [9090], proxy: [15090] },
  }),
  pod({ name: 'billing-b', node: 'b', address: '10.2.0.20', labels: ofBilling, containers: { billing: [9090] } }),
];

function serviceMonitor(name: string, endpoint: object, labels = team): Kubernetes & object {
  const spec = { selector: { matchLabels: { app: 'orders' } }, endpoints: [endpoint] };
  return { kind: 'ServiceMonitor', metadata: { name, namespace: 'shop', labels }, ...({ spec } as object) };
}

function podMonitor(name: string, endpoint: object): Kubernetes & object {
  const spec = { selector: { matchLabels: ofBilling }, podMetricsEndpoints: [endpoint] };
  return { kind: 'PodMonitor', metadata: { name, namespace: 'shop', labels: team }, ...({ spec } as object) };
}
