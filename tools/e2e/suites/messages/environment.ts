import type { App } from 'cdk8s';
import {
  Alloy,
  type Environment,
  image,
  KafkaLogs,
  MessagesDemo,
  percent,
  podLogs,
  withOtlp,
} from '../../../../constructs';
import { addPlatform, environmentOfDemo } from '../platform';

/** The demo with accounts, messages and a log of events. Every trace is kept. */
export function messages(app: App): Environment {
  const { environment, agents, applications } = environmentOfDemo(app, 'messages', {
    // The application with the SDK that it brings.
    images: { flaskBackend: image('flask-backend', '1.0.0-sdk') },
  });
  const { loki, otel } = addPlatform(environment, { keep: [percent(100)] });
  const demo = new MessagesDemo(environment, {
    namespace: applications,
    otlpTo: otel.otlp.http,
    instrument: withOtlp({ otlpTo: otel.otlp.http }),
  });
  new Alloy(environment, { namespace: agents, collect: [podLogs()], logsTo: loki.push });
  new KafkaLogs(environment, { brokers: demo.kafka, topics: ['events'], logsTo: loki.push });
  return environment;
}
