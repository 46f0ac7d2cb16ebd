import type { App } from 'cdk8s';
import {
  Environment,
  Loki,
  mebibytes,
  OtelCollector,
  OtelForwarder,
  Prometheus,
  percent,
  plainNetwork,
  seconds,
  Tempo,
} from '../../../../constructs';
import { size } from '../platform';

/** A Collector that passes on, with the smallest disk that it may have, in the cluster of the Collector that it passes on to. */
export function fullQueue(app: App): Environment {
  const environment = new Environment(app, 'full-queue', { cluster: { name: 'shop', network: plainNetwork() } });
  environment.addNamespace('monitoring');
  const prometheus = new Prometheus(environment, {
    ...size,
    scrapeInterval: seconds(5),
    // Alerts are looked at more often than each minute, so that the run is short.
    configuration: ({ global, ...same }) => ({ ...same, global: { ...global, evaluation_interval: '5s' } }),
  });
  const loki = new Loki(environment, size);
  const tempo = new Tempo(environment, { ...size, metricsTo: prometheus.remoteWrite });
  const otel = new OtelCollector(environment, {
    metricsTo: prometheus.otlp,
    logsTo: loki.otlp,
    tracesTo: tempo.otlp,
    keep: [percent(100)],
  });
  const forwarder = new OtelForwarder(environment, {
    name: 'forwarder',
    sendTo: otel.otlp.http,
    disk: mebibytes(256),
  });
  prometheus.watch(forwarder);
  return environment;
}
