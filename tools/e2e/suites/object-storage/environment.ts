import type { App } from 'cdk8s';
import {
  Environment,
  Loki,
  Mimir,
  OtelCollector,
  Pyroscope,
  percent,
  plainNetwork,
  Tempo,
} from '../../../../constructs';
import { bucketFor, storageIn } from '../in-bucket';
import { size } from '../platform';

/** Where everything is kept. */
export const bucket = bucketFor('telemetry');

/** How long traces are on Tempo's volume alone here; five minutes otherwise. */
const shortBlocks = '15s';

/** Every store with its data in one bucket, behind a certificate authority of the company. Every trace is kept. */
export function objectStorage(app: App): Environment {
  const environment = new Environment(app, 'object-storage', { cluster: { network: plainNetwork() } });
  environment.addNamespace(bucket.namespace);
  const at = (prefix: string) => ({ ...size, storage: storageIn(environment, bucket, prefix) });
  const mimir = new Mimir(environment, at('mimir'));
  const loki = new Loki(environment, at('loki'));
  const tempo = new Tempo(environment, {
    ...at('tempo'),
    metricsTo: mimir.remoteWrite,
    configuration: (typed) => ({ ...typed, live_store: { ...typed.live_store, max_block_duration: shortBlocks } }),
  });
  new Pyroscope(environment, at('pyroscope'));
  const to = { metricsTo: mimir.otlp, logsTo: loki.otlp, tracesTo: tempo.otlp };
  new OtelCollector(environment, { ...to, keep: [percent(100)] });
  return environment;
}
