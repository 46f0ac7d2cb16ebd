import { expect, test } from '@jest/globals';
import { Alertmanager, nobody } from '../../constructs/alertmanager';
import { Instrumentation } from '../../constructs/instrumentation';
import { K6 } from '../../constructs/k6';
import { type Environment, external, percent } from '../../constructs/kit';
import { KubePrometheusStack } from '../../constructs/kube-prometheus-stack';
import { Loki } from '../../constructs/loki';
import { Mimir } from '../../constructs/mimir';
import { OtelCollector } from '../../constructs/otel-collector';
import { Prometheus } from '../../constructs/prometheus';
import { Tempo } from '../../constructs/tempo';
import { findingsOf, testEnvironment } from '../support';
import { size, stores, untyped } from './cases';

/** Values of JavaScript that no type lets through: none is taken in silence, none ends the program, and each has one finding. */

const addresses = ['203.0.113.7'];

const collector = (environment: Environment, props: object = {}) => {
  const { mimir, loki, tempo } = stores(environment);
  return new OtelCollector(environment, {
    metricsTo: mimir.otlp,
    logsTo: loki.otlp,
    tracesTo: tempo.otlp,
    keep: [percent(10)],
    ...props,
  });
};

const stack = (environment: Environment, props: object) =>
  new KubePrometheusStack(environment, { namespace: environment.addNamespace('stack', { existing: true }), ...props });

test.each<[string, (environment: Environment) => unknown, string]>([
  [
    'a promise of what is said of pods',
    (environment) => new Loki(environment, { ...size, pods: untyped(Promise.resolve({})) }),
    'loki › pods: a promise is not what podDefaults(…) returns',
  ],
  [
    'a number without end',
    (environment) => new Loki(environment, { ...size, pods: untyped(10n) }),
    'loki › pods: 10 is not what podDefaults(…) returns',
  ],
  [
    'a symbol as a name',
    (environment) => collector(environment, { name: Symbol('otel') }),
    'otel-collector › name: Symbol(otel) is given',
  ],
  [
    'a list of lists',
    (environment) => new Prometheus(environment, { ...size, alerts: [untyped([{}])] }),
    'prometheus › alerts: a list is no alert',
  ],
  [
    'null in the place of alerts',
    (environment) => stack(environment, { alerts: null }),
    'kube-prometheus-stack › alerts: it is no list',
  ],
  [
    'two lines in the place of a uid',
    (environment) => stack(environment, { datasourceUid: 'a\nb' }),
    'kube-prometheus-stack › datasourceUid: "a\\nb" is more than one line',
  ],
  [
    'two lines in the place of a label',
    (environment) => {
      const { otlp } = collector(environment);
      new Instrumentation(environment, { otlpTo: otlp.grpc, receivers: [], deploymentEnvironment: 'a\nb' });
    },
    'instrumentation › deploymentEnvironment: "a\\nb" is more than one line',
  ],
  [
    'invalid tiers',
    (environment) => {
      const { otlp: tracesTo } = new Tempo(environment, { ...size, name: 'plain' });
      collector(environment, { tiers: true, tracesTo });
    },
    'otel-collector › tiers: true is given',
  ],
  [
    'an invalid mail server',
    (environment) => new Alertmanager(environment, { receiver: nobody(), smtp: untyped('smtp.example.com:587') }),
    'alertmanager › smtp: "smtp.example.com:587" is given',
  ],
  [
    'a script that is no path',
    (environment) => {
      const { remoteWrite: metricsTo } = new Mimir(environment, size);
      const target = external(environment, { protocol: 'http', url: 'https://shop.example.com', addresses });
      new K6(environment, { target, metricsTo, script: untyped(null) });
    },
    'k6 › script: null is given',
  ],
])('%s', (_title, make, finding) => {
  const environment = testEnvironment();
  make(environment);
  const [component] = finding.split(' › ');
  const ofComponent = findingsOf(environment).filter((each) => each.startsWith(`test › ${component} › `));
  expect(ofComponent.map((each) => each.replace(/ \| .*$/s, ''))).toEqual([`test › ${finding}`]);
});
