import type { App } from 'cdk8s';
import {
  Alloy,
  AlloyReceiver,
  Environment,
  Loki,
  Mimir,
  Pyroscope,
  percent,
  plainNetwork,
  podDefaults,
  podProfiles,
  Tempo,
} from '../../../../constructs';
import { size } from '../platform';

/** The pod that shows profiles of itself: a Go program, whose port has them beside its metrics. */
export const shown = { service: 'tempo', namespace: 'monitoring', port: 3200 };

const annotations = Object.fromEntries(
  ['cpu', 'goroutine'].flatMap((kind) => [
    [`profiles.grafana.com/${kind}.scrape`, 'true'],
    [`profiles.grafana.com/${kind}.port`, String(shown.port)],
  ]),
);

/** Profiles that are pushed to their store, pushed to Alloy, and pulled by Alloy. */
export function profiles(app: App): Environment {
  const environment = new Environment(app, 'profiles', { cluster: { network: plainNetwork() } });
  environment.addNamespace(shown.namespace);
  const agents = environment.addNamespace('monitoring-agents', {
    podSecurity: 'privileged',
    reason: 'node agents keep their state in a folder of the node',
  });
  const pyroscope = new Pyroscope(environment, { ...size, processes: 5 });
  new AlloyReceiver(environment, {
    metricsTo: new Mimir(environment, size).otlp,
    logsTo: new Loki(environment, size).otlp,
    tracesTo: new Tempo(environment, { ...size, pods: podDefaults({ annotations }) }).otlp,
    profilesTo: pyroscope.push,
    keep: [percent(100)],
  });
  new Alloy(environment, {
    namespace: agents,
    collect: [podProfiles({ ports: [shown.port], namespaces: [shown.namespace] })],
    profilesTo: pyroscope.push,
  });
  return environment;
}
