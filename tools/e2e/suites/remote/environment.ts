import type { App } from 'cdk8s';
import {
  Alloy,
  AlloyReceiver,
  type AlloyReceiverProps,
  alloySyntax,
  bearerToken,
  Environment,
  errors,
  external,
  kubelet,
  Loki,
  Mimir,
  OtelCollector,
  type OtelCollectorProps,
  Prometheus,
  percent,
  plainNetwork,
  podLogs,
  Tempo,
} from '../../../../constructs';
import { size } from '../platform';

/** A cloud in the place of every store, and the same signals in local stores with a copy to another cloud. */
export function remote(app: App): Environment {
  const environment = new Environment(app, 'remote', { cluster: { network: plainNetwork() } });
  environment.addNamespace('monitoring');
  const agents = environment.addNamespace('monitoring-agents', {
    podSecurity: 'privileged',
    reason: 'node agents read the log files of every pod',
  });
  const keep = [errors(), percent(10)];
  const [cloud, copy] = [cloudAt('cloud', environment), cloudAt('copy', environment)];
  const mimir = new Mimir(environment, size);
  const loki = new Loki(environment, size);
  const tempo = new Tempo(environment, {
    ...size,
    metricsTo: mimir.remoteWrite,
    copyTo: { metrics: copy.metrics },
  });
  const copyTo = { metrics: copy.otlp, logs: copy.otlp, traces: copy.traces };
  const stores = { metricsTo: mimir.otlp, logsTo: loki.otlp, copyTo };
  const otel = new OtelCollector(environment, {
    ...stores,
    tracesTo: tempo.otlp,
    keep,
    configuration: smallCopyOfLogs,
  });
  const receiver = new AlloyReceiver(environment, {
    ...stores,
    tracesTo: tempo.otlp,
    // Tempo makes metrics from traces, and Alloy does not tell it of a sample.
    keep: [percent(100)],
    configuration: smallCopyOfLogsByAlloy,
  });
  const clouds = { metricsTo: cloud.otlp, logsTo: cloud.otlp, tracesTo: cloud.traces, keep };
  const remoteOtel = new OtelCollector(environment, { ...clouds, name: 'otel-collector-remote' });
  const remoteReceiver = new AlloyReceiver(environment, { ...clouds, name: 'alloy-receiver-remote' });
  const collecting = { namespace: agents, collect: [podLogs(), kubelet()] };
  const alloy = new Alloy(environment, {
    ...collecting,
    logsTo: loki.push,
    metricsTo: mimir.remoteWrite,
    copyTo: { logs: copy.logs, metrics: copy.metrics },
  });
  const remoteAlloy = new Alloy(environment, {
    ...collecting,
    name: 'alloy-remote',
    logsTo: cloud.logs,
    metricsTo: cloud.metrics,
  });
  new Prometheus(environment, size).watch(otel, remoteOtel, receiver, remoteReceiver, alloy, remoteAlloy, tempo);
  return environment;
}

/** What a cloud takes, each by its own protocol and all with one token. */
function cloudAt(name: string, environment: Environment) {
  const host = `${name}.example.com`;
  const access = { addresses: ['203.0.113.10'], credentials: bearerToken({ secretName: name }) };
  return {
    otlp: external(environment, { protocol: 'otlp.http', url: `https://${host}/otlp`, ...access }),
    traces: external(environment, { protocol: 'otlp.traces', url: `https://${host}`, ...access }),
    logs: external(environment, { protocol: 'loki.push', url: `https://${host}/loki/api/v1/push`, ...access }),
    metrics: external(environment, {
      protocol: 'prometheus.remote-write',
      url: `https://${host}/api/prom/push`,
      ...access,
    }),
  };
}

/** A queue that is full within the run, so that it is seen what becomes of the first destination then. */
const smallCopyOfLogs: OtelCollectorProps['configuration'] = (configuration) => {
  const { 'otlp_http/copy_of_logs': copy = {}, ...exporters } = configuration.exporters ?? {};
  const queue = { ...(copy.sending_queue as object), queue_size: 600_000 };
  return { ...configuration, exporters: { ...exporters, 'otlp_http/copy_of_logs': { ...copy, sending_queue: queue } } };
};

const smallCopyOfLogsByAlloy: AlloyReceiverProps['configuration'] = (file) =>
  file.change(alloySyntax.otlpHttpExporter, 'copy_of_logs', ({ sending_queue, ...exporter }) => ({
    ...exporter,
    sending_queue: { ...sending_queue, queue_size: 600_000 },
  }));
