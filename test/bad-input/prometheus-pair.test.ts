import { expect, test } from '@jest/globals';
import { Alloy, kubelet } from '../../constructs/alloy';
import { type Environment, plainNetwork } from '../../constructs/kit';
import { Loki } from '../../constructs/loki';
import { Mimir } from '../../constructs/mimir';
import { Prometheus, type PrometheusProps } from '../../constructs/prometheus';
import { Tempo } from '../../constructs/tempo';
import { findingsOf, testEnvironment } from '../support';
import { size, untyped } from './cases';

/** A pair of Prometheus servers whose samples would be kept twice, or by chance. */

const stored = (environment: Environment, acceptHaSamples = true) =>
  new Mimir(environment, { ...size, acceptHaSamples }).remoteWrite;

const pair = (environment: Environment, props: Partial<PrometheusProps> = {}) =>
  new Prometheus(environment, { ...size, replicas: 2, ...props });

const cases: readonly [string, string | undefined, (environment: Environment) => void, readonly string[]][] = [
  [
    'a store that keeps what each of them sends',
    'production',
    (environment) => pair(environment, { metricsTo: stored(environment, false) }),
    [
      'prometheus › replicas: mimir keeps what each of them sends, so every series would be there twice | acceptHaSamples: true of the Mimir, or one pod',
    ],
  ],
  [
    'a cluster without a name',
    undefined,
    (environment) => pair(environment, { metricsTo: stored(environment) }),
    [
      "prometheus › replicas: mimir knows a pair by the name of their cluster, and this one has none | name: 'production' in the environment's cluster",
    ],
  ],
  [
    'samples that others send to one of two',
    'production',
    (environment) => new Tempo(environment, { ...size, metricsTo: pair(environment).remoteWrite }),
    [
      'prometheus › replicas: what others send to it would be in one of its pods, and alerts about it would come and go | the store that it sends to in the place of this Prometheus, or one pod',
    ],
  ],
  [
    'two pairs that the store takes for one',
    'production',
    (environment) => {
      const metricsTo = stored(environment);
      pair(environment, { metricsTo });
      pair(environment, { metricsTo, name: 'prometheus-of-the-shop' });
    },
    [
      'prometheus-of-the-shop › metricsTo: mimir takes it and prometheus for one pair, and keeps the samples of one pod of the four | one Prometheus for both, or another store for one of them',
    ],
  ],
  [
    'an agent that sends the same to the same store',
    'production',
    (environment) => {
      const metricsTo = stored(environment);
      const loki = new Loki(environment, size);
      const namespace = environment.addNamespace('agents', {
        podSecurity: 'privileged',
        reason: 'they read log files',
      });
      new Alloy(environment, { namespace, collect: [kubelet()], metricsTo }).watch(loki);
      pair(environment, { metricsTo, scrape: [kubelet()] }).watch(loki);
    },
    [
      'prometheus › scrape: alloy sends what kubelets show to kubelet() to mimir.monitoring.svc as well, so each would be stored twice | one of the two, or for one of them another store',
      'prometheus › watch: alloy sends the metrics of loki to mimir.monitoring.svc as well, so each would be stored twice | one of the two, or for one of them another store',
    ],
  ],
  [
    'three of them, and a component where its endpoint is meant',
    'production',
    (environment) => pair(environment, { replicas: untyped(3), metricsTo: untyped(new Mimir(environment, size)) }),
    [
      'prometheus › metricsTo: the component mimir is given | its property remoteWrite, an endpoint that speaks prometheus.remote-write',
      'prometheus › replicas: 3 is given | 1, or 2 so that one may be away',
    ],
  ],
];

test.each(cases)('%s', (_title, name, make, findings) => {
  const environment = testEnvironment({ network: plainNetwork(), name });
  make(environment);
  expect(findingsOf(environment).map((each) => each.replace('test › ', ''))).toEqual(findings);
});
