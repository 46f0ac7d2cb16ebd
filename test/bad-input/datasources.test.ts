import { expect, test } from '@jest/globals';
import { Grafana, GrafanaContent } from '../../constructs/grafana';
import type { Datasource } from '../../constructs/kit';
import { KubePrometheusStack } from '../../constructs/kube-prometheus-stack';
import { Mimir } from '../../constructs/mimir';
import { Pyroscope } from '../../constructs/pyroscope';
import { Tempo } from '../../constructs/tempo';
import { findingsOf, testEnvironment } from '../support';
import { size, untyped } from './cases';

/** Datasources that somebody changed by spreading. */

type Store = 'mimir' | 'tempo' | 'pyroscope';

function environmentWith() {
  const environment = testEnvironment();
  const mimir = new Mimir(environment, size);
  const tempo = new Tempo(environment, { ...size, metricsTo: mimir.remoteWrite });
  const pyroscope = new Pyroscope(environment, size);
  return { environment, stores: { mimir, tempo, pyroscope } };
}

const rows: readonly (readonly [string, Store, object, readonly string[]])[] = [
  ['a name of its own', 'mimir', { name: 'Metrics', uid: 'metrics' }, []],
  ['no name', 'mimir', { name: '' }, ["datasources.name: the text is empty | a text of one line such as 'Metrics'"]],
  ['a number as uid', 'mimir', { uid: 5 }, ["datasources.uid: 5 is given | a text of one line such as 'metrics'"]],
  [
    'a number as interval',
    'mimir',
    { interval: 3 },
    ['datasources.interval: 3 is given | a duration such as seconds(15)'],
  ],
  [
    'another type',
    'mimir',
    { type: 'loki' },
    [
      'datasources.endpoint: mimir speaks prometheus.query there | an endpoint that speaks loki.query, such as loki.query',
    ],
  ],
  [
    'no type that there is',
    'mimir',
    { type: 'mimir' },
    [
      'datasources.type: "mimir" is none of prometheus, loki, tempo, pyroscope, alertmanager | one of: prometheus, loki, tempo, pyroscope, alertmanager',
    ],
  ],
  [
    'one dimension',
    'tempo',
    { dimensions: 'team' },
    [`datasources.dimensions: "team" is given | a list such as ['http.route']`],
  ],
  [
    'no services',
    'pyroscope',
    { profiled: null },
    [
      "datasources.profiled: null is given | a list such as [{ profileTypeId: 'process_cpu:cpu:nanoseconds', services: ['orders'] }]",
    ],
  ],
];

test.each(rows)('%s', (_title, store, change, expected) => {
  const { environment, stores } = environmentWith();
  new Grafana(environment, { datasources: [untyped<Datasource>({ ...stores[store].datasource, ...change })] });
  expect(findingsOf(environment).map((finding) => finding.replace('test › grafana › ', ''))).toEqual(expected);
});

test('in a Grafana that is there, and a part of that Grafana', () => {
  const { environment, stores } = environmentWith();
  const stack = new KubePrometheusStack(environment, {
    namespace: environment.addNamespace('stack', { existing: true }),
  });
  new GrafanaContent(environment, {
    grafana: { ...stack.grafana, peer: untyped('grafana') },
    datasources: [{ ...stores.mimir.datasource, name: untyped(Symbol('x')) }],
  });
  const own = findingsOf(environment).filter((finding) => finding.includes(' › grafana-content › '));
  expect(own).toEqual([
    "test › grafana-content › grafana.peer: \"grafana\" is given | pods of a namespace, such as pods('mail', { app: 'postfix' })",
    "test › grafana-content › datasources.name: Symbol(x) is given | a text of one line such as 'Metrics'",
  ]);
});
