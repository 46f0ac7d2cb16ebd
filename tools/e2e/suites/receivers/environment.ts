import type { App } from 'cdk8s';
import {
  AlloyReceiver,
  Environment,
  errors,
  Loki,
  Mimir,
  OtelCollector,
  plainNetwork,
  seconds,
  slowerThan,
  Tempo,
} from '../../../../constructs';
import { size } from '../platform';

/** Both receivers before the same stores. The shares that they keep at random would differ, so none is kept. */
export function receivers(app: App): Environment {
  const environment = new Environment(app, 'receivers', { cluster: { network: plainNetwork() } });
  environment.addNamespace('monitoring');
  const loki = new Loki(environment, size);
  const pipelines = {
    metricsTo: new Mimir(environment, size).otlp,
    logsTo: loki.otlp,
    tracesTo: new Tempo(environment, size).otlp,
    keep: [errors(), slowerThan(seconds(1))],
    cors: { allowedOrigins: ['https://shop.example.com'] },
  };
  new OtelCollector(environment, pipelines);
  new AlloyReceiver(environment, {
    ...pipelines,
    linesTo: loki.push,
    faro: { corsAllowedOrigins: ['https://shop.example.com'] },
  });
  return environment;
}
