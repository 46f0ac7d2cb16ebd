import { expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { percent, plainNetwork } from '../../constructs/kit';
import { Loki } from '../../constructs/loki';
import { Mimir } from '../../constructs/mimir';
import { OtelCollector } from '../../constructs/otel-collector';
import { Tempo } from '../../constructs/tempo';
import { size } from '../bad-input/cases';
import { objectOf, testEnvironment } from '../support';

/** What the Collector makes from spans, where their store makes nothing, tells clusters apart as Tempo's does. */

function collector(name?: string) {
  const environment = testEnvironment({ network: plainNetwork(), name });
  new OtelCollector(environment, {
    metricsTo: new Mimir(environment, size).otlp,
    logsTo: new Loki(environment, size).otlp,
    tracesTo: new Tempo(environment, size).otlp,
    keep: [percent(10)],
  });
  const [text] = Object.values(objectOf(environment, 'ConfigMap', 'otel-collector').data);
  return parse(String(text));
}

test('a span counts for its cluster, and a call for that of the service that is called', () => {
  const { connectors, processors } = collector('shop');
  expect(connectors.span_metrics.dimensions).toEqual([{ name: 'cluster' }]);
  expect(connectors.service_graph.dimensions).toEqual(['cluster']);
  const { metric_statements: groups } = processors['transform/span_metric_names'];
  const ofPoints = groups.find(({ context }: { readonly context: string }) => context === 'datapoint');
  // The last one counts.
  expect(ofPoints.statements.slice(-2)).toEqual(
    ['client_cluster', 'server_cluster'].map(
      (side) =>
        `set(datapoint.attributes["cluster"], datapoint.attributes["${side}"]) where datapoint.attributes["${side}"] != nil`,
    ),
  );
});

test('one cluster alone needs no such labels', () => {
  const { connectors, processors } = collector();
  expect(JSON.stringify([connectors, processors['transform/span_metric_names']])).not.toContain('cluster');
});
