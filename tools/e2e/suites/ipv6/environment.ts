import type { App } from 'cdk8s';
import {
  Environment,
  errors,
  Gateway,
  gibibytes,
  Instrumentation,
  Prometheus,
  percent,
  plainNetwork,
} from '../../../../constructs';
import { addPlatform, size } from '../platform';

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
  const collector = { keep: [errors(), percent(10)], jaeger: true, disk: gibibytes(2) };
  const { mimir, loki, tempo, otel } = addPlatform(environment, collector);
  new Prometheus(environment, size).watch(mimir, loki, tempo, otel);
  new Instrumentation(environment, { otlpTo: otel.otlp.grpc, receivers: [otel], senders: 'any' });
  new Gateway(environment, { domain: 'example.com', users: 'people', hosts: { loki: loki.query, tempo: tempo.query } });
  return environment;
}
