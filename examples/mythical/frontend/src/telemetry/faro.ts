import { getWebInstrumentations, initializeFaro } from '@grafana/faro-web-sdk';
import { TracingInstrumentation } from '@grafana/faro-web-tracing';
import { recordBy } from './record';

/** Errors, web vitals, sessions and traces of the page. https://grafana.com/docs/grafana-cloud/monitor-applications/frontend-observability/ */
export function start(attributes: Readonly<Record<string, string>>): void {
  const faro = initializeFaro({
    url: '/faro/collect',
    app: {
      name: attributes['service.name'] ?? 'mythical-frontend',
      namespace: attributes['service.namespace'],
      version: attributes['service.version'],
      environment: attributes['deployment.environment'],
    },
    ignoreUrls: [/\/faro\/collect$/],
    instrumentations: [
      ...getWebInstrumentations(),
      new TracingInstrumentation({ resourceAttributes: { ...attributes } }),
    ],
  });
  recordBy((error) => faro.api.pushError(error));
}
