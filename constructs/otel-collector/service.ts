import type { Pipeline } from '../opentelemetry/pipelines';
import { type CollectorConfiguration, collectorConfiguration } from './configuration';
import { healthCheck } from './health-check';

/** The port with the Collector's own metrics. */
export const metricsPort = 8888;

/** The whole configuration of a Collector with these pipelines. https://opentelemetry.io/docs/collector/configuration/ */
export const configurationOf = (pipelines: readonly Pipeline[]): CollectorConfiguration =>
  collectorConfiguration({
    pipelines,
    extensions: [healthCheck()],
    telemetry: {
      logs: { encoding: 'json' },
      // Its own metrics are offered on localhost unless told otherwise.
      metrics: { readers: [{ pull: { exporter: { prometheus: { host: '0.0.0.0', port: metricsPort } } } }] },
    },
  });
