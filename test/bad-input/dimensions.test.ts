import { Grafana, redByEndpoint, tracesInDashboards } from '../../constructs/grafana';
import type { Environment } from '../../constructs/kit';
import { Loki } from '../../constructs/loki';
import { Mimir } from '../../constructs/mimir';
import { Tempo } from '../../constructs/tempo';
import { size, stores, testAnswers, untyped } from './cases';

/** Metrics made from spans that have labels which nobody makes, or the same twice. */

const withDimensions =
  (...dimensions: readonly string[]) =>
  (environment: Environment) => {
    const { remoteWrite: metricsTo } = new Mimir(environment, size);
    new Tempo(environment, { ...size, metricsTo, dimensions });
  };

testAnswers([
  [
    'metrics of applications that nobody knows',
    (environment) => {
      new Tempo(environment, { ...size, applicationMetrics: ['jvm', untyped('http.server')] });
    },
    ['test › tempo › applicationMetrics: "http.server" is none of http, jvm | one of: http, jvm'],
  ],
  [
    'dashboards of endpoints without the labels that they group by',
    (environment) => {
      const { mimir, loki, tempo } = stores(environment);
      const datasources = [mimir.datasource, loki.datasource, tempo.datasource];
      new Grafana(environment, { datasources, dashboards: [redByEndpoint(), tracesInDashboards()] });
    },
    [
      "test › grafana › dashboards: the dashboard RED by service and endpoint groups by http.request.method, http.route, http.response.status_code, service.version, and metrics made from spans have no such label | dimensions: ['http.request.method', 'http.route', 'http.response.status_code', 'service.version'] of the Tempo, or no RED by service and endpoint",
      "test › grafana › dashboards: the dashboard Traces in dashboards groups by http.request.method, and metrics made from spans have no such label | dimensions: ['http.request.method'] of the Tempo, or no Traces in dashboards",
    ],
  ],
  [
    'dimensions that are no list, and a dashboard that groups by some',
    (environment) => {
      const { remoteWrite: metricsTo, datasource: metrics } = new Mimir(environment, size);
      const { datasource: logs } = new Loki(environment, size);
      const { datasource } = new Tempo(environment, { ...size, metricsTo, dimensions: untyped('http.route') });
      new Grafana(environment, { datasources: [metrics, logs, datasource], dashboards: [redByEndpoint()] });
    },
    [`test › tempo › dimensions: "http.route" is given | a list such as ['http.route']`],
  ],
  [
    'another attribute than that of the dashboard',
    (environment) => {
      const mimir = new Mimir(environment, size);
      const loki = new Loki(environment, size);
      const dimensions = redByEndpoint().dimensions ?? [];
      const tempo = new Tempo(environment, { ...size, metricsTo: mimir.remoteWrite, dimensions });
      const datasources = [mimir.datasource, loki.datasource, tempo.datasource];
      new Grafana(environment, { datasources, dashboards: [redByEndpoint({ endpoint: 'url.path' })] });
    },
    [
      "test › grafana › dashboards: the dashboard RED by service and endpoint groups by url.path, and metrics made from spans have no such label | dimensions: ['http.request.method', 'url.path', 'http.response.status_code', 'service.version'] of the Tempo, or no RED by service and endpoint",
    ],
  ],
  [
    'dimensions of metrics that nobody makes',
    (environment) => new Tempo(environment, { ...size, dimensions: ['http.route'] }),
    [
      'test › tempo › dimensions: no metrics are made from spans here, so none has them | metricsTo, where these metrics go, or no dimensions',
    ],
  ],
  [
    'two dimensions that become one label',
    withDimensions('shop.region', 'shop_region'),
    ['test › tempo › dimensions: shop.region and shop_region become one label, shop_region | one of them'],
  ],
  [
    'a dimension twice',
    withDimensions('http.route', 'http.route'),
    ['test › tempo › dimensions: http.route is there twice | each once'],
  ],
  [
    'a dimension under its former name',
    withDimensions('http.method'),
    [
      "test › tempo › dimensions: http.method has another name today | 'http.request.method', which the Collector gives to those that lack it",
    ],
  ],
]);
