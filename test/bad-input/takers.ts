import type { App } from 'cdk8s';
import * as c from '../../constructs';
import { Sample, size } from './cases';

/** Who takes what a function of this package makes. The value is asked for where an environment file would have the call. */
export type Taker = (app: App, value: (environment?: c.Environment) => never) => c.Environment;

const network = c.plainNetwork();

function environmentIn(app: App, props: object = {}): c.Environment {
  const environment = new c.Environment(app, 'test', { cluster: { network }, ...props });
  environment.addNamespace('monitoring');
  return environment;
}

/** A component takes it. */
const component =
  (make: (environment: c.Environment, value: never) => unknown): Taker =>
  (app, value) => {
    const environment = environmentIn(app);
    make(environment, value(environment));
    return environment;
  };

/** The environment itself takes it. */
const environment =
  (props: (value: never) => object): Taker =>
  (app, value) =>
    environmentIn(app, props(value()));

const facts = (given: (value: never) => object) => environment((value) => ({ cluster: { network, ...given(value) } }));
const tempo = (props: (value: never) => object) =>
  component((test, value) => new c.Tempo(test, { ...size, ...props(value) }));
const prometheus = (props: (value: never) => object) =>
  component((test, value) => new c.Prometheus(test, { ...size, ...props(value) }));
const grafana = (props: (value: never) => object) =>
  component((test, value) => {
    const { datasource } = new c.Loki(test, size);
    return new c.Grafana(test, { datasources: [datasource], ...props(value) });
  });
const ofLoad = {
  nodes: 10,
  pods: 200,
  activeSeries: 100_000,
  scrapeInterval: c.seconds(15),
  logs: c.megabytesPerSecond(1),
  spansPerSecond: 100,
  queriesPerSecond: 1,
  retention: { metrics: c.days(30), logs: c.days(30), traces: c.days(14) },
};
const credentials = c.accessKey({ secretName: 'logs' });
const bucket = { bucket: 'logs', region: 'eu-central-1', credentials };

const lokiIn = (given: (value: never) => object) =>
  component((test, value) => {
    const form = { load: c.load(ofLoad), storage: c.s3(bucket), ...given(value) };
    return new c.Loki(test, { form: c.distributed(form) });
  });
const agents = (test: c.Environment) =>
  test.addNamespace('agents', { podSecurity: 'privileged', reason: 'they read files of nodes' });
const sendingTo = (outside: (value: never) => object) =>
  component((test, value) => {
    const given = {
      protocol: 'loki.push',
      url: 'http://loki.logs.svc:3100/loki/api/v1/push',
      ...outside(value),
    } as const;
    const logsTo = c.external(test, given);
    return new c.Alloy(test, { namespace: agents(test), collect: [c.podLogs()], logsTo });
  });
const collector = (props: (value: never) => object) =>
  component((test, value) => {
    const { otlp: metricsTo, remoteWrite } = new c.Mimir(test, size);
    const { otlp: tracesTo } = new c.Tempo(test, { ...size, metricsTo: remoteWrite });
    const { otlp: logsTo } = new c.Loki(test, size);
    return new c.OtelCollector(test, { metricsTo, tracesTo, logsTo, keep: [c.percent(10)], ...props(value) });
  });

/** Whom each kind of value is given to. */
export const takers = {
  duration: tempo((retention) => ({ retention })),
  bytes: tempo((disk) => ({ disk })),
  cores: component((test, cpu) => new Sample(test, { resources: { cpu, memory: c.mebibytes(64) } })),
  byteRate: lokiIn((logs) => ({ load: c.load({ ...ofLoad, logs }) })),
  load: lokiIn((load) => ({ load })),
  form: component((test, form) => new c.Loki(test, { form })),
  storage: lokiIn((storage) => ({ storage })),
  keyOfS3: lokiIn((own) => ({ storage: c.s3({ ...bucket, credentials: own }) })),
  keyOfGcs: lokiIn((own) => ({ storage: c.gcs({ bucket: 'logs', credentials: own }) })),
  keyOfAzure: lokiIn((own) => ({
    storage: c.azure({ account: 'logs', container: 'logs', credentials: own }),
  })),
  credentials: sendingTo((own) => ({ pods: c.pods('logs'), credentials: own })),
  peer: sendingTo((answering) => ({ pods: answering })),
  percentage: environment((keep) => ({ logRules: [c.sample({ namespace: 'demo', keep })] })),
  logRule: environment((rule) => ({ logRules: [rule] })),
  images: environment((loki) => ({ images: { loki } })),
  pods: environment((pods) => ({ pods })),
  network: environment((given) => ({ cluster: { network: given } })),
  mesh: facts((mesh) => ({ mesh })),
  dns: facts((dns) => ({ dns })),
  alert: prometheus((alert) => ({ alerts: [alert] })),
  recordingRule: prometheus((rule) => ({ recordingRules: [rule] })),
  scraped: prometheus((scraped) => ({ scrape: [scraped] })),
  collected: component((test, value) => {
    const { remoteWrite: metricsTo } = new c.Mimir(test, size);
    const { push: profilesTo } = new c.Pyroscope(test, size);
    return new c.Alloy(test, {
      namespace: agents(test),
      collect: [value],
      logsTo: new c.Loki(test, size).push,
      metricsTo,
      profilesTo,
    });
  }),
  kept: collector((value) => ({ keep: [value, c.percent(10)] })),
  tiers: collector((tiers) => ({ tiers })),
  dimensions: tempo((dimensions) => ({ dimensions, metricsTo: undefined })),
  dashboard: grafana((dashboard) => ({ dashboards: [dashboard] })),
  dashboards: grafana((dashboards) => ({ dashboards })),
  tls: grafana((tls) => ({ ingress: { host: 'grafana.example.com', tls } })),
  receiver: component((test, receiver) => new c.Alertmanager(test, { receiver })),
  timeInterval: component((test, value) => {
    const receiver = c.nobody();
    const routes = [{ match: { team: 'a' }, receiver, muteTimeIntervals: [value] }];
    return new c.Alertmanager(test, { receiver, routes });
  }),
  senders: component((test, senders) => {
    const { push } = new c.Loki(test, size);
    return new c.Gateway(test, { domain: 'example.com', hosts: { loki: push }, senders });
  }),
  external: component(
    (test, value) => new c.Alloy(test, { namespace: agents(test), collect: [c.podLogs()], logsTo: value }),
  ),
  /** It is part of the environment by itself. */
  nobody: component(() => undefined),
  patch: component((test, patch) => new Sample(test, { patch })),
};
