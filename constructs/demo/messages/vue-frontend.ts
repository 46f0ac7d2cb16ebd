import { type Component, mebibytes, millicores, scratch, Workload } from '../../kit';
import { nginxUser, printNginx } from '../../kit/text/nginx';
import { nginxStart, startScript } from '../../kit/text/nginx-names';
import { messageVisitorsScript } from './visitors';
import {
  healthPath,
  telemetryFile,
  type VueFrontendConnections,
  vueFrontendConfiguration,
  writtenFolder,
} from './vue-frontend-config';

const name = 'vue-frontend';
const folder = '/etc/vue-frontend';
const port = 8080;
const podUidVariable = 'POD_UID';

/** The page of `examples/vue-frontend`, served by nginx, its visitors beside it. */
export function addVueFrontend(messages: Component, connections: VueFrontendConnections): void {
  const { cluster, name: environment } = messages.environment;
  const place = { cluster, namespace: messages.targetNamespace.name };
  const workload = new Workload(messages, {
    name,
    kind: 'Deployment',
    image: messages.images.vueFrontend,
    command: ['sh', `${folder}/${startScript}`],
    environmentVariables: { [podUidVariable]: { field: 'metadata.uid' } },
    configuration: [
      {
        name,
        mountPath: folder,
        files: () => ({
          'nginx.conf': printNginx(vueFrontendConfiguration(connections, place)),
          [startScript]: nginxStart(folder, place, { before: [telemetry(place.namespace, environment)] }),
          'visitors.sh': messageVisitorsScript(`http://127.0.0.1:${port}`),
        }),
      },
    ],
    identity: { user: nginxUser },
    ports: { http: { container: port } },
    mounts: [scratch('tmp', '/tmp', mebibytes(64))],
    resources: { cpu: millicores(10), memory: mebibytes(32), memoryLimit: mebibytes(64) },
    readiness: { path: healthPath, port: 'http' },
    liveness: { path: healthPath, port: 'http', periodSeconds: 30 },
    sidecars: [
      {
        name: 'visitors',
        image: messages.images.vueFrontend,
        command: ['sh', `${folder}/visitors.sh`],
        mounts: [{ mount: { name, mountPath: folder, readOnly: true } }],
        resources: { cpu: millicores(10), memory: mebibytes(16), memoryLimit: mebibytes(32) },
      },
    ],
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
