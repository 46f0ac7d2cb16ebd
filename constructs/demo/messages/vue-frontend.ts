import type { Component } from '../../kit';
import { podUidVariable, servedByNginx } from '../served-by-nginx';
import { spansOutside } from './spans-outside';
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
  const place = { cluster: messages.environment.cluster, namespace: messages.targetNamespace.name };
  const spans = spansOutside(messages, connections.otlpTo);
  const workload = servedByNginx(messages, {
    name,
    image: messages.images.vueFrontend,
    configuration: () => vueFrontendConfiguration(connections, place, spans),
    place,
    start: { before: [telemetry(messages), ...spans.start] },
    own: {
      environmentVariables: { POD_NAME: { field: 'metadata.name' }, NODE_NAME: { field: 'spec.nodeName' } },
      mounts: spans.mounts,
    },
    visitors: messageVisitorsScript,
  });
  workload.connect('otlpTo', 'otlp.http', connections.otlpTo, { usesAccess: true });
  workload.connect('flaskBackend', 'http', connections.flaskBackend);
}

/**
 * The attributes of the page's spans, for the page to read. The pod is among them: in another cluster nobody can look it up, and where
 * Cilium shows the flows of the namespace, a Collector on the same node sees the proxy's address instead of the pod's.
 */
function telemetry({ targetNamespace: { name: namespace }, environment, images }: Component): string {
  const attributes = JSON.stringify({
    'service.name': name,
    'service.namespace': namespace,
    'service.version': images.vueFrontend.tag,
    'deployment.environment': environment.name,
    'k8s.namespace.name': namespace,
    'k8s.container.name': name,
    'k8s.pod.name': '%s',
    'k8s.pod.uid': '%s',
    'k8s.node.name': '%s',
  });
  const values = ['POD_NAME', podUidVariable, 'NODE_NAME'].map((variable) => `"$${variable}"`).join(' ');
  return `printf '${attributes}' ${values} > ${writtenFolder}/${telemetryFile}`;
}
