import type { App } from 'cdk8s';
import { Environment, external, K6, Loki, Mimir, plainNetwork, seconds, Tempo } from '../../../../constructs';
import { size } from '../platform';

/** What is loaded: services outside the cluster. */
export const target = { host: 'beasts.example.com', port: 4000 };

/** A load that goes on, and a test that runs once. */
export function loadTest(app: App): Environment {
  const environment = new Environment(app, 'load-test', { cluster: { network: plainNetwork() } });
  environment.addNamespace('monitoring');
  const mimir = new Mimir(environment, size);
  new Loki(environment, size);
  new Tempo(environment, { ...size, metricsTo: mimir.remoteWrite });
  const beasts = external(environment, {
    protocol: 'http',
    url: `http://${target.host}:${target.port}`,
    addresses: ['198.51.100.7'],
  });
  const calls = { target: beasts, metricsTo: mimir.remoteWrite };
  new K6(environment, { ...calls, mode: 'continuous', duration: seconds(20) });
  new K6(environment, { ...calls, name: 'smoke', vus: 1, duration: seconds(5), thresholds: { checks: ['rate>0.5'] } });
  return environment;
}
