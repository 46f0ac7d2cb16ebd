import type { Component } from '../kit';
import { type FrontendConnections, frontendConfiguration, podAttributes } from './frontend-config';
import { servedByNginx } from './served-by-nginx';
import { visitorsScript } from './visitors';

const name = 'frontend';

/** nginx with OpenTelemetry's module in front of the others. */
export function addFrontend(demo: Component, connections: FrontendConnections): void {
  const place = { cluster: demo.environment.cluster, namespace: demo.targetNamespace.name };
  const workload = servedByNginx(demo, {
    name,
    image: demo.images.nginxOtel,
    configuration: () => frontendConfiguration(name, connections, place),
    place,
    start: { further: podAttributes },
    visitors: visitorsScript,
  });
  workload.connect('otlpTo', 'otlp.grpc', connections.otlpTo);
  workload.connect('backend', 'http', connections.backend);
  workload.connect('springApp', 'http', connections.springApp);
}
