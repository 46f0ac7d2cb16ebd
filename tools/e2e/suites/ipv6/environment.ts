import type { App } from 'cdk8s';
import {
  days,
  Environment,
  errors,
  Gateway,
  gibibytes,
  Instrumentation,
  Loki,
  Mimir,
  OtelCollector,
  Prometheus,
  percent,
  plainNetwork,
  Tempo,
} from '../../../../constructs';

const size = { retention: days(1), disk: gibibytes(2) };

/** What listens or is asked by its address, on a cluster without IPv4. */
export function ipv6(app: App): Environment {
  const environment = new Environment(app, 'ipv6', {
    cluster: {
      network: plainNetwork(),
      ipFamilies: ['IPv6'],
      ingressClasses: [{ name: 'nginx', namespace: 'ingress-nginx' }],
    },
  });
  environment.addNamespace('monitoring');
  const mimir = new Mimir(environment, size);
  const loki = new Loki(environment, size);
  const tempo = new Tempo(environment, { ...size, metricsTo: mimir.remoteWrite });
  const otel = new OtelCollector(environment, {
    metricsTo: mimir.otlp,
    logsTo: loki.otlp,
    tracesTo: tempo.otlp,
    keep: [errors(), percent(10)],
    jaeger: true,
    disk: gibibytes(2),
  });
  new Prometheus(environment, size).watch(mimir, loki, tempo, otel);
  new Instrumentation(environment, { otlpTo: otel.otlp.grpc, receivers: [otel], senders: 'any' });
  new Gateway(environment, { domain: 'example.com', users: 'people', hosts: { loki: loki.query, tempo: tempo.query } });
  return environment;
}
