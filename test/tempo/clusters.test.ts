import { expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { days, gibibytes, plainNetwork } from '../../constructs/kit';
import { Mimir } from '../../constructs/mimir';
import { Tempo } from '../../constructs/tempo';
import { objectOf, testEnvironment } from '../support';

/** What Tempo makes from spans tells clusters apart where this one has a name. */

const size = { retention: days(3), disk: gibibytes(10) };

function generatorOf(name?: string) {
  const environment = testEnvironment({ network: plainNetwork(), name });
  const { remoteWrite } = new Mimir(environment, size);
  new Tempo(environment, { ...size, metricsTo: remoteWrite });
  return parse(objectOf(environment, 'ConfigMap', 'tempo').data['tempo.yaml']).metrics_generator;
}

test('a span counts for its cluster, and a call for that of the service that is called', () => {
  const { processor, storage } = generatorOf('shop');
  expect(processor.span_metrics.dimensions).toEqual(['cluster']);
  expect(processor.service_graphs).toMatchObject({ dimensions: ['cluster'], enable_client_server_prefix: true });
  expect(storage.remote_write[0].write_relabel_configs).toEqual([
    { source_labels: ['client_cluster'], regex: '(.+)', target_label: 'cluster' },
    { source_labels: ['server_cluster'], regex: '(.+)', target_label: 'cluster' },
  ]);
});

test('one cluster alone needs no such labels', () => {
  expect(JSON.stringify(generatorOf())).not.toContain('cluster');
});
