import type { App } from 'cdk8s';
import {
  Alloy,
  annotatedPods,
  Demo,
  type Environment,
  errors,
  Grafana,
  percent,
  podLogs,
  seconds,
  slowerThan,
  springBootMicrometer,
  withMicrometer,
} from '../../../../constructs';
import { addPlatform, environmentOfDemo } from '../platform';

/** The demo without the Java agent: traces and metrics by Micrometer, log lines by the application's own appender. */
export function push(app: App): Environment {
  const { environment, agents, applications } = environmentOfDemo(app, 'push');
  const keep = [errors(), slowerThan(seconds(2)), percent(10)];
  const { mimir, loki, tempo, otel } = addPlatform(environment, { keep });
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
