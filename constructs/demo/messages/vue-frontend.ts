import type { Component } from '../../kit';
import { podUidVariable, servedByNginx } from '../served-by-nginx';
import { messageVisitorsScript } from './visitors';
import {
  telemetryFile,
  type VueFrontendConnections,
  vueFrontendConfiguration,
  writtenFolder,
} from './vue-frontend-config';

const name = 'vue-frontend';

/** The page of `examples/vue-frontend`. */
export function addVueFrontend(messages: Component, connections: VueFrontendConnections): void {
  const { cluster, name: environment } = messages.environment;
  const place = { cluster, namespace: messages.targetNamespace.name };
  const workload = servedByNginx(messages, {
    name,
    image: messages.images.vueFrontend,
    configuration: () => vueFrontendConfiguration(connections, place),
    place,
    start: { before: [telemetry(place.namespace, environment)] },
    visitors: messageVisitorsScript,
  });
  workload.connect('otlpTo', 'otlp.http', connections.otlpTo);
  workload.connect('flaskBackend', 'http', connections.flaskBackend);
}

/**
 * The attributes of the page's spans, for the page to read. The pod is among them: where Cilium shows the flows of the namespace, a
 * Collector on the same node sees the proxy's address instead of the pod's.
 */
function telemetry(namespace: string, environment: string): string {
  const attributes = JSON.stringify({
    'service.name': name,
    'service.namespace': namespace,
    'deployment.environment': environment,
    'k8s.container.name': name,
    'k8s.pod.uid': '%s',
  });
  return `printf '${attributes}' "$${podUidVariable}" > ${writtenFolder}/${telemetryFile}`;
}
