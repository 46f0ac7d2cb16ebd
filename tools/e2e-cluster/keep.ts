import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type NetConnectOpts, type Server } from 'node:net';
import { syncedAndHealthy } from './argocd/applications';
import { withCluster } from './cluster';
import type { Context } from './context';
import { bootstrap, follow } from './follow';
import { apiServerPort } from './kubernetes/identities';

/** How somebody outside the run's network reaches the API server inside it. */
export interface Kept {
  /** The socket that both sides see. */
  readonly socket: string;
  /** The port outside, on loopback. */
  readonly port: number;
}

/** Outside: everything that comes to a free port of loopback goes through a socket. */
export async function forwardTo(socket: string): Promise<Kept> {
  const server = forward({ path: socket });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { socket, port: (server.address() as AddressInfo).port };
}

/** Inside: brings an environment up, and leaves it so until the run is interrupted. */
export function keepCluster(context: Context, { socket, port }: Kept): Promise<void> {
  const { report } = context;
  return withCluster(context, 'kept', async (controlPlane) => {
    const followed = await follow(context, controlPlane);
    await bootstrap(followed, context.dist);
    const wrong = await followed.applications.eventually(180, syncedAndHealthy(followed.repository.head));
    report.note(wrong.join('\n') || 'Every Application is Synced and Healthy.');
    const server = forward({ host: '127.0.0.1', port: apiServerPort });
    server.listen(socket);
    await once(server, 'listening');
    report.note('The cluster stays until Ctrl-C.');
    console.log(`export KUBECONFIG=${controlPlane.identities.kubeconfigAt(port)}`);
    await once(server, 'close');
  });
}

function forward(to: NetConnectOpts): Server {
  return createServer((near) => {
    const far = connect(to);
    for (const side of [near, far]) {
      side.on('error', () => {
        near.destroy();
        far.destroy();
      });
    }
    near.pipe(far).pipe(near);
  });
}
