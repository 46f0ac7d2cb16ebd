import { expect, test } from '@jest/globals';
import { days, gibibytes } from '../../constructs/kit';
import { traceMetricsStore } from '../../constructs/kit/model/endpoint';
import { Mimir } from '../../constructs/mimir';
import { Tempo } from '../../constructs/tempo';
import { objectOf, rendered, testEnvironment } from '../support';

test('one monolithic Tempo that makes metrics from spans', () => {
  const environment = testEnvironment();
  const mimir = new Mimir(environment, { retention: days(3), disk: gibibytes(10) });
  new Tempo(environment, { retention: days(3), disk: gibibytes(10), metricsTo: mimir.remoteWrite });
  expect(rendered(environment, 'tempo')).toMatchSnapshot();
});

test('without a place for them, no metrics are made', () => {
  const environment = testEnvironment();
  const tempo = new Tempo(environment, { retention: days(3), disk: gibibytes(10) });
  const configuration = objectOf(environment, 'ConfigMap', 'tempo').data['tempo.yaml'];
  expect(configuration).not.toContain('metrics_generator');
  expect(tempo.otlp.offers.spanMetrics).toBeUndefined();
  expect(traceMetricsStore(environment.connections, tempo.reference)).toBeUndefined();
});
