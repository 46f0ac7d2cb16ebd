import { type Component, mebibytes, millicores, scratch, Workload } from '../kit';
import { nginxUser, printNginx } from '../kit/text/nginx';
import { nginxStart, startScript } from '../kit/text/nginx-names';
import {
  type FrontendConnections,
  frontendConfiguration,
  healthPath,
  podAttributes,
  podUidVariable,
} from './frontend-config';
import { visitorsScript } from './visitors';

const name = 'frontend';
const folder = '/etc/frontend';
const port = 8080;

/** nginx with OpenTelemetry's module in front of the others, its visitors beside it. The image has a shell and wget. */
export function addFrontend(demo: Component, connections: FrontendConnections): void {
  const place = { cluster: demo.environment.cluster, namespace: demo.targetNamespace.name };
  const workload = new Workload(demo, {
    name,
    kind: 'Deployment',
    image: demo.images.nginxOtel,
    command: ['sh', `${folder}/${startScript}`],
    environmentVariables: { [podUidVariable]: { field: 'metadata.uid' } },
    configuration: [
      {
        name,
        mountPath: folder,
        files: () => ({
          'nginx.conf': printNginx(frontendConfiguration(name, connections, place)),
          [startScript]: nginxStart(folder, place, { further: podAttributes }),
          'visitors.sh': visitorsScript(`http://127.0.0.1:${port}`),
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
        image: demo.images.nginxOtel,
        command: ['sh', `${folder}/visitors.sh`],
        mounts: [{ mount: { name, mountPath: folder, readOnly: true } }],
        resources: { cpu: millicores(10), memory: mebibytes(16), memoryLimit: mebibytes(32) },
      },
    ],
  });
  workload.connect('otlpTo', 'otlp.grpc', connections.otlpTo);
  workload.connect('backend', 'http', connections.backend);
  workload.connect('springApp', 'http', connections.springApp);
}
