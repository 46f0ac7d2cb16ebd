import { Alloy } from '../../constructs/alloy';
import { type Environment, minutes, seconds } from '../../constructs/kit';
import { Mimir } from '../../constructs/mimir';
import { Prometheus } from '../../constructs/prometheus';
import { annotatedPods, scrape } from '../../constructs/scrape';
import { size } from '../bad-input/cases';
import { testEnvironment } from '../support';

/** Every way to name pods that no component brings. */
const foreign = () => [
  scrape({ namespace: 'shop', service: 'orders', port: 8080, path: '/actuator/prometheus', interval: seconds(5) }),
  scrape({ namespace: 'shop', selector: { app: 'payments', tier: 'api' }, port: 9090, interval: minutes(1) }),
  annotatedPods({ ports: [9100, 8080], namespaces: ['shop', 'batch'] }),
];

/** With Alloy, which pulls on each node. */
export function withAlloy(): Environment {
  const environment = testEnvironment();
  const namespace = environment.addNamespace('agents', { podSecurity: 'privileged', reason: 'they read log files' });
  const mimir = new Mimir(environment, size);
  new Alloy(environment, { namespace, collect: foreign(), metricsTo: mimir.remoteWrite });
  return environment;
}

/** With a Prometheus, which pulls from everywhere. */
export function withPrometheus(): Environment {
  const environment = testEnvironment();
  new Prometheus(environment, { ...size, scrape: foreign() });
  return environment;
}
