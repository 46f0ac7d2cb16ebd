import { App } from 'cdk8s';
import { Alloy, podLogs } from '../../constructs/alloy';
import { Environment, type LogRule, percent, plainNetwork } from '../../constructs/kit';
import { Loki } from '../../constructs/loki';
import { OtelCollector } from '../../constructs/otel-collector';
import { Promtail } from '../../constructs/promtail';
import { Tempo } from '../../constructs/tempo';
import { size } from '../bad-input/cases';
import { objectOf } from '../support';

/** An environment with these log rules and everything that sends lines to a store. */
export function ruledEnvironment(...logRules: readonly LogRule[]): Environment {
  const environment = new Environment(new App({ outdir: 'dist' }), 'test', {
    cluster: { network: plainNetwork() },
    logRules,
  });
  environment.addNamespace('monitoring');
  const agents = environment.addNamespace('agents', { podSecurity: 'privileged', reason: 'they read log files' });
  const loki = new Loki(environment, size);
  const tempo = new Tempo(environment, size);
  new Alloy(environment, { namespace: agents, collect: [podLogs()], logsTo: loki.push });
  new Promtail(environment, { namespace: agents, collect: [podLogs()], logsTo: loki.push });
  new OtelCollector(environment, {
    logsTo: loki.otlp,
    tracesTo: tempo.otlp,
    metricsTo: { store: tempo.reference, keepsExemplars: false, scrape: () => false },
    keep: [percent(100)],
  });
  return environment;
}

/** A file of a ConfigMap that an environment renders. */
export function renderedFile(environment: Environment, configMap: string, file: string): string {
  return objectOf(environment, 'ConfigMap', configMap).data[file];
}
