import type { App } from 'cdk8s';
import {
  Alloy,
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
  const otel = new OtelCollector(environment, {
    metricsTo: mimir.otlp,
    logsTo: loki.otlp,
    tracesTo: tempo.otlp,
    keep,
    copyTo: { metrics: copy.otlp, logs: copy.otlp, traces: copy.traces },
    configuration: smallCopyOfLogs,
  });
  const remoteOtel = new OtelCollector(environment, {
    name: 'otel-collector-remote',
    metricsTo: cloud.otlp,
    logsTo: cloud.otlp,
    tracesTo: cloud.traces,
    keep,
  });
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
  new Prometheus(environment, size).watch(otel, remoteOtel, alloy, remoteAlloy, tempo);
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
