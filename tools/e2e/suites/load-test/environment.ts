import type { App } from 'cdk8s';
import {
  Environment,
  erroringEndpoints,
  errors,
  external,
  Grafana,
  K6,
  k6LoadTest,
  percent,
  plainNetwork,
  redByEndpoint,
  seconds,
  tracesInDashboards,
} from '../../../../constructs';
import { addPlatform } from '../platform';

/** What is loaded: services outside the cluster. */
export const target = { host: 'beasts.example.com', port: 4000 };

const dimensions = ['http.request.method', 'http.route', 'http.response.status_code', 'service.version'];

/** A load that goes on, a test that passes and one that does not, and what is seen of them. */
export function loadTest(app: App): Environment {
  const environment = new Environment(app, 'load-test', { cluster: { network: plainNetwork() } });
  environment.addNamespace('monitoring');
  const { mimir, loki, tempo } = addPlatform(environment, { keep: [errors(), percent(100)] }, { dimensions });
  new Grafana(environment, {
    datasources: [mimir.datasource, loki.datasource, tempo.datasource],
    dashboards: [k6LoadTest(), redByEndpoint(), erroringEndpoints(), tracesInDashboards()],
  });
  const beasts = external(environment, {
    protocol: 'http',
    url: `http://${target.host}:${target.port}`,
    addresses: ['198.51.100.7'],
  });
  const calls = { target: beasts, metricsTo: mimir.remoteWrite };
  const once = { ...calls, vus: 10, duration: seconds(5) };
  new K6(environment, { ...calls, mode: 'continuous', duration: seconds(15) });
  new K6(environment, { ...once, name: 'smoke', thresholds: { 'checks{request:create}': ['rate>0.5'] } });
  new K6(environment, { ...once, name: 'strict', thresholds: { 'checks{request:create}': ['rate>0.99'] } });
  return environment;
}
