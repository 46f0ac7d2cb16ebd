import {
  Alertmanager,
  Alloy,
  type alloySyntax,
  email,
  Grafana,
  journal,
  Loki,
  Mimir,
  mergePatch,
  nobody,
  OtelCollector,
  Prometheus,
  percent,
  podLogs,
  Tempo,
} from '../../constructs';
import type { Environment } from '../../constructs/kit';
import { smtp, team } from '../alertmanager/environments';
import { size, untyped } from './cases';

/** Components that are wired, whose configuration is changed by hand. */

type Change = (configuration: never) => never;

export const prometheus = (configuration: Change) => (environment: Environment) => {
  const mimir = new Mimir(environment, size);
  const notified = new Alertmanager(environment, { receiver: nobody() });
  new Prometheus(environment, {
    ...size,
    metricsTo: mimir.remoteWrite,
    alertsTo: notified.push,
    configuration: untyped(configuration),
  }).watch(mimir, notified);
};

export const patched = (patch: object): Change => untyped((given: object) => mergePatch<object>(given, { ...patch }));

export const alertmanager = (configuration: Change) => (environment: Environment) => {
  const receiver = email({ name: 'payments', to: ['payments@example.com'] });
  const routes = [{ match: { team: 'payments' }, receiver }];
  new Alertmanager(environment, { smtp, receiver: team, routes, configuration: untyped(configuration) });
};

export const collector = (configuration: Change) => (environment: Environment) => {
  const mimir = new Mimir(environment, size);
  const loki = new Loki(environment, size);
  const tempo = new Tempo(environment, { ...size, metricsTo: mimir.remoteWrite });
  new OtelCollector(environment, {
    metricsTo: mimir.otlp,
    logsTo: loki.otlp,
    tracesTo: tempo.otlp,
    keep: [percent(10)],
    configuration: untyped(configuration),
  });
};

export interface Pipelined {
  readonly service: { readonly pipelines: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> };
}

/** The Collector's configuration with other pipelines. */
export const piped = (change: (pipelines: Pipelined['service']['pipelines']) => object): Change =>
  untyped((given: Pipelined) => ({
    ...given,
    service: { ...given.service, pipelines: change(given.service.pipelines) },
  }));

export const alloy =
  (configuration: (file: alloySyntax.AlloyFile) => alloySyntax.AlloyFile) => (environment: Environment) =>
    void new Alloy(environment, {
      namespace: environment.addNamespace('agents', {
        podSecurity: 'privileged',
        reason: 'they read files of their node',
      }),
      collect: [podLogs(), journal()],
      logsTo: new Loki(environment, size).push,
      configuration,
    });

export const grafana = (configuration: Change) => (environment: Environment) => {
  const [loki, other] = [new Loki(environment, size), new Loki(environment, { ...size, name: 'other' })];
  const datasources = [loki.datasource, { ...other.datasource, name: 'Other' }];
  new Grafana(environment, { datasources, configuration: untyped(configuration) });
};

export const ruler = (patch: object) => (environment: Environment) =>
  void new Loki(environment, {
    ...size,
    alertsTo: new Alertmanager(environment, { receiver: nobody() }).push,
    configuration: untyped(patched(patch)),
  });
