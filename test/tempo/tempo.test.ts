import { expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { days, gibibytes, minutes } from '../../constructs/kit';
import { traceMetricsStores } from '../../constructs/kit/model/stored-at';
import { Mimir } from '../../constructs/mimir';
import { lateArrival } from '../../constructs/stores';
import { Tempo } from '../../constructs/tempo';
import { objectOf, rendered, testEnvironment } from '../support';

test('one monolithic Tempo that makes metrics from spans', () => {
  const environment = testEnvironment();
  const mimir = new Mimir(environment, { retention: days(3), disk: gibibytes(10) });
  new Tempo(environment, { retention: days(3), disk: gibibytes(10), metricsTo: mimir.remoteWrite });
  expect(rendered(environment, 'tempo')).toMatchSnapshot();
});

test('what waited elsewhere is found by a search, and stays until it is in the list of blocks', () => {
  const environment = testEnvironment();
  new Tempo(environment, { retention: days(3), disk: gibibytes(10) });
  const { live_store } = parse(objectOf(environment, 'ConfigMap', 'tempo').data['tempo.yaml']);
  expect(live_store.wal).toEqual({ ingestion_time_range_slack: lateArrival.toString() });
  expect(live_store.complete_block_timeout).toBe('80m');
});

test('a block is there for as long as a question may take that began before it was removed', () => {
  const environment = testEnvironment();
  new Tempo(environment, { retention: days(3), disk: gibibytes(10), queryTimeout: minutes(20) });
  const { live_store, querier } = parse(objectOf(environment, 'ConfigMap', 'tempo').data['tempo.yaml']);
  expect([live_store.block_reclaim_grace, querier.search.query_timeout]).toEqual(['20m', '20m']);
});

test('without a place for them, no metrics are made', () => {
  const environment = testEnvironment();
  const tempo = new Tempo(environment, { retention: days(3), disk: gibibytes(10) });
  const configuration = objectOf(environment, 'ConfigMap', 'tempo').data['tempo.yaml'];
  expect(configuration).not.toContain('metrics_generator');
  expect(tempo.otlp.offers.spanMetrics).toBeUndefined();
  expect(traceMetricsStores(environment.connections, tempo.reference)).toEqual([]);
});

test('attributes become labels under one name each: a mapping of two names would join the values of a span with both', () => {
  const environment = testEnvironment();
  const mimir = new Mimir(environment, { retention: days(3), disk: gibibytes(10) });
  const dimensions = ['http.request.method', 'url.path'];
  new Tempo(environment, { retention: days(3), disk: gibibytes(10), metricsTo: mimir.remoteWrite, dimensions });
  const { metrics_generator } = parse(objectOf(environment, 'ConfigMap', 'tempo').data['tempo.yaml']);
  expect(metrics_generator.processor.span_metrics).toEqual({ enable_tracestate_span_multiplier: true, dimensions });
});

test.each([
  ['a week', days(7), { metrics: { max_duration: '192h' } }],
  ['two weeks', days(14), { search: { max_duration: '336h' }, metrics: { max_duration: '360h' } }],
])('what is kept for %s is found by a search, and counted', (_title, retention, query_frontend) => {
  const environment = testEnvironment();
  new Tempo(environment, { retention, disk: gibibytes(100) });
  expect(parse(objectOf(environment, 'ConfigMap', 'tempo').data['tempo.yaml']).query_frontend).toEqual(query_frontend);
});
