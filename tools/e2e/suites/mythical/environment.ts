import type { App } from 'cdk8s';
import {
  Alloy,
  annotatedPods,
  type Environment,
  MythicalDemo,
  Pyroscope,
  percent,
  podLogs,
  withOtlp,
} from '../../../../constructs';
import { addPlatform, environmentOfDemo, size } from '../platform';

/** The mythical services, of which every trace is kept and every metric pulled. */
export function mythical(app: App): Environment {
  const { environment, agents, applications } = environmentOfDemo(app, 'mythical');
  const { loki, mimir, otel } = addPlatform(environment, { keep: [percent(100)] });
  new MythicalDemo(environment, {
    namespace: applications,
    instrument: withOtlp({ otlpTo: otel.otlp.http }),
    profilesTo: new Pyroscope(environment, { ...size, processes: 3 }).push,
    browserTelemetryTo: otel.otlp.http,
  });
  new Alloy(environment, {
    namespace: agents,
    collect: [podLogs(), annotatedPods({ ports: [4000, 4001, 4002, 15692], namespaces: [applications.name] })],
    logsTo: loki.push,
    metricsTo: mimir.remoteWrite,
  });
  return environment;
}
