import type { App } from 'cdk8s';
import {
  Alloy,
  days,
  Environment,
  gibibytes,
  KafkaLogs,
  Loki,
  MessagesDemo,
  Mimir,
  OtelCollector,
  percent,
  plainNetwork,
  podLogs,
  Tempo,
  withOtlp,
} from '../../../../constructs';

const size = { retention: days(1), disk: gibibytes(2) };

/** The demo with accounts, messages and a log of events. Every trace is kept. */
export function messages(app: App): Environment {
  const environment = new Environment(app, 'messages', { cluster: { network: plainNetwork() } });
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
    keep: [percent(100)],
  });
  const demo = new MessagesDemo(environment, {
    namespace: applications,
    otlpTo: otel.otlp.http,
    instrument: withOtlp({ otlpTo: otel.otlp.http }),
  });
  new Alloy(environment, { namespace: agents, collect: [podLogs()], logsTo: loki.push });
  new KafkaLogs(environment, { brokers: demo.kafka, topics: ['events'], logsTo: loki.push });
  return environment;
}
