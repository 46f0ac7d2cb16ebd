import { type Component, type Endpoint, mebibytes, millicores, Workload } from '../kit';

/** An httpbin: it answers with what it is asked for, errors and delays too. https://github.com/mccutchen/go-httpbin */
export function addBackend(demo: Component): Endpoint<'http'> {
  const workload = new Workload(demo, {
    name: 'backend',
    kind: 'Deployment',
    image: demo.images.goHttpbin,
    identity: { user: 65532 },
    ports: { http: { container: 8080 } },
    goProgram: true,
    resources: { cpu: millicores(10), memory: mebibytes(32), memoryLimit: mebibytes(64) },
    readiness: { path: '/status/200', port: 'http' },
    liveness: { path: '/status/200', port: 'http', periodSeconds: 30 },
  });
  return workload.endpoint('http', 'http', {});
}
