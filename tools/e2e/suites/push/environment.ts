import type { App } from 'cdk8s';
import {
  Alloy,
  annotatedPods,
  Demo,
  days,
  Environment,
  errors,
  Grafana,
  gibibytes,
  Loki,
  Mimir,
  OtelCollector,
  percent,
  plainNetwork,
  podLogs,
  seconds,
  slowerThan,
  springBootMicrometer,
  Tempo,
  withMicrometer,
} from '../../../../constructs';

const size = { retention: days(1), disk: gibibytes(2) };

/** The demo without the Java agent: traces and metrics by Micrometer, log lines by the application's own appender. */
export function push(app: App): Environment {
  const environment = new Environment(app, 'push', { cluster: { network: plainNetwork() } });
  environment.addNamespace('monitoring');
  const agents = environment.addNamespace('monitoring-agents', {
    podSecurity: 'privileged',
    reason: 'node agents read the log files of every pod',
  });
  const applications = environment.addNamespace('demo');
  const mimir = new Mimir(environment, size);
  const loki = new Loki(environment, size);
  const tempo = new Tempo(environment, { ...size, metricsTo: mimir.remoteWrite });
  const otel = new OtelCollector(environment, {
    metricsTo: mimir.otlp,
    logsTo: loki.otlp,
    tracesTo: tempo.otlp,
    keep: [errors(), slowerThan(seconds(2)), percent(10)],
  });
  new Alloy(environment, {
    namespace: agents,
    collect: [podLogs(), annotatedPods({ ports: [8080], namespaces: [applications.name] })],
    logsTo: loki.push,
    metricsTo: mimir.remoteWrite,
  });
  new Grafana(environment, {
    datasources: [mimir.datasource, loki.datasource, tempo.datasource],
    dashboards: [springBootMicrometer()],
  });
  new Demo(environment, {
    namespace: applications,
    otlpTo: otel.otlp.grpc,
    instrument: withMicrometer({ tracesTo: otel.otlp.http, logs: 'push', logsTo: loki.push }),
  });
  return environment;
}
