import type { App } from 'cdk8s';
import {
  days,
  Environment,
  type EnvironmentProps,
  gibibytes,
  Loki,
  Mimir,
  OtelCollector,
  type OtelCollectorProps,
  plainNetwork,
  Tempo,
  type TempoProps,
} from '../../../constructs';

/** What environments of suites have in common. */

/** Nothing is kept longer than a run. */
export const size = { retention: days(1), disk: gibibytes(2) };

/** The stores, and the Collector in front of them. `collector`, `dimensions`: what it and Tempo are told beside where they send. */
export function addPlatform(
  environment: Environment,
  collector: Omit<OtelCollectorProps, 'metricsTo' | 'logsTo' | 'tracesTo'>,
  { dimensions }: Pick<TempoProps, 'dimensions'> = {},
) {
  const mimir = new Mimir(environment, size);
  const loki = new Loki(environment, size);
  const tempo = new Tempo(environment, { ...size, metricsTo: mimir.remoteWrite, dimensions });
  const stores = { metricsTo: mimir.otlp, logsTo: loki.otlp, tracesTo: tempo.otlp };
  return { mimir, loki, tempo, otel: new OtelCollector(environment, { ...stores, ...collector }) };
}

/** An environment for a demo and the agents of its nodes. `props`: what is said beside its cluster. */
export function environmentOfDemo(app: App, name: string, props: Omit<EnvironmentProps, 'cluster'> = {}) {
  const environment = new Environment(app, name, { ...props, cluster: { network: plainNetwork() } });
  environment.addNamespace('monitoring');
  const agents = environment.addNamespace('monitoring-agents', {
    podSecurity: 'privileged',
    reason: 'node agents read the log files of every pod',
  });
  return { environment, agents, applications: environment.addNamespace('demo') };
}
